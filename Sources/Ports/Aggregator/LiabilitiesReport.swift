import PlaidSyncLedger

/// The terms that an item's lenders state for all its liabilities.
package struct LiabilitiesReport: Hashable, Sendable {
  package let accounts: [AccountReport]
  package let liabilities: [LiabilityReport]
  /// The elements that could not be decoded.
  package let undecodable: [UndecodableElement]

  /// Creates a report.
  package init(
    accounts: [AccountReport], liabilities: [LiabilityReport],
    undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.liabilities = liabilities
    self.undecodable = undecodable
  }
}

/// A provider's description of an account's debt, apart from its balance.
package struct LiabilityReport: Hashable, Sendable {
  /// The provider's id of the account.
  package let accountID: String
  /// The terms, with amounts in the account's currency.
  package let terms: LiabilityTerms
  /// The element's JSON as received.
  package let rawJSON: String
  /// Irregularities, as sentences.
  package let warnings: [String]

  /// Creates a report on a debt.
  package init(
    accountID: String, terms: LiabilityTerms, rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.accountID = accountID
    self.terms = terms
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}
