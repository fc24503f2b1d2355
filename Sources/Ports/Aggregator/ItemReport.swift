import Ledger

/// What a provider says of an item.
public struct ItemReport: Hashable, Sendable {
  /// The provider's id.
  public let providerID: String
  /// The provider's id of the institution, when there is one.
  public let institutionID: String?
  /// The institution's name, when the answer carries it.
  public let institutionName: String?
  /// How the item stands.
  public let status: ItemStatus
  /// The error that the item is in.
  public let failure: Failure?
  /// What that error calls for.
  public let reaction: ProviderFailure.Reaction?
  /// When the user's consent ends.
  public let consentExpiresAt: Timestamp?
  /// When the provider last reached the bank for transactions.
  public let lastSuccessfulUpdateAt: Timestamp?
  /// The products that are billed.
  public let billedProducts: [String]
  /// The products that the user has consented to; `nil` where consent is not asked for by product,
  /// so that every billed or available one may be called.
  public let consentedProducts: [String]?
  /// The products that the institution offers and that are not billed: calling one begins billing.
  public let availableProducts: [String]
  /// When the provider last reached the bank for investments.
  public let lastInvestmentsUpdateAt: Timestamp?

  /// Describes an item.
  public init(
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

/// What a provider says of an account, with its balances at this moment.
public struct AccountReport: Hashable, Sendable {
  public let providerID: String
  public let persistentID: String?
  public let name: String
  public let officialName: String?
  public let mask: String?
  /// The provider's words, kept even when unknown.
  public let type: String
  public let subtype: String?
  /// `nil` when the provider named neither an ISO nor an unofficial currency.
  public let currency: Currency?
  /// The balance; `nil` is "no data", never 0.
  public let current: Amount?
  public let available: Amount?
  public let limit: Amount?
  /// What an investment account has borrowed from its broker, where that is stated.
  public let marginLoan: Amount?
  /// When the institution's figures were read, if stated.
  public let lastUpdatedAt: Timestamp?
  /// The account as it was sent.
  public let rawJSON: String
  /// What is odd about it: an unknown type, a rounded balance.
  public let warnings: [String]

  /// Describes an account.
  public init(
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
