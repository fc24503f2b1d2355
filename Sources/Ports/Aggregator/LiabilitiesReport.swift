/// What an item's lenders state of all its debts.
public struct LiabilitiesReport: Hashable, Sendable {
  public let accounts: [AccountReport]
  public let liabilities: [LiabilityReport]
  /// What could not be read.
  public let undecodable: [UndecodableElement]

  /// Describes the answer.
  public init(
    accounts: [AccountReport], liabilities: [LiabilityReport], undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.liabilities = liabilities
    self.undecodable = undecodable
  }
}
