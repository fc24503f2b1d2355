import GRDB
import GRDBSQLite
import Ledger
import Ports

/// Writes decoded transactions: one prepared statement, bound straight from the page's bytes.
final class RecordWriter {
  /// What became of one record.
  enum Fate {
    case inserted(Int64)
    case updated
    case unchanged
  }

  private let itemID: ItemID
  private let now: Timestamp
  private let upsert: SQLStatement
  private let connection: OpaquePointer

  init(itemID: ItemID, now: Timestamp, _ db: Database) throws {
    guard let connection = db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
    }
    self.connection = connection
    self.itemID = itemID
    self.now = now
    upsert = try SQLStatement(Self.sql, in: db)
  }

  /// Inserts the record or brings its row in line; equal rows are not written.
  func write(
    _ record: TransactionRecord, _ bytes: UnsafeRawBufferPointer, account: AccountID,
    foreign: Currency?, page: Int64
  ) throws -> Fate {
    let entry = RecordRows.Entry(record: record, account: account, foreign: foreign)
    withUnsafePointer(to: entry) { entry in
      let rows = RecordRows(
        itemID: itemID, now: now, page: page, bytes: bytes,
        entries: UnsafeBufferPointer(start: entry, count: 1))
      rows.bind(0, to: upsert, columns: Int32(RecordRows.columns))
    }
    sqlite3_set_last_insert_rowid(connection, 0)
    guard try upsert.run() > 0 else { return .unchanged }
    let inserted = sqlite3_last_insert_rowid(connection)
    return inserted == 0 ? .updated : .inserted(inserted)
  }

  /// What the user has set stays: date and amount keep the provider's value beside the user's, the
  /// other edits have columns of their own, which are not named here.
  private static let sql = """
    \(RecordRows.insert.one)
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
