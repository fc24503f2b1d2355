/// One page of an item's changes as it came over the wire, with what is needed to go on.
public struct ChangesPage: Sendable {
  /// How much of the item's history the provider has.
  public enum History: String, Hashable, Sendable {
    case notReady, initial, complete, unknown
  }

  /// The answer's bytes, which the store keeps and `Aggregator.batch` decodes.
  public let body: [UInt8]
  /// The cursor behind this page; `""` means that nothing is ready, and is never stored.
  public let nextCursor: String
  /// True when another page follows.
  public let hasMore: Bool
  /// How much of the history the provider has.
  public let history: History
  /// How many changes the page holds.
  public let changeCount: Int
  /// The accounts that have transactions, with the balances that belong to these changes.
  public let accounts: [AccountReport]

  /// Describes a page.
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
