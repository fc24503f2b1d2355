import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads what reports add up. Each takes one query, regardless of the number of accounts.
enum ReportReader {
  /// Returns the days of a family's accounts in a window, ascending.
  static func accountDays(
    of family: FamilyID, in window: SyncWindow, _ db: Database
  ) throws -> [AccountDay] {
    try db.all(
      """
      WITH ends AS MATERIALIZED (
        SELECT a.account_id, iif(a.status = 'open', 2147483647, max(
          coalesce((SELECT max(date) FROM reported_balances WHERE account_id = a.account_id), -2147483648),
          coalesce((SELECT max(date) FROM valuations WHERE account_id = a.account_id), -2147483648),
          coalesce((SELECT max(date) FROM trades WHERE account_id = a.account_id), -2147483648),
          coalesce((SELECT max(date) FROM transactions WHERE account_id = a.account_id
            AND \(isCounted) AND foreign_currency IS NULL), -2147483648),
          coalesce((SELECT max(date) FROM transactions WHERE account_id = a.account_id
            AND \(isCounted) AND foreign_currency IS NOT NULL), -2147483648))) AS last_day
        FROM accounts a WHERE a.family_id = ?1)
      SELECT b.account_id, b.date, b.end_cash_e8, b.end_non_cash_e8, b.incomplete
      FROM ends e JOIN balances b ON b.account_id = e.account_id
      WHERE b.date BETWEEN ?2 AND ?3 AND b.date <= e.last_day
      ORDER BY b.date, b.account_id
      """, family, window.start?.day ?? Int32.min, window.end?.day ?? Int32.max
    ) { row in
      AccountDay(
        accountID: row.id(0), date: row.date(1),
        total: try row.amount(2).adding(row.amount(3)), isIncomplete: row.flag(4))
    }
  }

  /// Returns the posted entries in a window that are spending or income.
  static func entries(
    of family: FamilyID, in window: SyncWindow, _ db: Database
  ) throws -> [ReportEntry] {
    func part(_ index: String, _ condition: String) -> String {
      """
      SELECT t.account_id, t.date, t.amount_e8, coalesce(t.foreign_currency, a.currency),
        t.exchange_rate, a.currency, \(EffectiveSQL.category), \(EffectiveSQL.codedCategory),
        a.kind,
        (SELECT amount_e8 > 0 FROM transactions w WHERE w.transaction_id = t.parent_id)
      FROM accounts a JOIN transactions t INDEXED BY \(index) ON t.account_id = a.account_id
        \(EffectiveSQL.joins)
      WHERE a.family_id = ?1 AND t.date BETWEEN ?2 AND ?3 AND \(isCounted)
        AND t.foreign_currency IS \(condition) AND \(EffectiveSQL.isExcluded) = 0
        AND NOT EXISTS (SELECT 1 FROM transfers p
          WHERE p.outflow_id = t.transaction_id AND p.state IN ('matched', 'confirmed'))
        AND NOT EXISTS (SELECT 1 FROM transfers p
          WHERE p.inflow_id = t.transaction_id AND p.state IN ('matched', 'confirmed'))
      """
    }
    let sql =
      part("transactions_flows", "NULL") + " UNION ALL "
      + part("transactions_foreign", "NOT NULL")
    return try db.all(
      sql, family, window.start?.day ?? Int32.min, window.end?.day ?? Int32.max
    ) { row in
      // What comes back as a part of a purchase lessens what was spent, whatever it is called.
      let isPartOfPurchase = !row.isNull(9) && row.flag(9)
      return ReportEntry(
        accountID: row.id(0), date: row.date(1), money: Money(row.amount(2), row.currency(3)),
        ownRate: try row.textOrNull(4).map(RateReader.rate), accountCurrency: row.currency(5),
        category: row.textOrNull(6),
        nature: isPartOfPurchase ? .spending : ReportEntry.Nature(category: row.textOrNull(7)),
        isDebt: AccountKind(rawValue: row.text(8))?.classification == .liability)
    }
  }
}

private let isCounted = SQLFragments.isCounted()
