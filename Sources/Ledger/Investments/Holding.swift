/// What a list of holdings says about one security of one account: so many at the end of a day.
///
/// The day is that of its price, and the day of the list where the price has none or a later one.
/// There is one per account, security and day; a later list's replaces an older one's of the same
/// day, and those of older lists with later days.
/// What a list no longer names is held no more: it gets a holding of nothing on the list's day.
public struct Holding: Hashable, Sendable {
  /// What is held.
  public let security: SecurityID
  /// The day at whose end it is held.
  public let date: LocalDate
  /// How many: shares, also of an option's underlying; negative when sold short.
  public let quantity: Quantity
  /// The institution's price of one unit; `nil` where none is stated.
  public let price: Quantity?
  /// The value as the institution states it; shown, not computed with.
  public let value: Amount?
  /// What the whole holding cost, if the institution knows.
  public let costBasis: Amount?
  /// The currency of price, value and cost.
  public let currency: Currency

  /// Describes a holding.
  public init(
    security: SecurityID, date: LocalDate, quantity: Quantity, price: Quantity?,
    value: Amount? = nil, costBasis: Amount? = nil, currency: Currency
  ) {
    self.security = security
    self.date = date
    self.quantity = quantity
    self.price = price
    self.value = value
    self.costBasis = costBasis
    self.currency = currency
  }
}
