/// One page of an item's changes as received, with the information needed to continue.
package struct ChangesPage: Sendable {
  /// How much of the item's history the provider has.
  package enum History: String, Hashable, Sendable {
    case notReady, initial, complete, unknown
  }

  /// The response's bytes, which the store saves and `PageDecoder.batch` decodes.
  package let body: [UInt8]
  /// The cursor after this page; `""` means that no data is ready, and is never stored.
  package let nextCursor: String
  /// True when another page follows.
  package let hasMore: Bool
  /// How much of the history the provider has.
  package let history: History
  /// The number of changes in the page.
  package let changeCount: Int
  /// The accounts that have transactions, with the balances as of these changes.
  package let accounts: [AccountReport]

  /// Creates a page.
  package init(
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
