import PlaidSyncLedger

/// One account, field by field.
enum AccountText {
  /// One line for each field that has a value.
  static func text(_ account: Account, on terminal: Terminal) -> String {
    func money(_ amount: Amount?) -> String? {
      amount.map { "\(MoneyText.text($0, account.currency)) \(account.currency)" }
    }
    let fields: [(String, String?)] = [
      ("id", account.id.description), ("name", account.name),
      ("official name", account.officialName), ("mask", account.mask),
      ("kind", account.isLinked ? "linked" : "manual"),
      ("type", [account.type, account.subtype].compactMap { $0 }.joined(separator: ", ")),
      ("classification", account.kind.classification.rawValue),
      ("balance", money(account.balance)),
      ("as of", account.balanceDay?.description),
      ("bank's balance", money(account.reportedBalance?.current)),
      ("reported at", account.reportedBalance.map { TimeText.text($0.readAt) }),
      ("available", money(account.reportedBalance?.available)),
      ("limit", money(account.reportedBalance?.limit)),
      ("margin loan", money(account.reportedBalance?.marginLoan)),
      ("first day", account.firstDay?.description),
      ("synced through", account.dataSyncedThrough?.description ?? "never"),
      ("pending counted", account.isLinked ? pending(account) : nil),
      ("status", account.status.rawValue), ("Plaid's id", account.providerID),
    ]
    let known = fields.compactMap { name, value in value.map { (name, $0) } }
    let width = known.map { TextWidth.width(of: $0.0) }.max() ?? 0
    return known.map { name, value in
      "\(name)\(TextWidth.filling(name, to: width))  \(TextWidth.cleaned(value))\n"
    }.joined()
  }

  private static func pending(_ account: Account) -> String {
    (account.isPendingCounted ? "yes" : "no")
      + (account.pendingInBalance == .auto ? " (auto)" : "")
  }

  /// The valuations as a table after an empty line; empty if there are none.
  static func text(
    _ valuations: [Valuation], _ currency: Currency, on terminal: Terminal
  ) -> String {
    var table = Table([.fixed("VALUATION"), .number("AMOUNT"), .fixed("KIND")])
    for valuation in valuations {
      table.add([
        valuation.date.description, MoneyText.text(valuation.amount, currency),
        valuation.kind.rawValue,
      ])
    }
    let text = table.text(on: terminal)
    return text.isEmpty ? "" : "\n" + text
  }
}
