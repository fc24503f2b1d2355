import PlaidSync
import PlaidSyncLedger

/// The result of a pull as text.
enum PullReportText {
  /// The items with their changes, then the accounts with their windows and balances.
  static func text(
    _ report: PullReport, accounts: [Account], on terminal: Terminal
  ) -> String {
    var text = items(report, on: terminal)
    let rows = Self.accounts(report, accounts, on: terminal)
    if !text.isEmpty && !rows.isEmpty { text += "\n" }
    text += rows
    if text.isEmpty && report.isComplete {
      text = "nothing to sync yet: \(RemedyText.addAccounts)\n"
    }
    if report.isDryRun { text += "\ndry run: nothing was kept\n" }
    return text
  }

  private static func items(_ report: PullReport, on terminal: Terminal) -> String {
    var table = Table([
      .text("ITEM"), .fixed("STATUS"), .number("ADDED"), .number("MODIFIED"), .number("REMOVED"),
      .number("REQUESTS"),
    ])
    for item in report.items {
      let stats = item.work.stats
      table.add([
        item.displayName, item.statusWord, String(stats.added), String(stats.modified),
        String(stats.removed), String(stats.requests),
      ])
    }
    return table.text(on: terminal) + report.items.map(investments).joined()
  }

  /// The counts of holdings, trades and debts; empty for an item that has only transactions.
  private static func investments(_ item: SyncOutcome) -> String {
    let stats = item.work.stats
    let parts = [
      (stats.holdings, "holding"), (stats.trades, "trade"), (stats.liabilities, "debt"),
    ].filter { $0.0 > 0 }.map { CountText.text($0.0, $0.1) }
    return parts.isEmpty
      ? "" : "\(TextWidth.cleaned(item.displayName)): \(parts.joined(separator: ", "))\n"
  }

  private static func accounts(
    _ report: PullReport, _ accounts: [Account], on terminal: Terminal
  ) -> String {
    var table = Table([
      .text("ACCOUNT"), .fixed("WINDOW"), .number("ROWS"), .number("BALANCE"), .fixed(""),
      .number("DRIFT"),
    ])
    for outcome in report.accounts {
      let account = accounts.first { $0.id.rawValue == outcome.key.rawValue }
      let currency = account?.currency ?? Currency("")
      let drift = outcome.work.stats.drift.flatMap { $0 == .zero ? nil : $0 }
      table.add([
        outcome.displayName,
        outcome.failure == nil ? outcome.work.window.description : "failed",
        String(outcome.work.stats.balancesWritten),
        MoneyText.text(outcome.work.balance, currency), currency.code,
        drift.map { MoneyText.text($0, currency) } ?? "",
      ])
    }
    return table.text(on: terminal)
  }
}
