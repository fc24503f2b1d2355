import PlaidSync
import PlaidSyncLedger

/// The explanation of a balance as text.
enum ExplanationText {
  /// The anchor, the day's arithmetic, the corrections, the transactions.
  static func text(
    _ explanation: BalanceExplanation, _ account: Account, transactions: [Transaction],
    on terminal: Terminal
  ) throws -> String {
    let row = explanation.row
    func money(_ amount: Amount) -> String { MoneyText.text(amount, account.currency) }
    var text = "\(account.name) on \(row.date), in \(account.currency)\n\n"
    text += "anchor: \(anchor(of: explanation, account))\n\n"
    text += try arithmetic(row, account).text(on: terminal)
    if row.isIncomplete { text += "incomplete: a price or an exchange rate is missing\n" }
    if !explanation.corrections.isEmpty {
      var table = Table([.fixed("NOT YET IN THE BALANCE"), .number("AMOUNT"), .fixed("")])
      for entry in explanation.corrections {
        table.add([
          entry.date.description, MoneyText.text(entry.money.amount, entry.money.currency),
          entry.money.currency.code,
        ])
      }
      text += "\n" + table.text(on: terminal)
    }
    if !transactions.isEmpty {
      text += "\n" + TransactionTable.text(transactions, accounts: [account], on: terminal)
    }
    return text
  }

  /// The terms of the row's equation, each with its sign; terms that are zero are omitted.
  private static func arithmetic(_ row: BalanceRow, _ account: Account) throws -> Table {
    let isAsset = account.kind.classification == .asset
    var lines: [(String, Amount)] = [("start of the day", try row.start())]
    for (name, amount, isRise) in [
      ("came in", row.cashIn, isAsset), ("went out", row.cashOut, !isAsset),
      ("value that came in", row.nonCashIn, isAsset),
      ("value that went out", row.nonCashOut, !isAsset),
      ("market", row.market, true), ("adjustment, unexplained", row.cashAdjustment, true),
      ("adjustment of value, unexplained", row.nonCashAdjustment, true),
    ] where amount != .zero {
      lines.append((name, isRise ? amount : amount.negated))
    }
    lines.append(("end of the day", try row.end()))
    var table = Table([.fixed(""), .number("AMOUNT")])
    for (name, amount) in lines { table.add([name, MoneyText.text(amount, account.currency)]) }
    return table
  }

  private static func anchor(of explanation: BalanceExplanation, _ account: Account) -> String {
    guard let anchor = explanation.anchor else {
      return "none earlier; computed forward from 0"
    }
    let stated = MoneyText.text(anchor.stated, account.currency)
    let who =
      switch anchor.source {
      case .valuation(let kind): "your \(kind.rawValue) valuation"
      case .reportedBalance: "the bank's reported balance"
      }
    var text = "\(who) of \(stated) on \(anchor.date)"
    if anchor.total != anchor.stated {
      text += ", corrected to \(MoneyText.text(anchor.total, account.currency))"
    }
    if let pending = anchor.pending, pending != .zero {
      text += " because it contains \(MoneyText.text(pending, account.currency)) that is pending"
    }
    if !explanation.isAnchored {
      text +=
        anchor.date > explanation.row.date
        ? "; computed backward from it" : "; computed forward from it"
    }
    return text
  }
}
