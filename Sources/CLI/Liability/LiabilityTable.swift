import PlaidSyncLedger

/// Terms of debts as a table.
enum LiabilityTable {
  /// One row per account.
  static func text(
    _ debts: [AccountLiability], accounts: [Account], today: LocalDate, on terminal: Terminal
  ) -> String {
    guard !debts.isEmpty else { return "no liabilities are known\n" }
    var table = Table([
      .text("ACCOUNT"), .fixed("KIND"), .number("OWED"), .fixed(""), .fixed("DUE"),
      .number("MINIMUM"), .fixed("OVERDUE"), .number("RATE"), .number("LAST PAID").extra,
      .fixed("ON").extra, .fixed("PAID OFF").extra, .fixed("READ").extra,
    ])
    for debt in debts {
      let (terms, account) = (debt.terms, accounts.first { $0.id == debt.accountID })
      let currency = account?.currency ?? Currency("")
      table.add([
        account?.name ?? "", terms.kind.word, MoneyText.text(account?.balance, currency),
        currency.code, terms.nextPaymentDueDate?.description ?? "",
        terms.minimumPayment.map { MoneyText.text($0, currency) } ?? "",
        overdue(terms, currency, today), rate(terms),
        terms.lastPaymentAmount.map { MoneyText.text($0, currency) } ?? "",
        terms.lastPaymentDate?.description ?? "", terms.payoffDate?.description ?? "",
        debt.readOn == today ? "" : debt.readOn.description,
      ])
    }
    return table.text(on: terminal)
  }

  /// What the lender reports as overdue; otherwise whether the due date is past.
  private static func overdue(
    _ terms: LiabilityTerms, _ currency: Currency, _ today: LocalDate
  ) -> String {
    if let amount = terms.pastDueAmount, amount != .zero { return MoneyText.text(amount, currency) }
    if terms.isOverdue == true { return "yes" }
    return terms.nextPaymentDueDate.map { $0 < today ? "due date is past" : "" } ?? ""
  }

  /// The loan's rate, or a card's lowest and highest rate.
  private static func rate(_ terms: LiabilityTerms) -> String {
    if let rate = terms.ratePercent { return "\(rate) %" }
    let rates = terms.creditRates.map(\.percent)
    guard let low = rates.min(), let high = rates.max() else { return "" }
    return low == high ? "\(low) %" : "\(low)–\(high) %"
  }
}
