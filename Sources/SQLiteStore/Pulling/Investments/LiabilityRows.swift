import GRDB
import PlaidSyncJSON
import PlaidSyncLedger

/// The stored terms of debts: one row for each change.
enum LiabilityRows {
  /// Stores the terms reported on a day. If the newest row has the same terms, only its last day is
  /// updated.
  ///
  /// - Returns: Whether the terms are new.
  static func write(
    _ terms: LiabilityTerms, _ raw: String, of account: AccountID, on date: LocalDate,
    _ db: Database
  ) throws -> Bool {
    let confirmed = try db.run(
      """
      UPDATE liabilities SET last_date = max(last_date, ?2)
      WHERE account_id = ?1 AND raw_json = ?3
        AND date = (SELECT max(date) FROM liabilities WHERE account_id = ?1)
      """, account, date, raw)
    guard confirmed == 0 else { return false }
    try db.run(
      """
      INSERT OR REPLACE INTO liabilities (account_id, date, last_date, raw_json, \(columns))
      VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
        ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)
      """, account, date, raw, terms.kind.word, terms.nextPaymentDueDate, terms.minimumPayment,
      terms.lastPaymentDate, terms.lastPaymentAmount, terms.lastStatementDate,
      terms.lastStatementBalance, terms.isOverdue, terms.pastDueAmount, terms.ratePercent,
      terms.rateKind, terms.originationDate, terms.originationPrincipal, terms.payoffDate,
      terms.term, terms.interestPaidThisYear, terms.principalPaidThisYear, terms.escrowBalance,
      terms.lateFee, terms.outstandingInterest, terms.loanName, terms.loanStatus,
      terms.repaymentPlan, text(of: terms.creditRates))
    return true
  }

  /// Returns the newest terms of each account of a family, by account.
  static func newest(of family: FamilyID, _ db: Database) throws -> [AccountLiability] {
    try db.all(
      """
      SELECT account_id, date, last_date, \(columns) FROM liabilities l
      WHERE account_id IN (
          SELECT account_id FROM accounts WHERE family_id = ?1 AND status = 'open')
        AND date = (SELECT max(date) FROM liabilities WHERE account_id = l.account_id)
      ORDER BY account_id
      """, family
    ) { row in
      AccountLiability(
        accountID: row.id(0), terms: try terms(row), since: row.date(1), readOn: row.date(2))
    }
  }

  private static let columns = """
    kind, next_payment_due_date, minimum_payment_e8, last_payment_date, last_payment_amount_e8,
    last_statement_date, last_statement_balance_e8, is_overdue, past_due_amount_e8, rate_percent,
    rate_kind, origination_date, origination_principal_e8, payoff_date, term,
    interest_paid_this_year_e8, principal_paid_this_year_e8, escrow_balance_e8, late_fee_e8,
    outstanding_interest_e8, loan_name, loan_status, repayment_plan, credit_rates
    """

  private static func terms(_ row: SQLRow) throws -> LiabilityTerms {
    var terms = LiabilityTerms(kind: LiabilityKind(row.text(3)))
    terms.nextPaymentDueDate = row.dateOrNull(4)
    terms.minimumPayment = row.amountOrNull(5)
    terms.lastPaymentDate = row.dateOrNull(6)
    terms.lastPaymentAmount = row.amountOrNull(7)
    terms.lastStatementDate = row.dateOrNull(8)
    terms.lastStatementBalance = row.amountOrNull(9)
    terms.isOverdue = row.isNull(10) ? nil : row.flag(10)
    terms.pastDueAmount = row.amountOrNull(11)
    terms.ratePercent = try row.quantityOrNull(12)
    terms.rateKind = row.textOrNull(13)
    terms.originationDate = row.dateOrNull(14)
    terms.originationPrincipal = row.amountOrNull(15)
    terms.payoffDate = row.dateOrNull(16)
    terms.term = row.textOrNull(17)
    terms.interestPaidThisYear = row.amountOrNull(18)
    terms.principalPaidThisYear = row.amountOrNull(19)
    terms.escrowBalance = row.amountOrNull(20)
    terms.lateFee = row.amountOrNull(21)
    terms.outstandingInterest = row.amountOrNull(22)
    terms.loanName = row.textOrNull(23)
    terms.loanStatus = row.textOrNull(24)
    terms.repaymentPlan = row.textOrNull(25)
    terms.creditRates = try rates(row.text(26))
    return terms
  }

  private static func text(of rates: [CreditRate]) -> String {
    JSONValue.array(
      rates.map { rate in
        [
          "kind": .string(rate.kind), "percent": .string(rate.percent.description),
          "balance": .string(orNull: rate.balance?.description),
          "interest_charged": .string(orNull: rate.interestCharged?.description),
        ]
      }
    ).text()
  }

  private static func rates(_ text: String) throws -> [CreditRate] {
    try (JSONValue.parse(text).array ?? []).map { value in
      CreditRate(
        kind: value["kind"]?.string ?? "", percent: try Quantity(value["percent"]?.string ?? ""),
        balance: try value["balance"]?.string.map { try Amount($0) },
        interestCharged: try value["interest_charged"]?.string.map { try Amount($0) })
    }
  }
}
