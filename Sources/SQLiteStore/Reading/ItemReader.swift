import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads items.
enum ItemReader {
  /// Returns a family's items, by number.
  static func items(
    of family: FamilyID, includingUnlinked: Bool, _ db: Database
  ) throws -> [Item] {
    try db.all(
      select + "WHERE family_id = ?1 AND (?2 OR unlinked_at_ms IS NULL) ORDER BY item_id",
      family, includingUnlinked, read: domain)
  }

  /// Returns one item; throws if it does not exist.
  static func item(_ id: ItemID, _ db: Database) throws -> Item {
    guard let item = try db.first(select + "WHERE item_id = ?1", id, read: domain) else {
      throw missing(id)
    }
    return item
  }

  /// Throws if the item does not exist.
  static func require(_ id: ItemID, _ db: Database) throws {
    guard try db.exists("SELECT 1 FROM items WHERE item_id = ?1", id) else { throw missing(id) }
  }

  /// Returns an item's sealed access token; throws if the item is unlinked.
  static func sealedToken(of id: ItemID, _ db: Database) throws -> [UInt8] {
    let found = try db.first("SELECT sealed_token FROM items WHERE item_id = ?1", id) { row in
      row.isNull(0) ? nil : row.bytes(0)
    }
    guard let token = found else { throw missing(id) }
    guard let token else {
      throw Failure(
        .notFound, "Item \(id) is unlinked and has no access token.", remedy: .link)
    }
    return token
  }

  /// Returns the date through which an item's trades were fetched.
  static func tradesSyncedThrough(of id: ItemID, _ db: Database) throws -> LocalDate? {
    let found = try db.first("SELECT trades_synced_through FROM items WHERE item_id = ?1", id) {
      $0.dateOrNull(0)
    }
    guard let found else { throw missing(id) }
    return found
  }

  /// Returns the failure for an item that does not exist.
  static func missing(_ id: ItemID) -> Failure {
    Failure(
      .notFound, "There is no item \(id).", remedy: .see(.items))
  }

  private static let select = """
    SELECT item_id, family_id, plaid_item_id, institution_id, institution_name, status,
      error_code, remedy, cursor, history_complete, data_synced_through, last_synced_at_ms,
      consent_expires_at_ms, last_successful_update_at_ms, unlinked_at_ms, status_since_ms
    FROM items

    """

  private static func domain(_ row: SQLRow) -> Item {
    Item(
      id: row.id(0), familyID: row.id(1), providerID: row.text(2),
      institutionID: row.textOrNull(3), institutionName: row.textOrNull(4),
      status: ItemStatus(rawValue: row.text(5)) ?? .error, errorCode: row.textOrNull(6),
      remedy: row.textOrNull(7).flatMap { Remedy(storedText: $0) }, cursor: row.textOrNull(8),
      isHistoryComplete: row.flag(9),
      dataSyncedThrough: row.dateOrNull(10), lastSyncedAt: row.instantOrNull(11),
      consentExpiresAt: row.instantOrNull(12), lastSuccessfulUpdateAt: row.instantOrNull(13),
      unlinkedAt: row.instantOrNull(14), statusSince: row.instantOrNull(15))
  }
}
