import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads quarantined elements.
enum QuarantineReader {
  /// Returns the number of quarantined elements of each item that has any.
  static func counts(of family: FamilyID, _ db: Database) throws -> [ItemID: Int] {
    let rows = try db.all(
      """
      SELECT q.item_id, count(*) FROM quarantine q JOIN items i ON i.item_id = q.item_id
      WHERE i.family_id = ?1 GROUP BY q.item_id
      """, family
    ) { ($0.id(0) as ItemID, Int($0.integer(1))) }
    return Dictionary(rows, uniquingKeysWith: +)
  }

  /// Returns a family's quarantined elements, by number.
  static func elements(of family: FamilyID, _ db: Database) throws -> [QuarantinedElement] {
    try db.all(
      select + """
        WHERE item_id IN (SELECT item_id FROM items WHERE family_id = ?1) ORDER BY quarantine_id
        """, family, read: domain)
  }

  /// Returns an item's transactions that were quarantined before a sync.
  static func transactions(
    of item: ItemID, before sync: SyncID, _ db: Database
  ) throws -> [QuarantinedElement] {
    try db.all(
      select + """
        WHERE item_id = ?1 AND sync_id < ?2 AND list = 'transactions' ORDER BY quarantine_id
        """, item, sync, read: domain)
  }

  /// Returns one element; throws if it does not exist.
  static func element(_ id: QuarantineID, _ db: Database) throws -> QuarantinedElement {
    guard let found = try find(id, db) else {
      throw Failure(
        .notFound, "There is no element \(id) in quarantine.", remedy: .see(.quarantine))
    }
    return found
  }

  /// Returns one element; `nil` if it does not exist.
  static func find(_ id: QuarantineID, _ db: Database) throws -> QuarantinedElement? {
    try db.first(select + "WHERE quarantine_id = ?1", id, read: domain)
  }

  private static let select = """
    SELECT quarantine_id, item_id, plaid_transaction_id, reason, raw, is_removal, sync_id,
      created_at_ms, retried_at_ms, list
    FROM quarantine

    """

  private static func domain(_ row: SQLRow) -> QuarantinedElement {
    QuarantinedElement(
      id: row.id(0), itemID: row.id(1), list: row.text(9), providerID: row.textOrNull(2),
      reason: row.text(3), raw: row.bytes(4), isRemoval: row.flag(5), syncID: row.id(6),
      receivedAt: row.instant(7), retriedAt: row.instantOrNull(8))
  }
}
