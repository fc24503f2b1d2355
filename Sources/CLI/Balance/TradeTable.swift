import PlaidSyncLedger

/// Trades of a day as a table.
enum TradeTable {
  /// One row per trade after an empty line; empty without trades.
  static func text(_ trades: [Trade], _ securities: [Security], on terminal: Terminal) -> String {
    guard !trades.isEmpty else { return "" }
    var table = Table([
      .fixed("ID"), .fixed("TRADE"), .fixed("TICKER"), .text("NAME"), .number("QUANTITY"),
      .number("PRICE"),
      .number("AMOUNT"), .fixed(""),
    ])
    for trade in trades {
      let security = securities.first { $0.id == trade.security }
      let kind = [trade.type, trade.subtype == trade.type ? "" : trade.subtype]
      table.add([
        EntryID.trade(trade.id).description,
        kind.filter { !$0.isEmpty }.joined(separator: ", "), security?.ticker ?? "", trade.name,
        trade.quantity.isZero ? "" : trade.quantity.description,
        trade.price?.description ?? "", MoneyText.text(trade.money.amount, trade.money.currency),
        trade.money.currency.code,
      ])
    }
    return "\n" + table.text(on: terminal)
  }
}
