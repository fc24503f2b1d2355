import Ledger

/// What a pull shall do.
public struct PullOptions: Hashable, Sendable {
  /// The items to pull, by number; `nil` is all items and the manual accounts.
  public var items: [ItemID]?
  /// Only the balances of these accounts, of which nothing is fetched; goes before `items`.
  public var accounts: [AccountID]?
  /// Forget the cursors and compute everything again.
  public var isFull = false
  /// Ask the banks for fresh balances, which is billed.
  public var isLive = false
  /// Wait for another process's sync instead of giving up.
  public var waits = false
  /// Products to call beyond those that the item is billed for already.
  public var products: [String] = ["transactions"]

  /// An ordinary pull of everything.
  public init() {}
}
