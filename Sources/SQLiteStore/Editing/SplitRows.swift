import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes the parts of one split transaction, inside a database transaction.
struct SplitRows {
  private let whole: TransactionID
  private let db: Database

  init(of whole: TransactionID, _ db: Database) {
    self.whole = whole
    self.db = db
  }

  /// Replaces the existing parts; the new ones must add up to the whole.
  func replace(with parts: [SplitPart], at now: Timestamp) throws {
    try deleteParts()
    let kept = SQLFragments.partColumns
    for part in parts {
      try db.run(
        """
        INSERT INTO transactions (\(kept.joined(separator: ", ")), source, amount_e8, name,
          user_name, merchant, category, category_detailed, user_category, user_notes,
          user_excluded, parent_id, updated_at_ms)
        SELECT \(kept.map { "p.\($0)" }.joined(separator: ", ")), 'manual', ?2,
          p.name, iif(p.source = 'plaid', p.user_name, p.name), p.merchant,
          p.category, p.category_detailed,
          coalesce(?3, p.user_category, iif(p.source = 'plaid', NULL, p.category)), ?4,
          p.user_excluded, p.transaction_id, ?5
        FROM transactions p WHERE p.transaction_id = ?1
        """, whole, part.amount, part.category, part.notes, now)
    }
  }

  /// Deletes all parts, which joins the transaction again.
  func deleteParts() throws {
    try db.run("DELETE FROM transactions WHERE parent_id = ?1", whole)
  }

  /// Takes over the parts of another row of the same transaction, unless this one has parts of its
  /// own.
  func adopt(partsOf other: TransactionID) throws {
    guard try isSplit(other), try !isSplit(whole) else { return }
    let kept = SQLFragments.partColumns.joined(separator: ", ")
    try db.run(
      """
      UPDATE transactions SET parent_id = ?1, (\(kept)) = (
        SELECT \(kept) FROM transactions WHERE transaction_id = ?1)
      WHERE parent_id = ?2
      """, whole, other)
    for statement in SQLFragments.rebalancing(of: "\(whole)").split(separator: ";") {
      try db.run(String(statement))
    }
  }

  private func isSplit(_ id: TransactionID) throws -> Bool {
    try db.exists("SELECT 1 FROM transactions WHERE transaction_id = ?1 AND is_split = 1", id)
  }

  /// Returns the split transactions whose parts do not add up to them, or that are not flagged as
  /// split.
  static func findings(of family: FamilyID, _ db: Database) throws -> [VerifyFinding] {
    try db.all(
      """
      SELECT p.account_id, p.date, p.transaction_id FROM transactions p
        JOIN accounts a ON a.account_id = p.account_id
      WHERE a.family_id = ?1 AND (p.is_split = 1 OR EXISTS (
          SELECT 1 FROM transactions c WHERE c.parent_id = p.transaction_id))
        AND (p.is_split = 0 OR p.amount_e8 IS NOT (
          SELECT sum(c.amount_e8) FROM transactions c WHERE c.parent_id = p.transaction_id))
      """, family
    ) { row in
      VerifyFinding(
        accountID: row.id(0), date: row.date(1),
        message: "the parts of transaction \(row.integer(2)) do not add up to its amount")
    }
  }
}
