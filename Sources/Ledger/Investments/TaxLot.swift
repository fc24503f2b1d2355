/// One purchase that is still held, as the institution records it for tax purposes.
///
/// `nil` means that the institution does not state a value. Amounts are in the currency of the
/// ``TaxLotList``.
public struct TaxLot: Hashable, Sendable {
  /// The institution's id of the lot.
  public let providerID: String?
  public let purchasedAt: Timestamp?
  /// The remaining quantity; negative when sold short.
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

/// The tax lots of a holding, from one of the institution's lists.
public struct TaxLotList: Hashable, Sendable {
  /// The day of the list's line for the holding.
  public let date: LocalDate
  /// The currency of the lots' amounts and prices.
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
