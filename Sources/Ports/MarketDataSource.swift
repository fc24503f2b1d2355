import Ledger

/// Where exchange rates and closes come from that no provider sends.
public protocol MarketDataSource: Sendable {
  /// Sets what is new; returns what could not be had.
  func refresh(_ family: Family, in store: any LedgerStore) async throws -> [Warning]
}
