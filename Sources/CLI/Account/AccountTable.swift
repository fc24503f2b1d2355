import PlaidSyncLedger

/// Accounts as a table.
enum AccountTable {
  /// One row per account.
  static func text(_ accounts: [Account], on terminal: Terminal) -> String {
    guard !accounts.isEmpty else { return "no accounts yet: \(RemedyText.addAccounts)\n" }
    var table = Table([
      .number("ID"), .text("NAME"), .fixed("MASK"), .text("TYPE"), .number("BALANCE"),
      .fixed(""), .number("AVAILABLE"), .fixed("AS OF"), .fixed("SYNCED TO"),
    ])
    for account in accounts {
      let available = account.reportedBalance?.available
      table.add([
        account.id.description, name(of: account), account.mask ?? "",
        account.subtype ?? account.type, MoneyText.text(account.balance, account.currency),
        account.currency.code, available.map { MoneyText.text($0, account.currency) } ?? "",
        account.balanceDay?.description ?? "", account.dataSyncedThrough?.description ?? "never",
      ])
    }
    return table.text(on: terminal)
  }

  private static func name(of account: Account) -> String {
    account.status == .open ? account.name : "\(account.name) (\(account.status.rawValue))"
  }
}
