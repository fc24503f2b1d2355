import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Applies rules: transactions in the scope have exactly what these rules give, and nothing of
  /// earlier ones. Costs a look-up when nothing is new.
  public func applyRules(
    _ book: RuleBook, to scope: RuleScope, of family: FamilyID, isDryRun: Bool
  ) async throws -> RuleReport {
    if isDryRun {
      return try await read { try RuleRows(book, of: family, $0).apply(to: scope, isDryRun: true) }
    }
    let isDue = try await read { try scope == .all || RuleRows(book, of: family, $0).isDue() }
    guard isDue else { return RuleReport(rules: book.rules) }
    return try await write(.repeatable) { db in
      try RuleRows(book, of: family, db).apply(to: scope, isDryRun: false)
    }
  }

  /// The categories that are in use, the most frequent first.
  public func categories(of family: FamilyID) async throws -> [CategoryUse] {
    try await read { db in
      try db.all(
        """
        SELECT \(EffectiveSQL.category) AS category, \(EffectiveSQL.categoryOrigin) AS origin,
          count(*)
        FROM transactions t JOIN accounts a ON a.account_id = t.account_id
          \(EffectiveSQL.joins)
        WHERE a.family_id = ?1 AND t.removed_at_ms IS NULL AND t.hidden_at_ms IS NULL
          AND t.is_split = 0
        GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
        """, family
      ) { row in
        CategoryUse(
          category: row.textOrNull(0), origin: row.textOrNull(1).flatMap(ValueOrigin.init),
          count: Int(row.integer(2)))
      }
    }
  }
}
