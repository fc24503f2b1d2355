import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes an item's trades.
struct TradeWriter {
  /// The result of writing one trade.
  enum Outcome { case added, modified, unchanged }

  let itemID: ItemID
  let syncID: SyncID
  let now: Timestamp
  let db: Database

  /// Inserts or updates a trade; one that was removed is restored. An equal row is not written.
  func write(
    _ report: TradeReport, of place: AccountWriter.KnownAccount, _ security: SecurityID?
  ) throws -> Outcome {
    let currency = report.currency ?? place.currency
    let known = try db.first(
      "SELECT trade_id FROM trades WHERE item_id = ?1 AND plaid_trade_id = ?2", itemID,
      report.providerID
    ) { $0.integer(0) }
    guard let known else {
      try db.run(
        """
        INSERT INTO trades (account_id, item_id, plaid_trade_id, security_id, date, quantity, price,
          amount_e8, currency, fees_e8, name, type, subtype, raw_json, updated_at_ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
        """, place.id, itemID, report.providerID, security, report.date, report.quantity,
        report.price, report.amount, currency, report.fees, report.name, report.type,
        report.subtype, report.rawJSON, now)
      return .added
    }
    let changed = try db.run(
      """
      UPDATE trades SET account_id = ?2, security_id = ?3, date = ?4, quantity = ?5, price = ?6,
        amount_e8 = ?7, currency = ?8, fees_e8 = ?9, name = ?10, type = ?11, subtype = ?12,
        raw_json = ?13, removed_at_ms = NULL, removed_by_sync_id = NULL, updated_at_ms = ?14
      WHERE trade_id = ?1 AND (account_id, security_id, date, quantity, price, amount_e8, currency,
          fees_e8, name, type, subtype, raw_json, removed_at_ms)
        IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, NULL)
      """, known, place.id, security, report.date, report.quantity, report.price, report.amount,
      currency, report.fees, report.name, report.type, report.subtype, report.rawJSON, now)
    return changed > 0 ? .modified : .unchanged
  }

  /// Removes the provider's trades of an account that are dated between two days and not listed;
  /// returns their number.
  func removeUnlisted(
    _ listed: Set<String>, of account: AccountID, from start: LocalDate, through end: LocalDate
  ) throws -> Int {
    let stored = try db.all(
      """
      SELECT trade_id, plaid_trade_id FROM trades INDEXED BY trades_standing
      WHERE account_id = ?1 AND date BETWEEN ?2 AND ?3 AND removed_at_ms IS NULL AND item_id = ?4
      """, account, start, end, itemID
    ) { ($0.integer(0), $0.text(1)) }
    let unlisted = stored.filter { !listed.contains($0.1) }
    for (id, _) in unlisted {
      try db.run(
        """
        UPDATE trades SET removed_at_ms = ?2, removed_by_sync_id = ?3, updated_at_ms = ?2
        WHERE trade_id = ?1
        """, id, now, syncID)
    }
    return unlisted.count
  }
}
