/// What one unit of a security was worth at the end of a day, in the units of that day: not
/// adjusted for later splits.
public struct Price: Hashable, Sendable {
  /// Of what.
  public let security: SecurityID
  /// The day.
  public let date: LocalDate
  /// For one unit.
  public let value: Quantity
  /// The currency it is stated in.
  public let currency: Currency

  /// States a price.
  public init(security: SecurityID, date: LocalDate, value: Quantity, currency: Currency) {
    self.security = security
    self.date = date
    self.value = value
    self.currency = currency
  }
}
