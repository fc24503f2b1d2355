import PlaidSyncLedger

/// The status as text: what is up to date, and what needs attention.
enum StatusText {
  /// Items, accounts, the last pull, and what needs attention.
  static func text(_ state: StatusState, on terminal: Terminal) -> String {
    let watermark = state.family.dataSyncedThrough?.description ?? "never"
    var text =
      "family \(state.family.name), synced through \(watermark); today is \(state.today)\n\n"
    text += ItemTable.text(state.items, accounts: state.accounts, on: terminal)
    let rows = accounts(state, on: terminal)
    if !rows.isEmpty { text += "\n" + rows }
    text += "\n" + lastRun(state)
    for (id, count) in state.quarantine.sorted(by: { $0.key < $1.key }) {
      let name = state.items.first { $0.id == id }?.displayName ?? "item \(id)"
      text += "quarantine: \(CountText.text(count, "element")) of \(name) could not be imported\n"
    }
    for part in state.remainders {
      text += "split: \(part.money) of transaction \(part.parentID.map(\.description) ?? "?") "
      text += "(\(TextWidth.cleaned(part.name))) has no category: "
      text += "give it one with \(RemedyText.command("transaction edit \(part.id)"))\n"
    }
    if !state.drifts.isEmpty {
      text += "drift: \(CountText.text(state.drifts.count, "difference")) between bank and books: "
      text += "\(RemedyText.text(.see(.drift)))\n"
    }
    if state.unclearTransfers > 0 {
      text += "transfers: \(state.unclearTransfers) to review: "
      text += "see \(RemedyText.command("transfers --review"))\n"
    }
    for warning in state.warnings {
      text += "warning: \(TextWidth.cleaned(RemedyText.text(warning)))\n"
    }
    return text
  }

  private static func accounts(_ state: StatusState, on terminal: Terminal) -> String {
    var table = Table([
      .number("ID"), .text("ACCOUNT"), .number("BALANCE"), .fixed(""),
      .fixed("SYNCED TO"), .number("DRIFT"),
    ])
    for account in state.openAccounts {
      let drift = state.drift(of: account)
      table.add([
        account.id.description, account.name,
        MoneyText.text(account.balance, account.currency), account.currency.code,
        account.dataSyncedThrough?.description ?? "never",
        drift.map { MoneyText.text($0, account.currency) } ?? "",
      ])
    }
    return table.text(on: terminal)
  }

  private static func lastRun(_ state: StatusState) -> String {
    guard let last = state.last else { return "no sync yet: \(RemedyText.text(.pull))\n" }
    let when = (last.finishedAt ?? last.startedAt ?? last.createdAt)
    let stats = last.stats
    var text = "last sync: \(last.status.rawValue) \(TimeText.text(when)), "
    text +=
      "\(CountText.text(stats.requests, "request")), \(stats.added) added, \(stats.modified) modified, "
    text += "\(stats.removed) removed\n"
    if let failure = last.failure {
      text += "  \(TextWidth.cleaned(failure.message))\n"
      if let remedy = failure.remedy {
        text += "  try: \(TextWidth.cleaned(RemedyText.text(remedy)))\n"
      }
    }
    return text
  }
}
