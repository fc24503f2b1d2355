import Ledger

/// What a provider says of a security.
public struct SecurityReport: Hashable, Sendable {
  /// The provider's id, which may change with a corporate action.
  public let providerID: String
  public let name: String?
  /// The symbol; `CUR:` and a currency for money.
  public let ticker: String?
  /// Numbers that identify it everywhere; mostly withheld for want of a licence.
  public let isin: String?
  public let cusip: String?
  public let sedol: String?
  /// The provider's words, kept even when unknown.
  public let type: String?
  public let subtype: String?
  /// `nil` when the provider names no currency.
  public let currency: Currency?
  /// True for what is nearly cash; it stays a holding.
  public let isCashEquivalent: Bool
  /// The last close; `nil` when none is stated.
  public let closePrice: Quantity?
  /// The day of the close; `nil` says that the provider does not know.
  public let closeDate: LocalDate?
  /// The security as it was sent.
  public let rawJSON: String
  /// What is odd about it.
  public let warnings: [String]

  /// Describes a security.
  public init(
    providerID: String, name: String? = nil, ticker: String? = nil, isin: String? = nil,
    cusip: String? = nil, sedol: String? = nil, type: String? = nil, subtype: String? = nil,
    currency: Currency?, isCashEquivalent: Bool = false, closePrice: Quantity? = nil,
    closeDate: LocalDate? = nil, rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.providerID = providerID
    self.name = name
    self.ticker = ticker
    self.isin = isin
    self.cusip = cusip
    self.sedol = sedol
    self.type = type
    self.subtype = subtype
    self.currency = currency
    self.isCashEquivalent = isCashEquivalent
    self.closePrice = closePrice
    self.closeDate = closeDate
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}
