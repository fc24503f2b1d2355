import GRDB
import PlaidSyncLedger

/// Gives old rows the provider's values of new ones, which are deleted; the old rows keep the
/// user's values.
struct RejoinRows {
  private let pairs: [TransactionMatcher.Pair]
  private let now: Timestamp
  private let db: Database

  init(_ pairs: [TransactionMatcher.Pair], now: Timestamp, _ db: Database) {
    self.pairs = pairs
    self.now = now
    self.db = db
  }

  /// Merges all pairs.
  func write() throws {
    // The new rows must be deleted before the old ones can take their ids.
    try db.run(
      "CREATE TEMP TABLE rejoining AS SELECT 0 AS old_id, * FROM transactions WHERE false")
    for pair in pairs {
      try db.run(
        "INSERT INTO temp.rejoining SELECT ?1, * FROM transactions WHERE transaction_id = ?2",
        pair.old, pair.new)
      try SplitRows(of: pair.old, db).adopt(partsOf: pair.new)
    }
    try moveReferences()
    try db.run(
      """
      UPDATE pages SET reference_count = reference_count + (
        SELECT count(*) FROM temp.rejoining n WHERE n.page_id = pages.page_id)
      WHERE page_id IN (SELECT page_id FROM temp.rejoining)
      """)
    try db.run(
      """
      DELETE FROM transactions
      WHERE transaction_id IN (SELECT transaction_id FROM temp.rejoining)
      """)
    try db.run(Self.mergeSQL, now)
    try db.run("DROP TABLE temp.rejoining")
  }

  /// Moves the references of other tables from each new row to the old one. The history of the new
  /// row is deleted with it: the history of the old row records how it got its new id.
  private func moveReferences() throws {
    let tables = try db.all(
      """
      SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.name = 'transaction_id' AND m.name NOT IN ('transactions', 'transaction_changes')
      """
    ) { $0.text(0) }
    for table in tables {
      try db.run(
        """
        UPDATE OR IGNORE \(table) SET transaction_id = (
          SELECT old_id FROM temp.rejoining n WHERE n.transaction_id = \(table).transaction_id)
        WHERE transaction_id IN (SELECT transaction_id FROM temp.rejoining)
        """)
      try db.run(
        "DELETE FROM \(table) WHERE transaction_id IN (SELECT transaction_id FROM temp.rejoining)")
    }
  }

  /// A date or amount that the user has set stays, with the provider's value next to it; so does
  /// one that was set only on the new row.
  private static let mergeSQL = """
    UPDATE transactions AS o SET
      item_id = n.item_id, plaid_transaction_id = n.plaid_transaction_id,
      pending_transaction_id = n.pending_transaction_id,
      provider_date = iif(coalesce(o.provider_date, n.provider_date) IS NULL, NULL,
        coalesce(n.provider_date, n.date)),
      date = iif(o.provider_date IS NULL, n.date, o.date),
      provider_amount_e8 = iif(coalesce(o.provider_amount_e8, n.provider_amount_e8) IS NULL, NULL,
        coalesce(n.provider_amount_e8, n.amount_e8)),
      amount_e8 = iif(o.provider_amount_e8 IS NULL, n.amount_e8, o.amount_e8),
      pending = n.pending, foreign_currency = n.foreign_currency,
      authorized_date = n.authorized_date, amount_text = n.amount_text, name = n.name,
      original_description = n.original_description, merchant = n.merchant,
      category = n.category, category_detailed = n.category_detailed,
      user_name = coalesce(o.user_name, n.user_name),
      user_category = coalesce(o.user_category, n.user_category),
      user_notes = coalesce(o.user_notes, n.user_notes),
      user_tags = coalesce(o.user_tags, n.user_tags),
      user_excluded = coalesce(o.user_excluded, n.user_excluded),
      hidden_at_ms = coalesce(o.hidden_at_ms, n.hidden_at_ms),
      page_id = n.page_id, raw_offset = n.raw_offset, raw_count = n.raw_count,
      raw_hash = n.raw_hash, updated_at_ms = ?1
    FROM temp.rejoining AS n WHERE o.transaction_id = n.old_id
    """
}
