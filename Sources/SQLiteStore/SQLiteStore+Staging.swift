import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// What is staged for an item: pages of an update that was begun and not committed.
  public func staging(of item: ItemID) async throws -> Staging? {
    try await read { db in
      try ItemReader.require(item, db)
      return try SQLiteStore.staging(of: item, db)
    }
  }

  /// Stages one page. The first page of an update names the cursor that the update starts at.
  ///
  /// A staged page can be fetched again, so a power cut may take it.
  public func stage(
    _ page: ChangesPage, startingAt cursor: String?, of item: ItemID, by sync: SyncID?
  ) async throws {
    let now = world.now()
    let body = try PageBody(page.body, with: compressor)
    try await write(.repeatable) { db in
      try ItemReader.require(item, db)
      if let sync { try SQLiteStore.requireRunning(sync, db) }
      let staged = try SQLiteStore.staging(of: item, db)
      let start = staged == nil ? cursor.flatMap { $0.isEmpty ? nil : $0 } : staged?.startCursor
      let id = try db.insert(
        """
        INSERT INTO pages (item_id, state, start_cursor, next_cursor, has_more, history,
          received_at_ms)
        VALUES (?1, 'staged', ?2, ?3, ?4, ?5, ?6)
        """, item, start, page.nextCursor, page.hasMore, page.history.rawValue, now)
      try body.insert(as: id, db)
    }
  }

  /// Drops the staged pages: the data changed under the pagination, or the cursor was refused.
  public func dropStaging(of item: ItemID) async throws {
    try await writeToTheEnd(.repeatable) { db in try SQLiteStore.dropStaging(of: item, db) }
  }

  /// Throws when a sync is over: whoever still works for it must not touch its successor's pages.
  static func requireRunning(_ sync: SyncID, _ db: Database) throws {
    let isOver = try db.exists(
      "SELECT 1 FROM syncs WHERE sync_id = ?1 AND status NOT IN ('pending', 'syncing')", sync)
    guard !isOver else {
      throw Failure(
        .busy, "another process took this sync over while it ran",
        remedy: .either(.waitForOtherSync, or: .see(.syncs)))
    }
  }

  static func dropStaging(of item: ItemID, _ db: Database) throws {
    try db.run("DELETE FROM pages WHERE item_id = ?1 AND state = 'staged'", item)
  }

  static func staging(of item: ItemID, _ db: Database) throws -> Staging? {
    let last = try db.first(
      """
      SELECT start_cursor, next_cursor, has_more, history,
        (SELECT count(*) FROM pages WHERE item_id = ?1 AND state = 'staged')
      FROM pages WHERE item_id = ?1 AND state = 'staged' ORDER BY page_id DESC LIMIT 1
      """, item
    ) { row in
      Staging(
        startCursor: row.textOrNull(0), nextCursor: row.text(1), hasMore: row.flag(2),
        pages: Int(row.integer(4)),
        history: ChangesPage.History(rawValue: row.text(3)) ?? .unknown)
    }
    return last
  }
}
