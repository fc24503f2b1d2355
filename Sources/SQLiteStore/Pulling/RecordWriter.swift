import GRDB
import GRDBSQLite
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes decoded transactions, each with one run of a prepared statement.
///
/// The statements are prepared when the first row is written: they are the largest of all, and a
/// pull without anything new does not need them.
final class RecordWriter {
  /// The result of writing one record.
  enum Outcome {
    case inserted(Int64)
    case updated
    case unchanged
  }

  private let db: Database
  private var upsert: SQLStatement?
  private var insert: SQLStatement?

  init(_ db: Database) {
    self.db = db
  }

  /// Inserts or updates a row; an equal row is not written.
  func write(_ row: TransactionRow) throws -> Outcome {
    let upsert = try upsert ?? SQLStatement(Self.upsertSQL, in: db)
    self.upsert = upsert
    try upsert.bind(row)
    sqlite3_set_last_insert_rowid(db.sqliteConnection, 0)
    guard try upsert.run() > 0 else { return .unchanged }
    let inserted = db.lastInsertedRowID
    return inserted == 0 ? .updated : .inserted(inserted)
  }

  /// Inserts a row for a bulk load, which ends if there already is a row with its id.
  func insert(_ row: TransactionRow) throws {
    let insert = try insert ?? SQLStatement(TransactionRow.insertSQL, in: db)
    self.insert = insert
    try insert.bind(row)
    do {
      try insert.run()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw BulkLoad.NotOnlyInserts()
    }
  }

  /// The user's values stay: for date and amount, the provider's value is kept next to the user's;
  /// other edits have columns of their own, which this statement does not change.
  private static let upsertSQL = """
    \(TransactionRow.insertSQL)
    ON CONFLICT (item_id, plaid_transaction_id) WHERE plaid_transaction_id IS NOT NULL
    DO UPDATE SET
      account_id = excluded.account_id,
      pending_transaction_id = excluded.pending_transaction_id,
      date = iif(provider_date IS NULL, excluded.date, date),
      provider_date = iif(provider_date IS NULL, NULL, excluded.date),
      amount_e8 = iif(provider_amount_e8 IS NULL, excluded.amount_e8, amount_e8),
      provider_amount_e8 = iif(provider_amount_e8 IS NULL, NULL, excluded.amount_e8),
      pending = excluded.pending, foreign_currency = excluded.foreign_currency,
      authorized_date = excluded.authorized_date, amount_text = excluded.amount_text,
      name = excluded.name, original_description = excluded.original_description,
      merchant = excluded.merchant, category = excluded.category,
      category_detailed = excluded.category_detailed, page_id = excluded.page_id,
      raw_offset = excluded.raw_offset, raw_count = excluded.raw_count,
      raw_hash = excluded.raw_hash, updated_at_ms = excluded.updated_at_ms,
      removed_at_ms = NULL, removed_by_sync_id = NULL, removed_because = NULL,
      restored_at_ms = NULL
    WHERE raw_hash IS NOT excluded.raw_hash OR removed_at_ms IS NOT NULL
      OR restored_at_ms IS NOT NULL
      OR account_id <> excluded.account_id OR foreign_currency IS NOT excluded.foreign_currency
      OR pending <> excluded.pending
      OR coalesce(provider_date, date) <> excluded.date
      OR coalesce(provider_amount_e8, amount_e8) <> excluded.amount_e8
      OR name <> excluded.name OR merchant IS NOT excluded.merchant
      OR category IS NOT excluded.category
    """
}
