import Ledger
import Ports

extension Application {
  /// Sets the exchange rates that the configured program prints; returns how many there were and how
  /// many were new.
  public func updateRates(of family: Family) async throws -> (read: Int, changed: Int) {
    guard let command = configuration.ratesProgram else { throw missing("rates_command") }
    return try await updateRates(of: family, by: command, in: books)
  }

  /// Sets the closing prices that the configured program prints; returns how many there were and how
  /// many were new.
  public func updatePrices(of family: Family) async throws -> (read: Int, changed: Int) {
    guard let command = configuration.pricesProgram else { throw missing("prices_command") }
    return try await updatePrices(of: family, by: command, in: books)
  }

  /// Asks both programs, where there are any, before balances are computed; returns what went wrong,
  /// which a pull does without.
  func updateFigures(of family: Family, in books: any LedgerStore) async throws -> [String] {
    let rates = try await problem {
      guard let command = configuration.ratesProgram else { return }
      _ = try await updateRates(of: family, by: command, in: books)
    }
    let prices = try await problem {
      guard let command = configuration.pricesProgram else { return }
      _ = try await updatePrices(of: family, by: command, in: books)
    }
    return [rates, prices].compactMap { $0 }
  }

  private func problem(_ step: () async throws -> Void) async throws -> String? {
    do {
      try await step()
      return nil
    } catch let failure as Failure where failure.isTheProgramsFault {
      return failure.message + (failure.remedy.map { " (\($0))" } ?? "")
    }
  }

  private func updateRates(
    of family: Family, by command: FigureCommand, in books: any LedgerStore
  ) async throws -> (read: Int, changed: Int) {
    let known: [ExchangeRate] = try await books.rates(of: family.id)
    var variables = ["PLAID_SYNC_CURRENCY": family.currency.code]
    variables["PLAID_SYNC_SINCE"] = known.map(\.date).max()?.description
    return try await FigureImport(books: books, family: family).rates(
      try command.file(columns: FigureImport.rateColumns, variables: variables))
  }

  private func updatePrices(
    of family: Family, by command: FigureCommand, in books: any LedgerStore
  ) async throws -> (read: Int, changed: Int) {
    let tickers = try await books.securities(of: family.id).filter { !$0.isCash }
      .compactMap(\.ticker)
    return try await FigureImport(books: books, family: family).prices(
      try command.file(
        columns: FigureImport.priceColumns,
        variables: ["PLAID_SYNC_SECURITIES": tickers.joined(separator: " ")]))
  }

  private func missing(_ key: String) -> Failure {
    Failure(
      .configuration, "there is no program to ask: \"\(key)\" is not configured",
      remedy: "set it in \(configuration.filePath), or import a file")
  }
}

extension Configuration {
  fileprivate var ratesProgram: FigureCommand? {
    ratesCommand.map {
      FigureCommand(key: "rates_command", words: $0, environment: environmentWithoutSecrets)
    }
  }

  fileprivate var pricesProgram: FigureCommand? {
    pricesCommand.map {
      FigureCommand(key: "prices_command", words: $0, environment: environmentWithoutSecrets)
    }
  }
}

extension Failure {
  /// Whether a program, or what it prints, is to blame, and not the books.
  fileprivate var isTheProgramsFault: Bool { code == .configuration || code == .badInput }
}
