import GRDB
import PlaidSyncLedger

/// Reads the history of transactions.
enum HistoryReader {
  /// Returns the changes of one transaction, oldest first.
  ///
  /// They are in the order in which they were written, because the clock may have been set back.
  /// The arrival of the transaction comes first even if it was recorded later.
  static func changes(of id: TransactionID, _ db: Database) throws -> [TransactionChange] {
    try db.all(
      """
      SELECT kind, field, old_value, new_value, changed_at_ms, sync_id FROM transaction_history
      WHERE transaction_id = ?1 ORDER BY kind <> 'added', change_id
      """, id, read: domain)
  }

  private static func domain(_ row: SQLRow) -> TransactionChange {
    guard let kind = TransactionChange.Kind(rawValue: row.text(0)) else {
      preconditionFailure("the table's CHECK admits only known kinds")
    }
    let field = row.textOrNull(1).flatMap(TransactionChange.Field.init)
    return TransactionChange(
      kind: kind, field: field, old: text(row, 2, of: field), new: text(row, 3, of: field),
      at: row.instant(4), syncID: row.idOrNull(5))
  }

  private static func text(
    _ row: SQLRow, _ column: Int32, of field: TransactionChange.Field?
  ) -> String? {
    switch field {
    case .amount: row.amountOrNull(column)?.description
    case .date, .authorizedDate: row.dateOrNull(column)?.description
    default: row.textOrNull(column)
    }
  }
}
