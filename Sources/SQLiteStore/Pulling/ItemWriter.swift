import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes items.
enum ItemWriter {
  /// Adds a linked item.
  ///
  /// An item that already exists, because it was adopted twice or unlinked with its history kept,
  /// gets the new token and is linked again: a token must not be lost once the bank's consent has
  /// been exchanged for it.
  static func add(_ item: NewItem, at now: Timestamp, _ db: Database) throws -> ItemID {
    try AccountReader.requireFamily(item.familyID, db)
    try db.run(
      """
      INSERT INTO items (family_id, plaid_item_id, institution_id, institution_name,
        sealed_token, created_at_ms)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (family_id, plaid_item_id) DO UPDATE SET
        institution_id = coalesce(excluded.institution_id, institution_id),
        institution_name = coalesce(excluded.institution_name, institution_name),
        sealed_token = excluded.sealed_token, unlinked_at_ms = NULL, status = 'good',
        status_since_ms = NULL, error_code = NULL, remedy = NULL
      """, item.familyID, item.providerID, item.institutionID, item.institutionName,
      item.sealedToken, now)
    let id: ItemID? = try db.first(
      "SELECT item_id FROM items WHERE family_id = ?1 AND plaid_item_id = ?2", item.familyID,
      item.providerID
    ) { $0.id(0) }
    guard let id else { preconditionFailure("an item exists once it was inserted") }
    return id
  }

  /// Seals the access tokens of all families again; returns their number.
  static func reseal(
    _ reseal: ([UInt8], String) throws -> [UInt8], _ db: Database
  ) throws -> Int {
    let tokens = try db.all(
      "SELECT item_id, plaid_item_id, sealed_token FROM items WHERE sealed_token IS NOT NULL"
    ) { row in (row.id(0) as ItemID, row.text(1), row.bytes(2)) }
    for (id, providerID, sealed) in tokens {
      try db.run(
        "UPDATE items SET sealed_token = ?2 WHERE item_id = ?1", id, try reseal(sealed, providerID))
    }
    return tokens.count
  }

  /// Stores an item's state and, if its status changes, the time of the change.
  static func set(
    _ state: ItemState, of item: ItemID, at now: Timestamp, _ db: Database
  ) throws {
    try db.run(
      """
      UPDATE items SET status_since_ms = iif(status = ?2, status_since_ms, ?5), status = ?2,
        error_code = ?3, remedy = ?4
      WHERE item_id = ?1 AND (status <> ?2 OR error_code IS NOT ?3 OR remedy IS NOT ?4)
      """, item, state.status.rawValue, state.errorCode, state.remedy?.storedText, now)
  }

  /// Stores what `/item/get` reported, if it differs; what was not reported stays.
  static func update(_ item: ItemID, with report: ItemReport, _ db: Database) throws {
    let products = JSONValue.array(report.billedProducts.map { .string($0) }).text()
    try db.run(
      """
      UPDATE items SET institution_id = coalesce(?2, institution_id),
        institution_name = coalesce(?3, institution_name), consent_expires_at_ms = ?4,
        last_successful_update_at_ms = coalesce(?5, last_successful_update_at_ms),
        billed_products = ?6
      WHERE item_id = ?1 AND (institution_id IS NOT coalesce(?2, institution_id)
        OR institution_name IS NOT coalesce(?3, institution_name)
        OR consent_expires_at_ms IS NOT ?4
        OR last_successful_update_at_ms IS NOT coalesce(?5, last_successful_update_at_ms)
        OR billed_products <> ?6)
      """, item, report.institutionID, report.institutionName, report.consentExpiresAt,
      report.lastSuccessfulUpdateAt, products)
  }

  /// Deletes an item's token and closes its accounts; the history stays.
  static func unlink(_ item: ItemID, at now: Timestamp, _ db: Database) throws {
    try db.run(
      """
      UPDATE items SET sealed_token = NULL, unlinked_at_ms = ?2
      WHERE item_id = ?1 AND unlinked_at_ms IS NULL
      """, item, now)
    try db.run(
      """
      UPDATE accounts SET status = 'closed', closed_by = 'provider'
      WHERE item_id = ?1 AND status = 'open'
      """, item)
  }

  /// Deletes an item, everything that it brought, and its sync records.
  static func delete(_ item: ItemID, _ db: Database) throws {
    let accounts = "account_id IN (SELECT account_id FROM accounts WHERE item_id = ?1)"
    for table in [
      "balances", "positions", "valuations", "transactions", "reported_balances", "trades",
      "holdings", "holding_lists", "tax_lots", "liabilities",
    ] {
      try db.run("DELETE FROM \(table) WHERE \(accounts)", item)
    }
    try db.run(
      """
      DELETE FROM syncs WHERE kind = 'item' AND syncable_id = ?1 OR kind = 'account'
        AND syncable_id IN (SELECT account_id FROM accounts WHERE item_id = ?1)
      """, item)
    for table in ["pages", "quarantine", "former_ids", "accounts", "items"] {
      try db.run("DELETE FROM \(table) WHERE item_id = ?1", item)
    }
  }
}
