import Ledger
import Ports

extension Application {
  /// Reads exchange rates from a file with the columns `date`, `from`, `to` and `rate`, and sets all
  /// of them or, when one is wrong, none; returns how many there were and how many were new.
  public func importRates(
    from path: String, in family: Family
  ) async throws -> (read: Int, changed: Int) {
    try await MarketDataImport(books: books, family: family)
      .rates(try MarketDataFile(path: path, columns: MarketDataImport.rateColumns))
  }

  /// Reads closes from a file with the columns `date`, `security` (its ticker or its number) and
  /// `price`, and perhaps `currency`; sets all of them or, when one is wrong, none.
  public func importPrices(
    from path: String, in family: Family
  ) async throws -> (read: Int, changed: Int) {
    try await MarketDataImport(books: books, family: family)
      .prices(try MarketDataFile(path: path, columns: MarketDataImport.priceColumns))
  }

  /// Sets the exchange rates that the configured program prints; returns how many there were and how
  /// many were new.
  public func updateRates(of family: Family) async throws -> (read: Int, changed: Int) {
    try await MarketDataPrograms(configuration).updateRates(of: family, in: books)
  }

  /// Sets the closing prices that the configured program prints; returns how many there were and how
  /// many were new.
  public func updatePrices(of family: Family) async throws -> (read: Int, changed: Int) {
    try await MarketDataPrograms(configuration).updatePrices(of: family, in: books)
  }

  /// The security with a ticker, in whatever case, or a number.
  public func security(named name: String, in family: Family) async throws -> Security {
    let found = try await books.securities(of: family.id).filter { $0.isNamed(name) }
    guard let security = found.first else {
      throw Failure(
        .notFound, "there is no security \"\(name)\"", remedy: .see(.holdings))
    }
    guard found.count == 1 else {
      let all = found.map { "\($0.id) (\($0.name ?? $0.ticker ?? ""))" }
      throw Failure(
        .usage, "\"\(name)\" are several securities: \(all.joined(separator: ", "))",
        remedy: "name one by its number")
    }
    return security
  }
}

extension Security {
  /// Whether a person means it by this word.
  func isNamed(_ word: String) -> Bool {
    id.description == word || ticker?.lowercased() == word.lowercased()
  }
}
