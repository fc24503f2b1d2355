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
