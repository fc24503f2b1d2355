import PlaidSyncLedger

/// A source of exchange rates and closing prices that the provider does not send.
package protocol MarketDataSource: Sendable {
  /// Stores new rates and prices; returns warnings about those that could not be fetched.
  func refresh(_ family: Family, in store: any LedgerStore) async throws -> [Warning]
}
