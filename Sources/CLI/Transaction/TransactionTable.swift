import PlaidSyncLedger

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

  /// One row per removed transaction, with when, why and by whom it was removed.
  static func removed(
    _ transactions: [Transaction], accounts: [Account], on terminal: Terminal
  ) -> String {
    guard !transactions.isEmpty else { return "no removed transactions\n" }
    var table = Table([
      .number("ID"), .fixed("DATE"), .text("ACCOUNT"), .text("NAME"), .number("AMOUNT"),
      .fixed(""), .fixed("REMOVED"), .fixed("BY"), .fixed("WHY"),
    ])
    for transaction in transactions {
      let money = transaction.money
      table.add([
        transaction.id.description, transaction.date.description,
        accounts.first { $0.id == transaction.accountID }?.name ?? "",
        transaction.merchant ?? transaction.name, MoneyText.text(money.amount, money.currency),
        money.currency.code, transaction.removedAt.map(TimeText.text) ?? "",
        author(of: transaction.removal), reason(of: transaction.removal),
      ])
    }
    return table.text(on: terminal)
  }

  private static func author(of removal: Removal?) -> String {
    if let sync = removal?.syncID { return "sync \(sync)" }
    return removal?.reason == .deleted ? "you" : "?"
  }

  private static func reason(of removal: Removal?) -> String {
    switch removal?.reason {
    case .removed: "removed by the bank"
    case .unlisted: "no longer listed by the bank"
    case .deleted: "deleted"
    case nil: "?"
    }
  }

  private static func state(of transaction: Transaction) -> String {
    if transaction.removedAt != nil { return "removed" }
    var states = transaction.isPending ? ["pending"] : []
    if transaction.isSplit { states.append("split") }
    if let whole = transaction.parentID {
      states.append("\(transaction.isRemainder ? "rest" : "part") of \(whole)")
    }
    if transaction.transferID != nil { states.append("transfer") }
    if transaction.isExcluded { states.append("excluded") }
    return states.joined(separator: ", ")
  }
}
