import PlaidSyncLedger

/// The terms that an item's lenders state for all its liabilities.
public struct LiabilitiesReport: Hashable, Sendable {
  public let accounts: [AccountReport]
  public let liabilities: [LiabilityReport]
  /// The elements that could not be decoded.
  public let undecodable: [UndecodableElement]

  /// Creates a report.
  public init(
    accounts: [AccountReport], liabilities: [LiabilityReport],
    undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.liabilities = liabilities
    self.undecodable = undecodable
  }
}

/// A provider's description of an account's debt, apart from its balance.
public struct LiabilityReport: Hashable, Sendable {
  /// The provider's id of the account.
  public let accountID: String
  /// The terms, with amounts in the account's currency.
  public let terms: LiabilityTerms
  /// The element's JSON as received.
  public let rawJSON: String
  /// Irregularities, as sentences.
  public let warnings: [String]

  /// Creates a report on a debt.
  public init(
    accountID: String, terms: LiabilityTerms, rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.accountID = accountID
    self.terms = terms
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}
