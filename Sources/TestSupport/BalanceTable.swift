import PlaidSyncLedger

/// Balance rows as text, for comparing them as a whole.
package struct BalanceTable: Sendable {
  private let rows: [BalanceRow]

  /// Creates a table of the rows.
  package init(_ rows: [BalanceRow]) {
    self.rows = rows
  }

  /// One line per day: the total's start and end, followed by anything unusual.
  package var compact: String {
    rows.map { row in
      var line = "\(row.date)  "
      line += BalanceTable.total(row.startCash, row.startNonCash) + " → "
      line += BalanceTable.total(row.endCash, row.endNonCash)
      if row.cashAdjustment != .zero || row.nonCashAdjustment != .zero {
        line += "  adjusted " + BalanceTable.total(row.cashAdjustment, row.nonCashAdjustment)
      }
      return row.isIncomplete ? line + "  incomplete" : line
    }.joined(separator: "\n")
  }

  /// One line per day: the cash and holdings at its end, followed by the flows of the day.
  package var parts: String {
    rows.map { row in
      let cells = [
        ("in", row.cashIn), ("out", row.cashOut), ("bought", row.nonCashIn),
        ("sold", row.nonCashOut), ("market", row.market), ("adjusted", row.cashAdjustment),
        ("adjusted holdings", row.nonCashAdjustment),
      ]
      var line = "\(row.date)  \(row.endCash.text(decimalsMin: 2))"
      line += " + \(row.endNonCash.text(decimalsMin: 2))"
      for (name, amount) in cells where amount != .zero {
        line += "  \(name) \(amount.text(decimalsMin: 2))"
      }
      return row.isIncomplete ? line + "  incomplete" : line
    }.joined(separator: "\n")
  }

  /// One line per day with all columns, under a header.
  package var full: String {
    let header = [
      "date", "start_cash", "start_non_cash", "cash_in", "cash_out", "non_cash_in", "non_cash_out",
      "market", "cash_adjustment", "non_cash_adjustment", "end_cash", "end_non_cash", "incomplete",
    ]
    let lines = [header] + rows.map(BalanceTable.cells)
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { cells in
      zip(cells, widths).map { cell, width in
        String(repeating: " ", count: width - cell.count) + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func cells(_ row: BalanceRow) -> [String] {
    let amounts = [
      row.startCash, row.startNonCash, row.cashIn, row.cashOut, row.nonCashIn, row.nonCashOut,
      row.market, row.cashAdjustment, row.nonCashAdjustment, row.endCash, row.endNonCash,
    ]
    return ["\(row.date)"] + amounts.map { $0.text(decimalsMin: 2) }
      + [row.isIncomplete ? "yes" : "no"]
  }

  private static func total(_ cash: Amount, _ nonCash: Amount) -> String {
    Amount(unchecked: cash.rawValue + nonCash.rawValue).text(decimalsMin: 2)
  }
}
