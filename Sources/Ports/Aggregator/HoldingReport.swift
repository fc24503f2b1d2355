import Ledger

/// One line of a provider's list of what an account holds now.
///
/// An account can have several lines for one security, which add up.
public struct HoldingReport: Hashable, Sendable {
  /// The provider's ids.
  public let accountID: String
  public let securityID: String
  /// How many; negative when sold short.
  public let quantity: Quantity
  /// The institution's price, in the security's quotation; `nil` when none is stated, which a 0
  /// beside a value means too.
  public let price: Quantity?
  /// The day of the price; `nil` says that the provider does not know.
  public let priceDate: LocalDate?
  /// What the institution says that it is worth.
  public let value: Amount?
  /// What all of it cost.
  public let costBasis: Amount?
  /// `nil` when the provider names no currency.
  public let currency: Currency?
  /// The purchases it consists of, where the institution tells.
  public let lots: [TaxLot]
  /// The holding as it was sent.
  public let rawJSON: String
  /// What is odd about it: a rounded quantity, an unreadable date.
  public let warnings: [String]

  /// Describes a holding.
  public init(
    accountID: String, securityID: String, quantity: Quantity, price: Quantity?,
    priceDate: LocalDate?, value: Amount?, costBasis: Amount? = nil, currency: Currency?,
    lots: [TaxLot] = [], rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.accountID = accountID
    self.securityID = securityID
    self.quantity = quantity
    self.price = price
    self.priceDate = priceDate
    self.value = value
    self.costBasis = costBasis
    self.currency = currency
    self.lots = lots
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}
