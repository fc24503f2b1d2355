import Ledger

/// Transactions as a table.
enum TransactionTable {
  /// One row per transaction; positive amounts left their account.
  static func text(
    _ transactions: [Transaction], accounts: [Account], on terminal: Terminal
  ) -> String {
    guard !transactions.isEmpty else { return "no transactions\n" }
    var table = Table([
      .number("ID"), .fixed("DATE"), .text("ACCOUNT"), .text("NAME"), .text("CATEGORY"),
      .number("AMOUNT"), .fixed(""), .fixed(""),
    ])
    for transaction in transactions {
      let account = accounts.first { $0.id == transaction.accountID }
      let money = transaction.money
      table.add([
        transaction.id.description, transaction.date.description, account?.name ?? "",
        transaction.merchant ?? transaction.name, transaction.category ?? "",
        MoneyText.text(money.amount, money.currency), money.currency.code, state(of: transaction),
      ])
    }
    return table.text(on: terminal)
  }

  private static func state(of transaction: Transaction) -> String {
    if transaction.removedAt != nil { return "removed" }
    if transaction.isPending { return "pending" }
    return transaction.isExcluded ? "excluded" : ""
  }
}
