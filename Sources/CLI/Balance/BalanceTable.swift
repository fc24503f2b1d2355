import PlaidSyncLedger

/// Balance rows as a table.
enum BalanceTable {
  /// One row per day. Columns that are zero on every day are omitted.
  static func text(
    _ rows: [BalanceRow], of account: Account, on terminal: Terminal
  ) throws -> String {
    guard !rows.isEmpty else { return "no balances in this period\n" }
    let all: [(String, (BalanceRow) throws -> Amount)] = [
      ("START", { try $0.start() }), ("CASH IN", \.cashIn), ("CASH OUT", \.cashOut),
      ("NON-CASH IN", \.nonCashIn), ("NON-CASH OUT", \.nonCashOut), ("MARKET", \.market),
      ("ADJUSTMENT", { try $0.cashAdjustment.adding($0.nonCashAdjustment) }),
      ("END", { try $0.end() }),
    ]
    let shown = try all.filter { name, value in
      try name == "START" || name == "END" || rows.contains { try value($0) != .zero }
    }
    var table = Table([.fixed("DATE")] + shown.map { .number($0.0) } + [.fixed("")])
    for row in rows {
      let amounts = try shown.map { MoneyText.text(try $0.1(row), account.currency) }
      table.add([row.date.description] + amounts + [row.isIncomplete ? "incomplete" : ""])
    }
    return table.text(on: terminal)
  }
}
