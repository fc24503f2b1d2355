/// What an item's lenders state of all its debts.
public struct LiabilitiesReport: Hashable, Sendable {
  public let accounts: [AccountReport]
  public let liabilities: [LiabilityReport]
  /// What could not be read.
  public let unread: [UnreadElement]

  /// Describes the answer.
  public init(
    accounts: [AccountReport], liabilities: [LiabilityReport], unread: [UnreadElement] = []
  ) {
    self.accounts = accounts
    self.liabilities = liabilities
    self.unread = unread
  }
}
