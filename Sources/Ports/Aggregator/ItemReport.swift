import PlaidSyncLedger

/// A provider's description of an item.
package struct ItemReport: Hashable, Sendable {
  /// The provider's id.
  package let providerID: String
  /// The provider's id of the institution, if it has one.
  package let institutionID: String?
  /// The institution's name, if the response contains it.
  package let institutionName: String?
  /// The item's status.
  package let status: ItemStatus
  /// The item's current error; `nil` if there is none.
  package let failure: Failure?
  /// The reaction that the error requires.
  package let reaction: ProviderFailure.Reaction?
  /// When the user's consent ends.
  package let consentExpiresAt: Timestamp?
  /// When the provider last reached the bank for transactions.
  package let lastSuccessfulUpdateAt: Timestamp?
  /// The products that are billed.
  package let billedProducts: [String]
  /// The products that the user has consented to; `nil` when consent is not given per product, so
  /// that every billed or available product may be called.
  package let consentedProducts: [String]?
  /// The products that the institution offers but that are not billed: a call begins billing.
  package let availableProducts: [String]
  /// When the provider last reached the bank for investments.
  package let lastInvestmentsUpdateAt: Timestamp?

  /// Creates a report on an item.
  package init(
    providerID: String, institutionID: String?, institutionName: String?, status: ItemStatus,
    failure: Failure?, reaction: ProviderFailure.Reaction? = nil,
    consentExpiresAt: Timestamp?, lastSuccessfulUpdateAt: Timestamp?, billedProducts: [String],
    consentedProducts: [String]? = nil, availableProducts: [String] = [],
    lastInvestmentsUpdateAt: Timestamp? = nil
  ) {
    self.providerID = providerID
    self.institutionID = institutionID
    self.institutionName = institutionName
    self.status = status
    self.failure = failure
    self.reaction = reaction
    self.consentExpiresAt = consentExpiresAt
    self.lastSuccessfulUpdateAt = lastSuccessfulUpdateAt
    self.billedProducts = billedProducts
    self.consentedProducts = consentedProducts
    self.availableProducts = availableProducts
    self.lastInvestmentsUpdateAt = lastInvestmentsUpdateAt
  }
}

/// A provider's description of an account, with its current balances.
package struct AccountReport: Hashable, Sendable {
  package let providerID: String
  package let persistentID: String?
  package let name: String
  package let officialName: String?
  package let mask: String?
  /// The provider's type and subtype, kept even when unknown.
  package let type: String
  package let subtype: String?
  /// The currency; `nil` when the provider names neither an ISO nor an unofficial one.
  package let currency: Currency?
  /// The balance; `nil` means "no data", never 0.
  package let current: Amount?
  package let available: Amount?
  package let limit: Amount?
  /// The margin loan of an investment account, if stated.
  package let marginLoan: Amount?
  /// When the balances were fetched from the institution, if stated.
  package let lastUpdatedAt: Timestamp?
  /// The account's JSON as received.
  package let rawJSON: String
  /// Irregularities, such as an unknown type or a rounded balance.
  package let warnings: [String]

  /// Creates a report on an account.
  package init(
    providerID: String, persistentID: String?, name: String, officialName: String?, mask: String?,
    type: String, subtype: String?, currency: Currency?, current: Amount?, available: Amount?,
    limit: Amount?, marginLoan: Amount? = nil, lastUpdatedAt: Timestamp?, rawJSON: String,
    warnings: [String]
  ) {
    self.providerID = providerID
    self.persistentID = persistentID
    self.name = name
    self.officialName = officialName
    self.mask = mask
    self.type = type
    self.subtype = subtype
    self.currency = currency
    self.current = current
    self.available = available
    self.limit = limit
    self.marginLoan = marginLoan
    self.lastUpdatedAt = lastUpdatedAt
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}
