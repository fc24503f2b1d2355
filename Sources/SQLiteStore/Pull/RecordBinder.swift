import GRDBSQLite
import Ledger
import Ports

/// Binds decoded transactions to the parameters of an `INSERT`, straight from the page's bytes.
struct RecordBinder {
  let itemID: ItemID
  let now: Timestamp

  /// Inserts transactions, whose parameters are bound here. When it fails, so does the transaction
  /// that it is part of; with that said, SQLite need not be able to take back the one run.
  static let insert = RowInsert(
    """
    INSERT OR FAIL INTO transactions (account_id, item_id, plaid_transaction_id, pending_transaction_id,
      date, amount_e8, pending, foreign_currency, authorized_date, amount_text, name,
      original_description, merchant, category, category_detailed, page_id, raw_offset, raw_count,
      raw_hash, updated_at_ms, source)
    VALUES
    """, width: 20, constant: "'plaid'")

  /// Binds the record to the parameters behind `first`.
  ///
  /// - Parameter bytes: its page, which has to outlive the statement's run: SQLite copies nothing.
  func bind(
    _ record: TransactionRecord, _ bytes: UnsafeRawBufferPointer, account: AccountID,
    foreign: Currency?, page: Int64, to statement: SQLStatement, behind first: Int32 = 0
  ) {
    let handle = statement.handle
    func bind(_ slice: TextSlice, _ index: Int32) {
      guard !slice.isNull, let start = bytes.baseAddress else {
        sqlite3_bind_null(handle, first + index)
        return
      }
      let text = (start + Int(slice.offset)).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text(handle, first + index, text, slice.count, nil)
    }
    sqlite3_bind_int64(handle, first + 1, account.rawValue)
    sqlite3_bind_int64(handle, first + 2, itemID.rawValue)
    bind(record.providerID, 3)
    bind(record.pendingProviderID, 4)
    sqlite3_bind_int64(handle, first + 5, Int64(record.date))
    sqlite3_bind_int64(handle, first + 6, record.amount)
    sqlite3_bind_int64(handle, first + 7, record.isPending ? 1 : 0)
    _ = foreign.bind(to: handle, at: first + 8)
    if let date = record.authorizedDate {
      sqlite3_bind_int64(handle, first + 9, Int64(date))
    } else {
      sqlite3_bind_null(handle, first + 9)
    }
    bind(record.amountText, 10)
    bind(record.name.isNull ? TextSlice(offset: 0, count: 0) : record.name, 11)
    bind(record.originalDescription, 12)
    bind(record.merchantName, 13)
    bind(record.categoryPrimary, 14)
    bind(record.categoryDetailed, 15)
    sqlite3_bind_int64(handle, first + 16, page)
    sqlite3_bind_int64(handle, first + 17, Int64(record.raw.offset))
    sqlite3_bind_int64(handle, first + 18, Int64(record.raw.count))
    sqlite3_bind_int64(handle, first + 19, record.rawHash)
    sqlite3_bind_int64(handle, first + 20, now.milliseconds)
  }
}
