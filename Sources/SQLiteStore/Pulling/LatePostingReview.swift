import GRDB
import PlaidSyncLedger

/// Reviews which of the entries that a sync brought to an account are late postings, because one of
/// the entries was imported only now.
///
/// That entry may be late itself, or be the one that was missing to explain the reported balance
/// with the sync's other entries.
struct LatePostingReview: Hashable {
  let place: AccountWriter.KnownAccount
  /// The sync that received the entries.
  let syncID: SyncID
  let itemID: ItemID

  /// Marks the entries that turn out to be late postings.
  func markLatePostings(_ db: Database) throws {
    guard try wasHistoryComplete(db) else { return }
    let balances = try db.all(
      """
      SELECT \(AccountReader.reportedBalanceColumns)
      FROM reported_balances WHERE account_id = ?1 AND reported_balance_id <= (
        SELECT min(reported_balance_id) FROM reported_balances WHERE account_id = ?1 AND sync_id = ?2)
      ORDER BY reported_balance_id DESC LIMIT 2
      """, place.id, syncID
    ) { AccountReader.reportedBalance($0, 0) }
    // Without a reported balance of that sync, nothing had changed; without an older one, nothing
    // is late.
    guard balances.count == 2 else { return }
    try ReportedBalanceWriter.markLatePostings(
      with: balances[0].id, after: balances[1].id, of: place, try arrivals(db), db)
  }

  /// Returns whether an earlier sync had received the end of the history. Its pages are deleted
  /// once no transaction refers to them; then this is unknown, and nothing is marked.
  private func wasHistoryComplete(_ db: Database) throws -> Bool {
    try db.exists(
      "SELECT 1 FROM pages WHERE item_id = ?1 AND history = 'complete' AND sync_id < ?2", itemID,
      syncID)
  }

  /// Returns the transactions that arrived posted, or were posted, with the sync.
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
