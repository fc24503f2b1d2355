import PlaidSyncLedger

/// The purchases that holdings consist of, as a table.
enum TaxLotTable {
  /// One row per purchase, as the institution lists them.
  static func text(_ reports: [HoldingsTable.Report], on terminal: Terminal) -> String {
    var table = Table([
      .text("ACCOUNT"), .fixed("TICKER"), .text("NAME"), .fixed("PURCHASED"), .number("QUANTITY"),
      .number("PRICE"), .number("COST"), .number("VALUE"), .fixed(""), .fixed("OF").extra,
    ])
    for report in reports {
      for holding in report.holdings {
        guard let list = holding.lots else { continue }
        for lot in list.lots {
          table.add([
            report.account.name, holding.security.ticker ?? "",
            holding.security.name ?? holding.security.ticker ?? "",
            lot.purchasedAt.map { String(TimeText.text($0).prefix(10)) } ?? MoneyText.unknown,
            lot.quantity?.description ?? MoneyText.unknown,
            lot.purchasePrice?.description ?? MoneyText.unknown,
            MoneyText.text(lot.costBasis, list.currency), MoneyText.text(lot.value, list.currency),
            list.currency.code, list.date == report.date ? "" : list.date.description,
          ])
        }
      }
    }
    let text = table.text(on: terminal)
    return text.isEmpty ? "no institution reports the purchases of these holdings\n" : text
  }
}
