import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Imports exchange rates from a file with the columns `date`, `from`, `to` and `rate`.
  ///
  /// - Returns: How many rates the file has, and how many of them were new or changed. If one is
  ///   invalid, none is imported and an error is thrown.
  package func importRates(
    from path: String, in family: Family
  ) async throws -> (read: Int, changed: Int) {
    try await MarketDataImport(ledger: store(of: family), family: family)
      .rates(try MarketDataFile(path: path, columns: MarketDataImport.rateColumns))
  }

  /// Imports closing prices from a file with the columns `date`, `security` (ticker or number),
  /// `price` and, optionally, `currency`.
  ///
  /// - Returns: How many prices the file has, and how many of them were new or changed. If one is
  ///   invalid, none is imported and an error is thrown.
  package func importPrices(
    from path: String, in family: Family
  ) async throws -> (read: Int, changed: Int) {
    try await MarketDataImport(ledger: store(of: family), family: family)
      .prices(try MarketDataFile(path: path, columns: MarketDataImport.priceColumns))
  }

  /// Imports the exchange rates that the configured program prints; returns how many it printed,
  /// and how many of them were new or changed.
  package func updateRates(of family: Family) async throws -> (read: Int, changed: Int) {
    try await MarketDataPrograms(configuration).updateRates(of: family, in: store(of: family))
  }

  /// Imports the closing prices that the configured program prints; returns how many it printed,
  /// and how many of them were new or changed.
  package func updatePrices(of family: Family) async throws -> (read: Int, changed: Int) {
    try await MarketDataPrograms(configuration).updatePrices(of: family, in: store(of: family))
  }

  /// Returns the security with the given ticker, in upper or lower case, or number.
  package func security(named name: String, in family: Family) async throws -> Security {
    let found = try await store(of: family).securities(of: family.id).filter { $0.isNamed(name) }
    guard let security = found.first else {
      throw Failure(
        .notFound, "there is no security \"\(name)\"", remedy: .see(.holdings))
    }
    guard found.count == 1 else {
      let all = found.map { "\($0.id) (\($0.name ?? $0.ticker ?? ""))" }
      throw Failure(
        .usage, "\"\(name)\" matches several securities: \(all.joined(separator: ", "))",
        remedy: "name one by its number")
    }
    return security
  }
}

extension Security {
  /// Whether what the user typed is this security's number or ticker.
  func isNamed(_ word: String) -> Bool {
    id.description == word || ticker?.lowercased() == word.lowercased()
  }
}
