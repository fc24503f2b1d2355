import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Adds a linked item; its token comes sealed.
  ///
  /// An item that is here already (adopted twice, or unlinked with its history kept) gets the new
  /// token and counts as linked again: a token that was paid for with an exchange is never lost.
  public func addItem(_ item: NewItem) async throws -> Item {
    let now = world.now()
    return try await writeToTheEnd { db in
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
      guard let id else { preconditionFailure("an item is there once it was inserted") }
      if let session = item.session { try SQLiteStore.countExchange(session, db) }
      return try ItemReader.item(id, db)
    }
  }

  /// The sealed access token of an item; fails with `not-found` once it is unlinked.
  public func sealedToken(of item: ItemID) async throws -> [UInt8] {
    try await read { db in
      let sealed = try db.first("SELECT sealed_token FROM items WHERE item_id = ?1", item) { row in
        row.isNull(0) ? nil : row.bytes(0)
      }
      guard let sealed else { throw ItemReader.missing(item) }
      guard let sealed else {
        throw Failure(
          .notFound, "Item \(item) is unlinked: it has no access token any more.",
          remedy: .link)
      }
      return sealed
    }
  }

  /// Seals all tokens anew, in one transaction; returns how many there are.
  public func resealTokens(
    _ reseal: @escaping @Sendable ([UInt8], String) throws -> [UInt8]
  ) async throws -> Int {
    try await writeToTheEnd { db in
      let tokens = try db.all(
        "SELECT item_id, plaid_item_id, sealed_token FROM items WHERE sealed_token IS NOT NULL"
      ) { row in (row.id(0) as ItemID, row.text(1), row.bytes(2)) }
      try SQLiteStore.resealSessions(reseal, db)
      for (id, providerID, sealed) in tokens {
        try db.run(
          "UPDATE items SET sealed_token = ?2 WHERE item_id = ?1", id,
          try reseal(sealed, providerID))
      }
      return tokens.count
    }
  }

  /// Notes how an item stands; without a change nothing is written.
  public func setState(_ state: ItemState, of item: ItemID) async throws {
    let now = world.now()
    try await writeToTheEnd { db in
      try ItemReader.require(item, db)
      try SQLiteStore.note(state, of: item, now, db)
      if let report = state.report { try SQLiteStore.note(report, of: item, db) }
    }
  }

  /// Forgets the token, and the history too unless it is to be kept.
  public func unlink(_ item: ItemID, keepingHistory: Bool) async throws {
    let now = world.now()
    try await writeToTheEnd { db in
      try ItemReader.require(item, db)
      try SQLiteStore.dropStaging(of: item, db)
      if keepingHistory {
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
      } else {
        try SQLiteStore.forget(item, db)
      }
    }
  }

  /// Notes how an item stands, and since when.
  static func note(
    _ state: ItemState, of item: ItemID, _ now: Timestamp, _ db: Database
  ) throws {
    try db.run(
      """
      UPDATE items SET status_since_ms = iif(status = ?2, status_since_ms, ?5), status = ?2,
        error_code = ?3, remedy = ?4
      WHERE item_id = ?1 AND (status <> ?2 OR error_code IS NOT ?3 OR remedy IS NOT ?4)
      """, item, state.status.rawValue, state.errorCode,
      state.remedy?.storedText, now)
  }

  /// Notes what `/item/get` said, where it differs; what it did not say stays.
  static func note(_ report: ItemReport, of item: ItemID, _ db: Database) throws {
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

  /// Deletes an item with everything that it brought, and the records of its syncs.
  private static func forget(_ item: ItemID, _ db: Database) throws {
    let accounts = "account_id IN (SELECT account_id FROM accounts WHERE item_id = ?1)"
    for table in [
      "balances", "positions", "valuations", "transactions", "reported_balances", "trades",
      "holdings",
      "holding_lists", "tax_lots", "liabilities",
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
