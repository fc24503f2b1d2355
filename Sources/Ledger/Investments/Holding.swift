/// The quantity of one security that a list of holdings states for one account and day.
///
/// The day is that of the holding's price, or the day of the list if the price has no day or a
/// later one. There is one holding per account, security and day: one from a later list replaces
/// an older list's holding of the same day and older lists' holdings with later days.
/// A security that a list no longer contains gets a holding of 0 on the list's day.
package struct Holding: Hashable, Sendable {
  /// The security that is held.
  package let security: SecurityID
  /// The day at whose end the quantity is held.
  package let date: LocalDate
  /// The quantity in units, for an option in shares of its underlying; negative when sold short.
  package let quantity: Quantity
  /// The institution's price of one unit; `nil` when none is stated.
  package let price: Quantity?
  /// The value as the institution states it; displayed, but not used in calculations.
  package let value: Amount?
  /// The cost of the whole holding, if the institution states it.
  package let costBasis: Amount?
  /// The currency of price, value and cost basis.
  package let currency: Currency

  /// Creates a holding.
  package init(
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

/// A security that an account holds at the end of a day, with its value and cost.
public struct AccountHolding: Hashable, Sendable {
  public let security: Security
  /// The quantity; negative when sold short.
  public let quantity: Quantity
  /// The price of one unit that applies on that day; `nil` when unknown.
  ///
  /// ``Price/date`` is the day on which the price was stated, mostly that day or an earlier one.
  public let price: Price?
  /// Quantity times price, in the price's currency; `nil` without a price.
  public let value: Amount?
  /// The total cost; `nil` when neither the institution nor the trades provide it.
  public let cost: Money?
  /// The tax lots in the institution's newest list up to that day; `nil` when that list has none.
  public let lots: TaxLotList?

  /// Creates an account's holding.
  package init(
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

  /// The cost of one unit, in the currency of ``cost``; `nil` when it is unknown or cannot be
  /// expressed in 18 digits.
  public var averageCost: Quantity? {
    guard let cost, !quantity.isZero else { return nil }
    // An average that needs more than 18 digits cannot be shown.
    return try? Quantity(cost.amount.description).multiplied(by: .one, over: quantity)
  }

  /// Value minus cost, negative for a loss; `nil` when one of them is unknown or their currencies
  /// differ.
  public var gain: Amount? {
    guard let value, let cost, cost.currency == price?.currency else { return nil }
    // A difference out of range cannot be shown.
    return try? value.subtracting(cost.amount)
  }
}
