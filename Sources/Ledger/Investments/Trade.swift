/// One dated entry of an investment account: a purchase, a sale, income, a fee, or a transfer of
/// money or securities.
public struct Trade: Hashable, Sendable {
  public let id: TradeID
  public let accountID: AccountID
  /// Plaid's `investment_transaction_id`; `nil` for a trade that does not come from Plaid.
  public let providerID: String?
  /// The security; `nil` when only money moves.
  public let security: SecurityID?
  /// The day on which it was booked.
  public let date: LocalDate
  /// The number of units: positive when bought, negative when sold, 0 when only money moves.
  public let quantity: Quantity
  /// The price of one unit, in the currency of ``money``; `nil` when none is stated, which Plaid's
  /// 0 also means.
  public let price: Quantity?
  /// The money that moves; positive leaves the account, as for a purchase.
  public let money: Money
  /// The fees, in the currency of ``money``; `nil` when none are stated. Whether ``money`` includes
  /// them depends on the institution.
  public let fees: Amount?
  /// The institution's description.
  public let name: String
  /// Plaid's type, as received; ``meaning`` interprets it.
  public let type: String
  /// Plaid's subtype, as received.
  public let subtype: String
  /// When Plaid removed it; `nil` if it did not.
  public let removedAt: Timestamp?

  /// Creates a trade.
  package init(
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

  /// What the trade does to the account.
  public var meaning: TradeMeaning { TradeMeaning(type: type, subtype: subtype) }
}

/// The part of an active trade that a calculator needs.
package struct TradeFlow: Hashable, Sendable {
  /// The day.
  package let date: LocalDate
  /// The security; `nil` when only money or a cash security moves.
  package let security: SecurityID?
  /// What the trade does to the account.
  package let meaning: TradeMeaning
  /// The quantity that enters the account, negative when it leaves.
  package let quantity: Quantity
  /// The price of one unit; `nil` when none is stated.
  package let price: Quantity?
  /// The change of the cash, in the currency of the price; positive leaves the account.
  package let money: Money

  /// Creates a trade's flow.
  package init(
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

  /// The price that the trade states for its day; `nil` for 0, for splits and if nothing moves.
  package var statedPrice: Quantity? {
    guard let price, !price.isZero, meaning.movesQuantity, meaning != .split, !quantity.isZero
    else { return nil }
    return price
  }
}
