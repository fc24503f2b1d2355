/// One purchase that is still held, as the institution keeps it for the tax office.
public struct TaxLot: Hashable, Sendable {
  /// The institution's name for it.
  public let providerID: String?
  /// When it was bought.
  public let purchasedAt: Timestamp?
  /// How many are left of it; negative when sold short. `nil` where that is not stated.
  public let quantity: Quantity?
  /// What one unit cost.
  public let purchasePrice: Quantity?
  /// What all of it cost.
  public let costBasis: Amount?
  /// What all of it is worth, as the institution states it.
  public let value: Amount?

  /// Describes a lot.
  public init(
    providerID: String?, purchasedAt: Timestamp?, quantity: Quantity?, purchasePrice: Quantity?,
    costBasis: Amount?, value: Amount?
  ) {
    self.providerID = providerID
    self.purchasedAt = purchasedAt
    self.quantity = quantity
    self.purchasePrice = purchasePrice
    self.costBasis = costBasis
    self.value = value
  }
}

/// The purchases that a line of a list of holdings consists of.
public struct TaxLotList: Hashable, Sendable {
  /// The day of the line.
  public let date: LocalDate
  /// The currency of its amounts.
  public let currency: Currency
  /// As the institution lists them; never empty.
  public let lots: [TaxLot]

  /// Describes a list.
  public init(date: LocalDate, currency: Currency, lots: [TaxLot]) {
    self.date = date
    self.currency = currency
    self.lots = lots
  }
}
