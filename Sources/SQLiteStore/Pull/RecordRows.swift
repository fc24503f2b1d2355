import CSQLite
import Ledger
import Ports

/// Decoded transactions of a page as rows of `transactions`, read straight from the page's bytes.
struct RecordRows: GivenRows {
  /// A record and what its row needs besides.
  struct Entry {
    let record: TransactionRecord
    let account: AccountID
    let foreign: Currency?
  }

  let itemID: ItemID
  let now: Timestamp
  let page: Int64
  /// What the texts of the records lie in. SQLite copies nothing: it has to outlive the statement's run.
  let bytes: UnsafeRawBufferPointer
  let entries: UnsafeBufferPointer<Entry>

  /// Inserts transactions. When it fails, so does the transaction that it is part of; with that said,
  /// SQLite need not be able to take back the one run.
  static let insert = RowInsert<RecordRows>(
    """
    INSERT OR FAIL INTO transactions (account_id, item_id, plaid_transaction_id, pending_transaction_id,
      date, amount_e8, pending, foreign_currency, authorized_date, amount_text, name,
      original_description, merchant, category, category_detailed, page_id, raw_offset, raw_count,
      raw_hash, updated_at_ms, source)
    """, columns: columns, constant: "'plaid'")
  static let columns = 20

  var count: Int { entries.count }

  /// Inlined, as SQLite asks for each value by itself.
  @inline(__always)
  func put(_ column: Int32, of row: Int, into value: some GivenValue) {
    guard let entry = entries.baseAddress.map({ $0 + row }) else { return }
    switch column {
    case 0: value.put(entry.pointee.account.rawValue)
    case 1: value.put(itemID.rawValue)
    case 2: put(entry.pointee.record.providerID, into: value)
    case 3: put(entry.pointee.record.pendingProviderID, into: value)
    case 4: value.put(Int64(entry.pointee.record.date))
    case 5: value.put(entry.pointee.record.amount)
    case 6: value.put(entry.pointee.record.isPending ? 1 : 0)
    case 7: if let currency = entry.pointee.foreign { value.put(currency.code) }
    case 8: if let date = entry.pointee.record.authorizedDate { value.put(Int64(date)) }
    case 9: put(entry.pointee.record.amountText, into: value)
    case 10:
      let name = entry.pointee.record.name
      put(name.isNull ? TextSlice(offset: 0, count: 0) : name, into: value)
    case 11: put(entry.pointee.record.originalDescription, into: value)
    case 12: put(entry.pointee.record.merchantName, into: value)
    case 13: put(entry.pointee.record.categoryPrimary, into: value)
    case 14: put(entry.pointee.record.categoryDetailed, into: value)
    case 15: value.put(page)
    case 16: value.put(Int64(entry.pointee.record.raw.offset))
    case 17: value.put(Int64(entry.pointee.record.raw.count))
    case 18: value.put(entry.pointee.record.rawHash)
    case 19: value.put(now.milliseconds)
    default: preconditionFailure("transactions have no column \(column) to be given")
    }
  }

  private func put(_ slice: TextSlice, into value: some GivenValue) {
    guard !slice.isNull, let start = bytes.baseAddress else { return }
    let text = (start + Int(slice.offset)).assumingMemoryBound(to: CChar.self)
    value.put(text: text, count: slice.count)
  }

  static let deliver: csqlite_put = { rows, row, column, value in
    guard let rows, let value else { return }
    rows.assumingMemoryBound(to: RecordRows.self).pointee
      .put(column, of: Int(row), into: ReadValue(context: value))
  }
}
