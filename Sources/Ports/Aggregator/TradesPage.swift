/// One page of an item's trades between two days, newest first.
public struct TradesPage: Hashable, Sendable {
  public let accounts: [AccountReport]
  public let trades: [TradeReport]
  /// The securities of these trades.
  public let securities: [SecurityReport]
  /// How many trades there are between the two days, on all pages.
  public let totalCount: Int
  /// How many the page has, read or unread: so much further on the next page begins.
  public let count: Int
  /// What could not be read.
  public let undecodable: [UndecodableElement]

  /// Describes a page.
  public init(
    accounts: [AccountReport], trades: [TradeReport], securities: [SecurityReport],
    totalCount: Int, count: Int, undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.trades = trades
    self.securities = securities
    self.totalCount = totalCount
    self.count = count
    self.undecodable = undecodable
  }
}
