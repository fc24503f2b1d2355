/// One purchase that is still held, as the institution records it for tax purposes.
public struct TaxLot: Hashable, Sendable {
  /// The institution's id of the lot.
  public let providerID: String?
  /// When it was bought.
  public let purchasedAt: Timestamp?
  /// The remaining quantity, negative when sold short; `nil` when not stated.
  public let quantity: Quantity?
  /// The price paid per unit.
  public let purchasePrice: Quantity?
  /// The cost of the whole lot.
  public let costBasis: Amount?
  /// The value of the whole lot, as the institution states it.
  public let value: Amount?

  /// Creates a lot.
  package init(
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

/// The tax lots of one line of a list of holdings.
public struct TaxLotList: Hashable, Sendable {
  /// The day of the line.
  public let date: LocalDate
  /// The currency of its amounts.
  public let currency: Currency
  /// The lots in the institution's order; never empty.
  public let lots: [TaxLot]

  /// Creates a list.
  package init(date: LocalDate, currency: Currency, lots: [TaxLot]) {
    self.date = date
    self.currency = currency
    self.lots = lots
  }
}
