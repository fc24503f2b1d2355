import PlaidSyncLedger
import PlaidSyncPorts

/// A decoded transaction as a row of `transactions`, bound straight from its page's bytes.
struct TransactionRow: TableRow {
  let itemID: ItemID
  let accountID: AccountID
  let record: TransactionRecord
  /// The record's currency if it differs from that of its account.
  let foreign: Currency?
  let page: Int64
  /// The bytes that contain the texts of the record.
  let bytes: UnsafeRawBufferPointer
  let now: Timestamp

  func visit(_ visitor: inout some ColumnVisitor) {
    visitor.column("account_id", writing: accountID)
    visitor.column("item_id", writing: itemID)
    visitor.column("plaid_transaction_id", writing: text(record.providerID))
    visitor.column("pending_transaction_id", writing: text(record.pendingProviderID))
    visitor.column("date", writing: record.date)
    visitor.column("amount_e8", writing: record.amount)
    visitor.column("pending", writing: record.isPending)
    visitor.column("foreign_currency", writing: foreign)
    visitor.column("authorized_date", writing: record.authorizedDate)
    visitor.column("amount_text", writing: text(record.amountText))
    visitor.column("name", writing: text(record.name.isNull ? .empty : record.name))
    visitor.column("original_description", writing: text(record.originalDescription))
    visitor.column("merchant", writing: text(record.merchantName))
    visitor.column("category", writing: text(record.categoryPrimary))
    visitor.column("category_detailed", writing: text(record.categoryDetailed))
    visitor.column("page_id", writing: page)
    visitor.column("raw_offset", writing: record.raw.offset)
    visitor.column("raw_count", writing: record.raw.count)
    visitor.column("raw_hash", writing: record.rawHash)
    visitor.column("updated_at_ms", writing: now)
  }

  private func text(_ slice: TextSlice) -> BorrowedText? {
    guard !slice.isNull else { return nil }
    let place = Int(slice.offset)..<(Int(slice.offset) + Int(slice.count))
    return BorrowedText(bytes: UnsafeRawBufferPointer(rebasing: bytes[place]))
  }

  /// The statement that inserts a row.
  static let insertSQL: String = {
    let columns = ColumnNames(
      of: TransactionRow(
        itemID: ItemID(0), accountID: AccountID(0), record: TransactionRecord(), foreign: nil,
        page: 0, bytes: UnsafeRawBufferPointer(start: nil, count: 0),
        now: Timestamp(milliseconds: 0)))
    return """
      INSERT INTO transactions (\(columns.list), source) VALUES (\(columns.parameters), 'plaid')
      """
  }()
}

extension TextSlice {
  fileprivate static let empty = TextSlice(offset: 0, count: 0)
}
