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

/// What an account holds of one security at the end of a day, with what it cost.
public struct AccountHolding: Hashable, Sendable {
  public let security: Security
  /// How many; negative when sold short.
  public let quantity: Quantity
  /// The price of one unit that counts on that day, with the day that it is of; `nil` when none is
  /// known.
  public let price: Price?
  /// Quantity times price, in the price's currency.
  public let value: Amount?
  /// What all of it cost; `nil` when neither the institution nor the trades tell.
  public let cost: Money?
  /// The purchases that it consists of, by the newest list up to that day; `nil` when that names none.
  public let lots: TaxLotList?

  /// Describes a holding.
  public init(
    security: Security, quantity: Quantity, price: Price?, value: Amount?, cost: Money?,
    lots: TaxLotList? = nil
  ) {
    self.security = security
    self.quantity = quantity
    self.price = price
    self.value = value
    self.cost = cost
    self.lots = lots
  }

  /// What one unit cost; `nil` when it is not known or beyond 18 digits.
  public var averageCost: Quantity? {
    guard let cost, !quantity.isZero else { return nil }
    // Beyond 18 digits there is none to be shown.
    return try? Quantity(cost.amount.description).multiplied(by: .one, over: quantity)
  }

  /// Value less cost; `nil` when one of them is not known, or the two are in different currencies.
  public var gain: Amount? {
    guard let value, let cost, cost.currency == price?.currency else { return nil }
    // A difference beyond the range cannot be shown.
    return try? value.subtracting(cost.amount)
  }
}
