import Ledger

/// One page of an item's trades between two days, newest first.
public struct TradesPage: Hashable, Sendable {
  public let accounts: [AccountReport]
  public let trades: [TradeReport]
  /// The securities of these trades.
  public let securities: [SecurityReport]
  /// How many trades there are between the two days, on all pages.
  public let totalCount: Int
  /// How many the page has, read or unread: so much further on the next page begins.
  public let count: Int
  /// What could not be read.
  public let undecodable: [UndecodableElement]

  /// Describes a page.
  public init(
    accounts: [AccountReport], trades: [TradeReport], securities: [SecurityReport],
    totalCount: Int, count: Int, undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.trades = trades
    self.securities = securities
    self.totalCount = totalCount
    self.count = count
    self.undecodable = undecodable
  }
}

/// What a provider says of one dealing in an investment account.
public struct TradeReport: Hashable, Sendable {
  /// The provider's ids.
  public let providerID: String
  public let accountID: String
  /// `nil` when it is about money only.
  public let securityID: String?
  /// The day it was booked.
  public let date: LocalDate
  /// What the institution calls it.
  public let name: String
  /// How many: positive bought, negative sold.
  public let quantity: Quantity
  /// What it did to the cash; positive leaves the account.
  public let amount: Amount
  /// The price of one unit; `nil` when none is stated, which a provider's 0 means too.
  public let price: Quantity?
  public let fees: Amount?
  /// `nil` when the provider names no currency.
  public let currency: Currency?
  /// The provider's words, kept even when unknown; empty when there is none.
  public let type: String
  public let subtype: String
  /// The trade that this one takes back.
  public let cancelledID: String?
  /// The trade as it was sent.
  public let rawJSON: String
  /// What is odd about it: a rounded quantity, a missing type.
  public let warnings: [String]

  /// Describes a trade.
  public init(
    providerID: String, accountID: String, securityID: String?, date: LocalDate, name: String,
    quantity: Quantity, amount: Amount, price: Quantity?, fees: Amount? = nil, currency: Currency?,
    type: String, subtype: String, cancelledID: String? = nil, rawJSON: String = "{}",
    warnings: [String] = []
  ) {
    self.providerID = providerID
    self.accountID = accountID
    self.securityID = securityID
    self.date = date
    self.name = name
    self.quantity = quantity
    self.amount = amount
    self.price = price
    self.fees = fees
    self.currency = currency
    self.type = type
    self.subtype = subtype
    self.cancelledID = cancelledID
    self.rawJSON = rawJSON
    self.warnings = warnings
  }

  /// What it does to the account.
  public var meaning: TradeMeaning { .reading(type: type, subtype: subtype) }
}
