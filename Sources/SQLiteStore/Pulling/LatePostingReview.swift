import GRDB
import PlaidSyncLedger

/// Judges once more which of the entries that a sync brought to an account came late, because one
/// of them was imported only now.
///
/// It may be late itself, or be what the sync's other entries lacked to explain the reading.
struct LatePostingReview: Hashable {
  let place: AccountWriter.Place
  /// The sync that received the entries.
  let syncID: SyncID
  let itemID: ItemID

  /// Marks the entries that are late after all.
  func judge(_ db: Database) throws {
    guard try wasHistoryComplete(db) else { return }
    let readings = try db.all(
      """
      SELECT \(AccountReader.reportedBalanceColumns)
      FROM reported_balances WHERE account_id = ?1 AND reported_balance_id <= (
        SELECT min(reported_balance_id) FROM reported_balances WHERE account_id = ?1 AND sync_id = ?2)
      ORDER BY reported_balance_id DESC LIMIT 2
      """, place.id, syncID
    ) { AccountReader.reportedBalance($0, 0) }
    // Without a reading of that sync, nothing had changed; without an older one, nothing is late.
    guard readings.count == 2 else { return }
    try ReportedBalanceWriter.watermark(
      readings[0].id, after: readings[1].id, of: place, try arrivals(db), db)
  }

  /// Whether an earlier sync had received the end of the history. Its pages may be gone, when no
  /// transaction refers to them any more: then it is not known, and nothing is corrected.
  private func wasHistoryComplete(_ db: Database) throws -> Bool {
    try db.exists(
      "SELECT 1 FROM pages WHERE item_id = ?1 AND history = 'complete' AND sync_id < ?2", itemID,
      syncID)
  }

  /// What came posted, or was posted, with the sync.
  private func arrivals(_ db: Database) throws -> [TransactionID] {
    try db.all(
      """
      SELECT h.transaction_id FROM transaction_history h
        JOIN transactions t ON t.transaction_id = h.transaction_id
      WHERE t.account_id = ?1 AND h.sync_id = ?2
        AND (h.kind = 'posted' OR h.kind = 'added' AND NOT EXISTS (
          SELECT 1 FROM transaction_changes c
          WHERE c.transaction_id = h.transaction_id AND c.kind = 'posted'))
      GROUP BY h.transaction_id ORDER BY h.transaction_id
      """, place.id, syncID
    ) { $0.id(0) }
  }
}
