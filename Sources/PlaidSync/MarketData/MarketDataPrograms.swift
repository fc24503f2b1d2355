import PlaidSyncLedger
import PlaidSyncPorts

/// The user's programs that print exchange rates and closing prices.
struct MarketDataPrograms: MarketDataSource {
  private let configuration: Configuration

  init(_ configuration: Configuration) {
    self.configuration = configuration
  }

  /// Runs the configured programs; if one fails, the stored data stays as it is.
  func refresh(_ family: Family, in store: any LedgerStore) async throws -> [Warning] {
    let rates = try await problem {
      guard configuration.ratesCommand != nil else { return }
      _ = try await updateRates(of: family, in: store)
    }
    let prices = try await problem {
      guard configuration.pricesCommand != nil else { return }
      _ = try await updatePrices(of: family, in: store)
    }
    return [rates, prices].compactMap { $0 }
  }

  /// Imports the exchange rates that the program prints; returns how many it printed, and how many
  /// of them were new or changed.
  func updateRates(
    of family: Family, in ledger: any LedgerStore
  ) async throws -> (read: Int, changed: Int) {
    let command = try command("rates_command", configuration.ratesCommand)
    let known = try await ledger.exchangeRates(of: family.id)
    var variables = ["PLAID_SYNC_CURRENCY": family.currency.code]
    variables["PLAID_SYNC_SINCE"] = known.map(\.date).max()?.description
    return try await MarketDataImport(ledger: ledger, family: family).rates(
      try await command.file(columns: MarketDataImport.rateColumns, variables: variables))
  }

  /// Imports the closing prices that the program prints; returns how many it printed, and how many
  /// of them were new or changed.
  func updatePrices(
    of family: Family, in ledger: any LedgerStore
  ) async throws -> (read: Int, changed: Int) {
    let command = try command("prices_command", configuration.pricesCommand)
    let tickers = try await ledger.securities(of: family.id).filter { !$0.isCash }
      .compactMap(\.ticker)
    return try await MarketDataImport(ledger: ledger, family: family).prices(
      try await command.file(
        columns: MarketDataImport.priceColumns,
        variables: ["PLAID_SYNC_SECURITIES": tickers.joined(separator: " ")]))
  }

  private func command(_ key: String, _ words: [String]?) throws(Failure) -> MarketDataCommand {
    guard let words else {
      throw Failure(
        .configuration, "there is no program to run: \"\(key)\" is not configured",
        remedy: "set it in \(configuration.filePath), or import a file")
    }
    return MarketDataCommand(
      key: key, words: words, environment: configuration.environmentWithoutSecrets)
  }

  private func problem(_ step: () async throws -> Void) async throws -> Warning? {
    do {
      try await step()
      return nil
    } catch let failure as Failure where failure.isTheProgramsFault {
      return Warning(failure.message, remedy: failure.remedy)
    }
  }
}

extension Failure {
  /// Whether the cause is a program or its output, not the ledger.
  fileprivate var isTheProgramsFault: Bool { code == .configuration || code == .badInput }
}

/// A user's program that prints rates or prices in the format of `MarketDataFile`.
struct MarketDataCommand {
  /// The configuration key that names it.
  let key: String
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The environment that it runs in, without the variables that hold secrets.
  let environment: Environment
  /// How long it may take.
  var secondsMax = 60

  /// Runs the program and parses its output; it shares our standard error.
  func file(
    columns: [String], variables: [String: String]
  ) async throws(Failure) -> MarketDataFile {
    let given = environment.adding(variables)
    let ending: ChildProgram.Ending
    do throws(ChildProgram.Problem) {
      ending = try await ChildProgram(words, environment: given)
        .run(input: [], secondsMax: secondsMax)
    } catch {
      throw failure(error.reason)
    }
    guard ending.status == 0 else { throw failure("it ended with status \(ending.status)") }
    // Half a number would look like a whole one.
    guard ending.output.count < ChildProgram.outputBytesMax else {
      throw failure("it printed more than \(ChildProgram.outputBytesMax) bytes")
    }
    return try MarketDataFile(ending.output, name: words[0], columns: columns)
  }

  private func failure(_ reason: String) -> Failure {
    Failure(
      .configuration, "\"\(key)\": \(words[0]): \(reason); nothing was imported",
      remedy: "run it by hand, or correct \"\(key)\"")
  }
}
