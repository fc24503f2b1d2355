import PlaidSyncLedger
import PlaidSyncPorts

/// The results of a rejoin as text.
enum RejoinText {
  /// The accounts with their counts, then the rows that the user should check.
  static func text(
    _ reports: [RejoinReport], isDryRun: Bool, on terminal: Terminal
  ) -> String {
    guard !reports.isEmpty else { return "nothing was rejoined\n" }
    var table = Table([
      .number("ID"), .text("ACCOUNT"), .number("INSTEAD OF"), .number("MATCHED"),
      .number("OLDER"), .number("NO LONGER LISTED"), .number("NEW"),
    ])
    for report in reports {
      table.add([
        report.accountID.description, report.name, report.formerID.description,
        String(report.matched), String(report.older), String(report.missing.count),
        String(report.added.count),
      ])
    }
    var text = table.text(on: terminal)
    for report in reports {
      text += lines("no longer listed", report.missing, ambiguous: report.ambiguous)
      text += lines("new", report.added, ambiguous: [])
    }
    if isDryRun { text += "\ndry run: nothing was kept\n" }
    return text
  }

  private static func lines(
    _ what: String, _ rows: [Transaction], ambiguous: [TransactionID]
  ) -> String {
    rows.reduce(into: "") { text, row in
      let doubt = ambiguous.contains(row.id) ? " (several match: check its edits)" : ""
      text +=
        TextWidth.cleaned(
          "\(what): \(row.id) \(row.date) \(MoneyText.text(row.money.amount, row.money.currency)) "
            + "\(row.name)\(doubt)") + "\n"
    }
  }
}
