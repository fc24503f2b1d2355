import GRDB
import PlaidSyncLedger

/// Turns pending transactions into posted ones, using only the provider's own link between them.
struct PostingWriter {
  let itemID: ItemID
  let syncID: SyncID
  let now: Timestamp

  /// Makes the row of a pending transaction the row of the posted one, whose record is written
  /// next.
  ///
  /// The row keeps its number and the user's edits. The pending id is remembered, so that anything
  /// still received under it (its removal, a replay) has no effect.
  func post(_ pendingID: String, as postedID: String, _ db: Database) throws {
    if let pending = try row(pendingID, db) {
      if let posted = try row(postedID, db) {
        try joinHistory(of: pending, pendingID, to: posted, postedID, db)
        try merge(pending, into: posted, db)
      } else {
        try db.run(
          "UPDATE transactions SET plaid_transaction_id = ?2 WHERE transaction_id = ?1", pending,
          postedID)
      }
    }
    try remember(pendingID, db)
  }

  /// Remembers the id of a pending transaction that has posted.
  func remember(_ pendingID: String, _ db: Database) throws {
    try db.run(
      "INSERT OR IGNORE INTO former_ids (item_id, plaid_transaction_id) VALUES (?1, ?2)", itemID,
      pendingID)
  }

  /// Returns whether an id is that of a pending transaction that has posted since.
  func isFormer(_ providerID: String, _ db: Database) throws -> Bool {
    try db.exists(
      "SELECT 1 FROM former_ids WHERE item_id = ?1 AND plaid_transaction_id = ?2", itemID,
      providerID)
  }

  private func row(_ providerID: String, _ db: Database) throws -> TransactionID? {
    try db.first(
      """
      SELECT transaction_id FROM transactions WHERE item_id = ?1 AND plaid_transaction_id = ?2
      """, itemID, providerID
    ) { $0.id(0) }
  }

  /// Merges two existing rows because the link came late: the posted row takes the edits that it
  /// lacks.
  private func merge(
    _ pending: TransactionID, into posted: TransactionID, _ db: Database
  ) throws {
    try db.run(
      """
      UPDATE transactions AS t SET
        user_name = coalesce(t.user_name, p.user_name),
        user_category = coalesce(t.user_category, p.user_category),
        user_notes = coalesce(t.user_notes, p.user_notes),
        user_tags = coalesce(t.user_tags, p.user_tags),
        user_excluded = coalesce(t.user_excluded, p.user_excluded),
        hidden_at_ms = coalesce(t.hidden_at_ms, p.hidden_at_ms),
        provider_date = iif(t.provider_date IS NULL AND p.provider_date IS NOT NULL,
          t.date, t.provider_date),
        date = iif(t.provider_date IS NULL AND p.provider_date IS NOT NULL, p.date, t.date),
        provider_amount_e8 = iif(
          t.provider_amount_e8 IS NULL AND p.provider_amount_e8 IS NOT NULL,
          t.amount_e8, t.provider_amount_e8),
        amount_e8 = iif(t.provider_amount_e8 IS NULL AND p.provider_amount_e8 IS NOT NULL,
          p.amount_e8, t.amount_e8)
      FROM transactions AS p WHERE t.transaction_id = ?1 AND p.transaction_id = ?2
      """, posted, pending)
    try SplitRows(of: posted, db).adopt(partsOf: pending)
    try db.run("DELETE FROM transactions WHERE transaction_id = ?1", pending)
  }

  /// Makes the history of the pending row the beginning of the posted row's history. The arrival of
  /// both is recorded first, because the rows from which it is known are about to change.
  private func joinHistory(
    of pending: TransactionID, _ pendingID: String, to posted: TransactionID, _ postedID: String,
    _ db: Database
  ) throws {
    let columns = "transaction_id, changed_at_ms, sync_id, kind, field, old_value, new_value"
    try db.run(
      """
      INSERT INTO transaction_changes (\(columns))
      SELECT \(columns) FROM transaction_history
      WHERE transaction_id IN (?1, ?2) AND change_id = 0
      """, pending, posted)
    try db.run(
      "UPDATE transaction_changes SET transaction_id = ?2 WHERE transaction_id = ?1", pending,
      posted)
    try db.run(
      """
      INSERT INTO transaction_changes (\(columns)) VALUES (?1, ?2, ?3, 'posted', 'id', ?4, ?5)
      """, posted, now, syncID, pendingID, postedID)
  }
}
