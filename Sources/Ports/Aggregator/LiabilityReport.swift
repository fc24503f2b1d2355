import Ledger

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
