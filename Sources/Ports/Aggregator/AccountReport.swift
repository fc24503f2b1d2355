import Ledger

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
