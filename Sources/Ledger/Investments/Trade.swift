/// One dated dealing in an investment account.
public struct Trade: Hashable, Sendable {
  /// Its number in the store.
  public let id: TradeID
  /// The account.
  public let accountID: AccountID
  /// The provider's id; `nil` for one made by hand.
  public let providerID: String?
  /// The security; `nil` when it is about money only.
  public let security: SecurityID?
  /// The day it was booked.
  public let date: LocalDate
  /// How many: positive bought, negative sold, 0 for money only.
  public let quantity: Quantity
  /// The price of one unit; `nil` where none is stated, which a provider's 0 means too.
  public let price: Quantity?
  /// What it did to the cash; positive leaves the account.
  public let money: Money
  /// The fees; whether the amount contains them is the institution's own way.
  public let fees: Amount?
  /// What the institution calls it.
  public let name: String
  /// The provider's type, as it came.
  public let type: String
  /// The provider's subtype, as it came.
  public let subtype: String
  /// When the provider took it back; `nil` while it stands.
  public let removedAt: Timestamp?

  /// Describes a trade.
  public init(
    id: TradeID, accountID: AccountID, providerID: String?, security: SecurityID?,
    date: LocalDate, quantity: Quantity, price: Quantity?, money: Money, fees: Amount?,
    name: String, type: String, subtype: String, removedAt: Timestamp? = nil
  ) {
    self.id = id
    self.accountID = accountID
    self.providerID = providerID
    self.security = security
    self.date = date
    self.quantity = quantity
    self.price = price
    self.money = money
    self.fees = fees
    self.name = name
    self.type = type
    self.subtype = subtype
    self.removedAt = removedAt
  }

  /// What it does to the account.
  public var meaning: TradeMeaning { .reading(type: type, subtype: subtype) }
}

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
