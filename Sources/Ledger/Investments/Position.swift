/// A stretch of days over which an account held the same quantity of a security, which is not 0:
/// derived, like the balance rows, and stored beside them.
///
/// A split begins a new one even when the quantity stays.
public struct Position: Hashable, Sendable {
  /// What is held.
  public let security: SecurityID
  /// The first day at whose end it is held.
  public let from: LocalDate
  /// The last such day; `nil` while the stretch lasts.
  public let through: LocalDate?
  /// How many; negative when sold short.
  public let quantity: Quantity
  /// The price of one unit that counts at the end of the first day; `nil` when none is known.
  public let price: Quantity?
  /// The currency of the price.
  public let currency: Currency?

  /// Describes a stretch.
  public init(
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

/// What is known of a security at the end of the day before a partial read.
public struct OpeningPosition: Hashable, Sendable {
  /// The security.
  public let security: SecurityID
  /// The stored stretch that contains that day; `nil` when nothing was held.
  public let position: Position?
  /// The newest price dated on that day or before: a stored close, else a trade's
  /// (`TradeFlow.statedPrice`, the last of its day), else a holding's.
  public let lastPrice: Price?

  /// Describes it.
  public init(security: SecurityID, position: Position?, lastPrice: Price?) {
    self.security = security
    self.position = position
    self.lastPrice = lastPrice
  }
}
