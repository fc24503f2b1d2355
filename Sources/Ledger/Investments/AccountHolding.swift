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
