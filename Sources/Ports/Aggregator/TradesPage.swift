import PlaidSyncLedger

/// One page of an item's trades between two days, newest first.
package struct TradesPage: Hashable, Sendable {
  package let accounts: [AccountReport]
  package let trades: [TradeReport]
  /// The securities of these trades.
  package let securities: [SecurityReport]
  /// The number of trades between the two days on all pages.
  package let totalCount: Int
  /// The number of trades in the page, including undecodable ones; added to `offset` for the next.
  package let count: Int
  /// The elements that could not be decoded.
  package let undecodable: [UndecodableElement]

  /// Creates a page.
  package init(
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

/// A provider's description of one trade.
package struct TradeReport: Hashable, Sendable {
  /// The provider's ids of the trade and the account.
  package let providerID: String
  package let accountID: String
  /// The provider's id of the security; `nil` when only money moves.
  package let securityID: String?
  /// The day it was booked.
  package let date: LocalDate
  /// The institution's description.
  package let name: String
  /// The quantity: positive when bought, negative when sold.
  package let quantity: Quantity
  /// The change of the cash; positive leaves the account.
  package let amount: Amount
  /// The price of one unit; `nil` when none is stated, which a provider's 0 also means.
  package let price: Quantity?
  package let fees: Amount?
  /// The currency; `nil` when the provider names none.
  package let currency: Currency?
  /// The provider's type and subtype, kept even when unknown; empty when there is none.
  package let type: String
  package let subtype: String
  /// The provider's id of the trade that this one cancels.
  package let canceledID: String?
  /// The trade's JSON as received.
  package let rawJSON: String
  /// Irregularities, such as a rounded quantity or a missing type.
  package let warnings: [String]

  /// Creates a report on a trade.
  package init(
    providerID: String, accountID: String, securityID: String?, date: LocalDate, name: String,
    quantity: Quantity, amount: Amount, price: Quantity?, fees: Amount? = nil, currency: Currency?,
    type: String, subtype: String, canceledID: String? = nil, rawJSON: String = "{}",
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
    self.canceledID = canceledID
    self.rawJSON = rawJSON
    self.warnings = warnings
  }

  /// What the trade does to the account.
  package var meaning: TradeMeaning { TradeMeaning(type: type, subtype: subtype) }
}
