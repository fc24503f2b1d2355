import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads sync records.
enum SyncReader {
  private static let select = """
    SELECT sync_id, parent_id, kind, syncable_id, status, "full", window_start_date,
      window_end_date, created_at_ms, started_at_ms, finished_at_ms, heartbeat_at_ms,
      owner_machine, owner_pid, owner_start_ticks, error, warnings, stats
    FROM syncs

    """

  /// Returns one record; throws if it does not exist.
  static func record(_ id: SyncID, _ db: Database) throws -> SyncRecord {
    guard let record = try db.first(select + "WHERE sync_id = ?1", id, read: domain) else {
      throw Failure(.notFound, "There is no sync \(id).", remedy: .see(.syncs))
    }
    return record
  }

  /// Throws if a sync is over: a process that still works for it must not touch the pages of its
  /// successor.
  static func requireRunning(_ sync: SyncID, _ db: Database) throws {
    let isRunning = try db.exists(
      "SELECT 1 FROM syncs WHERE sync_id = ?1 AND status IN ('pending', 'syncing')", sync)
    guard isRunning else {
      throw Failure(
        .busy, "another process took this sync over while it ran",
        remedy: .either(.waitForOtherSync, or: .see(.syncs)))
    }
  }

  /// Returns the result of an item's latest sync that ended; `nil` if none has.
  static func lastPull(of item: ItemID, _ db: Database) throws -> NoticeFacts.Ending? {
    try db.first(
      """
      SELECT error FROM syncs
      WHERE kind = 'item' AND syncable_id = ?1 AND status IN ('completed', 'failed')
      ORDER BY sync_id DESC LIMIT 1
      """, item
    ) { row in
      guard let text = row.textOrNull(0) else { return .completed }
      return .failed(SyncText.failure(try JSONValue.parse(text)))
    }
  }

  /// Returns the pending or running record of a syncable.
  static func incomplete(_ key: SyncKey, _ db: Database) throws -> SyncRecord? {
    try db.first(
      select + "WHERE kind = ?1 AND syncable_id = ?2 AND status IN ('pending', 'syncing')",
      key.kind.rawValue, key.rawValue, read: domain)
  }

  /// Returns the records that a query selects, newest first.
  static func records(_ query: SyncQuery, _ db: Database) throws -> [SyncRecord] {
    try db.all(
      select + """
        WHERE family_id = ?1 AND (?2 IS NULL OR kind = ?2 AND syncable_id = ?3)
          AND (NOT ?4 OR parent_id IS NULL AND kind <> 'account')
        ORDER BY sync_id DESC LIMIT ?5
        """, query.familyID, query.key?.kind.rawValue, query.key?.rawValue, query.onlyPulls,
      query.limit,
      read: domain)
  }

  /// Returns a record and all records below it, parents before children.
  static func tree(_ root: SyncID, _ db: Database) throws -> [SyncRecord] {
    let first = try record(root, db)
    let below = try db.all(
      """
      WITH RECURSIVE tree (id) AS (
        SELECT ?1 UNION ALL SELECT s.sync_id FROM syncs s JOIN tree ON s.parent_id = tree.id)
      """ + select + "WHERE sync_id IN (SELECT id FROM tree) AND sync_id <> ?1 ORDER BY sync_id",
      root, read: domain)
    return [first] + below
  }

  private static func domain(_ row: SQLRow) throws -> SyncRecord {
    guard let key = SyncKey(kind: row.text(2), rawValue: row.integer(3)),
      let status = SyncStatus(rawValue: row.text(4))
    else { preconditionFailure("the table's CHECKs admit only known kinds and states") }
    return SyncRecord(
      id: row.id(0), parentID: row.idOrNull(1), key: key, status: status, isFull: row.flag(5),
      window: SyncWindow(start: row.dateOrNull(6), end: row.dateOrNull(7)),
      createdAt: row.instant(8), startedAt: row.instantOrNull(9),
      finishedAt: row.instantOrNull(10), heartbeatAt: row.instantOrNull(11),
      owner: row.isNull(12)
        ? nil
        : SyncOwner(
          machine: row.text(12), pid: Int32(truncatingIfNeeded: row.integer(13)),
          startTicks: row.integer(14)),
      failure: try row.textOrNull(15).map { SyncText.failure(try JSONValue.parse($0)) },
      warnings: SyncText.warnings(try JSONValue.parse(row.text(16))),
      stats: SyncText.stats(try JSONValue.parse(row.text(17))))
  }
}
