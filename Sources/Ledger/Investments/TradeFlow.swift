/// What a calculator needs of a standing trade.
public struct TradeFlow: Hashable, Sendable {
  /// The day.
  public let date: LocalDate
  /// The security; `nil` when it is about money only, or about a cash security.
  public let security: SecurityID?
  /// What it does.
  public let meaning: TradeMeaning
  /// How many come in, or go out when negative.
  public let quantity: Quantity
  /// The price of one unit; `nil` where none is stated.
  public let price: Quantity?
  /// What it did to the cash, and the currency of the price; positive leaves the account.
  public let money: Money

  /// Describes a trade.
  public init(
    date: LocalDate, security: SecurityID?, meaning: TradeMeaning, quantity: Quantity,
    price: Quantity?, money: Money
  ) {
    self.date = date
    self.security = security
    self.meaning = meaning
    self.quantity = quantity
    self.price = price
    self.money = money
  }

  /// The day's price that the trade states: that of what moved for money or in kind, if not 0.
  public var statedPrice: Quantity? {
    guard let price, !price.isZero, meaning.movesQuantity, meaning != .split, !quantity.isZero
    else { return nil }
    return price
  }
}
