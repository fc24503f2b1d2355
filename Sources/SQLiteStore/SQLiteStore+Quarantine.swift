import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// How many elements wait in quarantine, for each item that has any.
  public func quarantineCounts(of family: FamilyID) async throws -> [ItemID: Int] {
    try await read { db in
      let rows = try db.all(
        """
        SELECT q.item_id, count(*) FROM quarantine q JOIN items i ON i.item_id = q.item_id
        WHERE i.family_id = ?1 GROUP BY q.item_id
        """, family
      ) { ($0.id(0) as ItemID, Int($0.integer(1))) }
      return Dictionary(rows, uniquingKeysWith: +)
    }
  }

  /// A family's elements in quarantine, by number.
  public func quarantine(of family: FamilyID) async throws -> [QuarantinedElement] {
    try await read { db in
      try db.all(
        SQLiteStore.elements + """
          WHERE item_id IN (SELECT item_id FROM items WHERE family_id = ?1)
          ORDER BY quarantine_id
          """, family, read: SQLiteStore.element)
    }
  }

  /// Applies elements again, in one transaction; returns those that still cannot be imported.
  public func retryQuarantine(
    _ elements: [QuarantineID], with reader: some PageReader
  ) async throws -> [QuarantinedElement] {
    let now = world.now()
    let compressor = self.compressor
    return try await writeToTheEnd { db in
      var retry = QuarantineRetry(reader: reader, compressor: compressor, now: now, db)
      for id in elements { try retry.retry(try SQLiteStore.element(id, db)) }
      for judgement in retry.imported { try judgement.judge(db) }
      let waiting = try Set(db.all("SELECT quarantine_id FROM quarantine") { $0.integer(0) })
      return try elements.filter { waiting.contains($0.rawValue) }.map {
        try SQLiteStore.element($0, db)
      }
    }
  }

  /// The transactions of an item that wait in quarantine since a sync before `sync`.
  static func waiting(
    of item: ItemID, before sync: SyncID, _ db: Database
  ) throws -> [QuarantinedElement] {
    try db.all(
      elements + "WHERE item_id = ?1 AND sync_id < ?2 AND list = 'transactions' "
        + "ORDER BY quarantine_id", item, sync, read: element)
  }

  private static func element(_ id: QuarantineID, _ db: Database) throws -> QuarantinedElement {
    let found = try db.first(elements + "WHERE quarantine_id = ?1", id, read: element)
    guard let found else {
      throw Failure(
        .notFound, "There is no element \(id) in quarantine.",
        remedy: .see(.quarantine))
    }
    return found
  }

  private static let elements = """
    SELECT quarantine_id, item_id, plaid_transaction_id, reason, raw, is_removal, sync_id,
      created_at_ms, retried_at_ms, list
    FROM quarantine

    """

  private static func element(_ row: SQLRow) -> QuarantinedElement {
    QuarantinedElement(
      id: row.id(0), itemID: row.id(1), list: row.text(9), providerID: row.textOrNull(2),
      reason: row.text(3), raw: row.bytes(4), isRemoval: row.flag(5), syncID: row.id(6),
      receivedAt: row.instant(7),
      retriedAt: row.instantOrNull(8))
  }
}
