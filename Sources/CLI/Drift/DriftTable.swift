import PlaidSyncLedger

/// Differences between bank and books as a table.
enum DriftTable {
  /// One row per difference, with the causes that would explain it exactly.
  static func text(
    _ drifts: [(drift: Drift, causes: [DriftCause])], accounts: [Account], on terminal: Terminal
  ) -> String {
    guard !drifts.isEmpty else { return "no differences between the bank and the books\n" }
    var table = Table([
      .text("ACCOUNT"), .fixed("AFTER"), .fixed("UP TO"), .number("AMOUNT"), .fixed(""),
      .text("LIKELY CAUSE"), .fixed(""),
    ])
    for (drift, causes) in drifts {
      let account = accounts.first { $0.id == drift.accountID }
      let currency = account?.currency ?? Currency("")
      table.add([
        account?.name ?? "", drift.since.description, drift.date.description,
        MoneyText.text(drift.amount, currency), currency.code,
        causes.isEmpty ? "unknown" : causes.map(text).joined(separator: "; or "),
        drift.isAccepted ? "accepted" : "",
      ])
    }
    return table.text(on: terminal)
  }

  private static func text(_ cause: DriftCause) -> String {
    let entries = cause.entries.map { "\($0.id) \($0.name)" }.joined(separator: ", ")
    switch cause.kind {
    case .pending: return "pending, but counted by the bank: \(entries)"
    case .latePosting: return "dated later by the bank: \(entries)"
    case .missing: return "removed from the books: \(entries)"
    case .doubled: return "in the books twice: \(entries)"
    case .passing: return "temporary: the next reported balance reverses it"
    case .unknownRate: return "a rate or a price is missing"
    }
  }
}
