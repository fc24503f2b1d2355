/// A range of days over which an account held the same quantity of a security, other than 0.
///
/// Positions are derived, as balance rows are, and stored next to them. A split begins a new
/// position even if the quantity does not change.
package struct Position: Hashable, Sendable {
  /// The security that is held.
  package let security: SecurityID
  /// The first day at whose end it is held.
  package let from: LocalDate
  /// The last day at whose end it is held; `nil` while it is held.
  package let through: LocalDate?
  /// The quantity; negative when sold short.
  package let quantity: Quantity
  /// The price of one unit that applies at the end of the first day; `nil` when unknown.
  package let price: Quantity?
  /// The currency of the price.
  package let currency: Currency?

  /// Creates a position.
  package init(
    security: SecurityID, from: LocalDate, through: LocalDate?, quantity: Quantity,
    price: Quantity?, currency: Currency?
  ) {
    self.security = security
    self.from = from
    self.through = through
    self.quantity = quantity
    self.price = price
    self.currency = currency
  }
}

/// The state of a security at the end of the day before a partial read.
package struct OpeningPosition: Hashable, Sendable {
  /// The security.
  package let security: SecurityID
  /// The stored position that includes that day; `nil` when nothing was held.
  package let position: Position?
  /// The newest price dated on or before that day: a stored closing price, else the price of a
  /// trade (`TradeFlow.statedPrice`, the last of its day), else that of a holding.
  package let lastPrice: Price?

  /// Creates an opening position.
  package init(security: SecurityID, position: Position?, lastPrice: Price?) {
    self.security = security
    self.position = position
    self.lastPrice = lastPrice
  }
}
