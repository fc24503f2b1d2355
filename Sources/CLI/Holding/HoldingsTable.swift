import PlaidSyncLedger

/// What accounts hold, as a table.
enum HoldingsTable {
  /// What one account holds at the end of a day.
  struct Report: Sendable {
    let account: Account
    let date: LocalDate
    let holdings: [AccountHolding]
    /// The balances up to the day.
    let rows: [BalanceRow]

    /// The balance of the day; `nil` if there is none.
    var row: BalanceRow? { rows.last.flatMap { $0.date == date ? $0 : nil } }

    /// A chart of what the holdings were worth, day by day.
    func chart(on terminal: Terminal) -> String {
      guard !rows.isEmpty else { return "\(account.name): no balances in this period\n" }
      let points = rows.map { Chart.Point($0.date, $0.endNonCash) }
      return "\(TextWidth.cleaned(account.name)), holdings\n"
        + Chart(points, currency: account.currency).text(on: terminal)
    }
  }

  /// One row per holding, then the account's cash and the total of both.
  static func text(_ reports: [Report], on terminal: Terminal) throws -> String {
    var table = Table([
      .text("ACCOUNT"), .fixed("TICKER"), .text("NAME"), .number("QUANTITY"), .number("PRICE"),
      .fixed("OF").extra, .number("VALUE"), .fixed(""), .number("AVERAGE COST").extra,
      .number("GAIN"),
    ])
    for report in reports where !report.holdings.isEmpty || report.row != nil {
      for holding in report.holdings { table.add(cells(holding, report)) }
      guard let row = report.row else { continue }
      let currency = report.account.currency
      let sums = [("cash", row.endCash), ("total", try row.end())]
      for (name, amount) in sums {
        table.add([
          report.account.name, "", name, "", "", "", MoneyText.text(amount, currency),
          currency.code, "", row.isIncomplete && name == "total" ? "incomplete" : "",
        ])
      }
    }
    let text = table.text(on: terminal)
    return text.isEmpty ? "no holdings\n" : text
  }

  private static func cells(_ holding: AccountHolding, _ report: Report) -> [String] {
    let security = holding.security
    let currency = holding.price?.currency ?? security.currency
    return [
      report.account.name, security.ticker ?? "", security.name ?? security.ticker ?? "",
      holding.quantity.description, holding.price?.value.description ?? MoneyText.unknown,
      holding.price.map { $0.date == report.date ? "" : $0.date.description } ?? "",
      MoneyText.text(holding.value, currency), currency.code,
      holding.averageCost.map(rounded) ?? MoneyText.unknown,
      MoneyText.text(holding.gain, holding.cost?.currency ?? currency),
    ]
  }

  /// Rounded to four decimals, which are enough to read; the JSON document has all of them.
  private static func rounded(_ quantity: Quantity) -> String {
    // A value beyond an amount's range is shown unrounded.
    guard let amount = try? quantity.value(at: .one) else { return quantity.description }
    let units = amount.rawValue
    let step: Int64 = 10_000
    let half = units < 0 ? -step / 2 : step / 2
    let whole = (units + half) / step * step
    return Amount(unchecked: whole).text(decimalsMin: 2)
  }
}
