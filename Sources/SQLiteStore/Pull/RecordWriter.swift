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

  private let upsert: SQLStatement
  private let connection: OpaquePointer
  private let itemID: ItemID
  private let now: Timestamp

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
    let handle = upsert.handle
    sqlite3_bind_int64(handle, 1, account.rawValue)
    sqlite3_bind_int64(handle, 2, itemID.rawValue)
    bind(record.providerID, 3, bytes)
    bind(record.pendingProviderID, 4, bytes)
    sqlite3_bind_int64(handle, 5, Int64(record.date))
    sqlite3_bind_int64(handle, 6, record.amount)
    sqlite3_bind_int64(handle, 7, record.isPending ? 1 : 0)
    _ = foreign.bind(to: handle, at: 8)
    if let date = record.authorizedDate {
      sqlite3_bind_int64(handle, 9, Int64(date))
    } else {
      sqlite3_bind_null(handle, 9)
    }
    bind(record.amountText, 10, bytes)
    bind(record.name.isNull ? TextSlice(offset: 0, count: 0) : record.name, 11, bytes)
    bind(record.originalDescription, 12, bytes)
    bind(record.merchantName, 13, bytes)
    bind(record.categoryPrimary, 14, bytes)
    bind(record.categoryDetailed, 15, bytes)
    sqlite3_bind_int64(handle, 16, page)
    sqlite3_bind_int64(handle, 17, Int64(record.raw.offset))
    sqlite3_bind_int64(handle, 18, Int64(record.raw.count))
    sqlite3_bind_int64(handle, 19, record.rawHash)
    sqlite3_bind_int64(handle, 20, now.milliseconds)
    sqlite3_set_last_insert_rowid(connection, 0)
    guard try upsert.run() > 0 else { return .unchanged }
    let inserted = sqlite3_last_insert_rowid(connection)
    return inserted == 0 ? .updated : .inserted(inserted)
  }

  /// The bytes outlive the statement's run, so SQLite need not copy them.
  private func bind(_ slice: TextSlice, _ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    guard !slice.isNull, let start = bytes.baseAddress else {
      sqlite3_bind_null(upsert.handle, index)
      return
    }
    let text = (start + Int(slice.offset)).assumingMemoryBound(to: CChar.self)
    sqlite3_bind_text(upsert.handle, index, text, slice.count, nil)
  }

  /// What the user has set stays: date and amount keep the provider's value beside the user's, the
  /// other edits have columns of their own, which are not named here.
  private static let sql = """
    INSERT INTO transactions (account_id, item_id, plaid_transaction_id, pending_transaction_id,
      date, amount_e8, pending, foreign_currency, authorized_date, amount_text, name,
      original_description, merchant, category, category_detailed, page_id, raw_offset, raw_count,
      raw_hash, updated_at_ms, source)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
      ?20, 'plaid')
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
