/// One page of an item's changes as received, with the information needed to continue.
public struct ChangesPage: Sendable {
  /// How much of the item's history the provider has.
  public enum History: String, Hashable, Sendable {
    case notReady, initial, complete, unknown
  }

  /// The response's bytes, which the store saves and `Aggregator.batch` decodes.
  public let body: [UInt8]
  /// The cursor after this page; `""` means that no data is ready, and is never stored.
  public let nextCursor: String
  /// True when another page follows.
  public let hasMore: Bool
  /// How much of the history the provider has.
  public let history: History
  /// The number of changes in the page.
  public let changeCount: Int
  /// The accounts that have transactions, with the balances as of these changes.
  public let accounts: [AccountReport]

  /// Creates a page.
  public init(
    body: [UInt8], nextCursor: String, hasMore: Bool, history: History, changeCount: Int,
    accounts: [AccountReport]
  ) {
    self.body = body
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.history = history
    self.changeCount = changeCount
    self.accounts = accounts
  }
}
