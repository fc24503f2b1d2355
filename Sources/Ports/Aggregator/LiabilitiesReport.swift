import Ledger

/// What an item's lenders state of all its debts.
public struct LiabilitiesReport: Hashable, Sendable {
  public let accounts: [AccountReport]
  public let liabilities: [LiabilityReport]
  /// What could not be read.
  public let undecodable: [UndecodableElement]

  /// Describes the answer.
  public init(
    accounts: [AccountReport], liabilities: [LiabilityReport],
    undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.liabilities = liabilities
    self.undecodable = undecodable
  }
}

/// What a provider says of an account's debt beside its balance.
public struct LiabilityReport: Hashable, Sendable {
  /// The provider's id of the account.
  public let accountID: String
  /// The terms; amounts in the account's currency.
  public let terms: LiabilityTerms
  /// The element as it was sent.
  public let rawJSON: String
  /// What is odd about it.
  public let warnings: [String]

  /// Describes a debt.
  public init(
    accountID: String, terms: LiabilityTerms, rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.accountID = accountID
    self.terms = terms
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}
