import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Finds drift: changes of reported balances that the entries do not explain.
enum DriftReader {
  /// Returns a family's drift that was reported on or after a date, including accepted drift.
  static func drifts(
    of family: FamilyID, since: LocalDate?, _ db: Database
  ) throws -> [Drift] {
    try drifts("a.family_id = ?1", family.rawValue, since: since, db)
  }

  /// Returns the valuation that accepts the drift of a day; throws if there is none to accept.
  static func valuation(
    accepting account: AccountID, on date: LocalDate, _ db: Database
  ) throws -> Valuation {
    let found = try drifts("a.account_id = ?1", account.rawValue, since: date, db)
    guard found.contains(where: { $0.date == date && !$0.isAccepted }),
      let row = try BalanceRows.row(of: account, on: date, db)
    else {
      throw Failure(
        .notFound, "account \(account) has no drift to accept on \(date)",
        remedy: .see(.drift))
    }
    return Valuation(date: date, amount: try row.end(), kind: .reconciliation)
  }

  /// An adjustment of a linked account is on the day after an anchor; the difference is reported
  /// with the next anchor.
  private static func drifts(
    _ condition: String, _ id: Int64, since: LocalDate?, _ db: Database
  ) throws -> [Drift] {
    let found = try db.all(
      """
      SELECT b.account_id, b.date, b.cash_adjustment_e8, b.non_cash_adjustment_e8, b.incomplete,
        (SELECT min(date) FROM reported_balances WHERE account_id = b.account_id AND date >= b.date),
        (SELECT min(date) FROM valuations WHERE account_id = b.account_id AND date >= b.date)
      FROM accounts a JOIN balances b ON b.account_id = a.account_id
      WHERE \(condition) AND a.item_id IS NOT NULL AND a.status = 'open'
        AND (b.cash_adjustment_e8 <> 0 OR b.non_cash_adjustment_e8 <> 0)
        AND a.kind IN ('depository', 'credit', 'investment', 'loan', 'crypto')
        AND (EXISTS (SELECT 1 FROM transactions t
            WHERE t.account_id = a.account_id AND t.pending = 0 AND t.removed_at_ms IS NULL)
          OR EXISTS (SELECT 1 FROM trades t WHERE t.account_id = a.account_id))
      ORDER BY b.account_id, b.date
      """, id
    ) { row -> Drift? in
      let (reported, stated) = (row.dateOrNull(5), row.dateOrNull(6))
      guard let date = [reported, stated].compactMap({ $0 }).min() else { return nil }
      return Drift(
        accountID: row.id(0), since: row.date(1).previous, date: date,
        amount: try row.amount(2).adding(row.amount(3)), isAccepted: date == stated,
        isIncomplete: row.flag(4))
    }
    return found.compactMap { $0 }
      .filter { drift in drift.amount != .zero && since.map { drift.date >= $0 } ?? true }
  }
}
