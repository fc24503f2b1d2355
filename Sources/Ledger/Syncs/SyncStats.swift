/// What one sync did, in figures.
public struct SyncStats: Hashable, Sendable {
  public var requests = 0
  /// How many of the requests cost money.
  public var billed = 0
  public var pages = 0
  public var restarts = 0
  public var added = 0
  public var modified = 0
  public var removed = 0
  public var unchanged = 0
  /// Lines of holdings, trades and terms of debts that were read.
  public var holdings = 0
  public var trades = 0
  public var liabilities = 0
  public var quarantined = 0
  public var rounded = 0
  public var balancesComputed = 0
  public var balancesWritten = 0
  /// The adjustment on the newest anchored day: what entries do not explain.
  public var drift: Amount?

  /// Nothing done yet.
  public init() {}

  /// Adds another sync's figures; drifts of different accounts are not summed.
  public mutating func add(_ other: SyncStats) {
    requests += other.requests
    billed += other.billed
    pages += other.pages
    restarts += other.restarts
    added += other.added
    modified += other.modified
    removed += other.removed
    unchanged += other.unchanged
    holdings += other.holdings
    trades += other.trades
    liabilities += other.liabilities
    quarantined += other.quarantined
    rounded += other.rounded
    balancesComputed += other.balancesComputed
    balancesWritten += other.balancesWritten
  }
}
