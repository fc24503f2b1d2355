import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes sync records. Each transition rereads the record in the same transaction.
enum SyncWriter {
  static func request(
    _ request: SyncRequest, in world: World, at now: Timestamp, _ db: Database
  ) throws -> SyncTicket {
    if let current = try SyncReader.incomplete(request.key, db) {
      if current.status == .pending { return .joined(try widen(current, by: request, db)) }
      guard isStale(current, request, now, world) else { return .running(current) }
      try takeOver(current.id, now, db)
    }
    let id = try db.insert(
      """
      INSERT INTO syncs (parent_id, family_id, kind, syncable_id, status, "full",
        window_start_date, window_end_date, created_at_ms)
      VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6, ?7, ?8)
      """, request.parentID, try family(of: request.key, db), request.key.kind.rawValue,
      request.key.rawValue, request.isFull, request.window.start, request.window.end, now)
    return .created(try SyncReader.record(SyncID(id), db))
  }

  /// Moves a record from pending to syncing; returns `false` if another process has started it.
  static func start(
    _ id: SyncID, by process: SyncOwner, at now: Timestamp, _ db: Database
  ) throws -> Bool {
    try db.run(
      """
      UPDATE syncs SET status = 'syncing', started_at_ms = ?2, heartbeat_at_ms = ?2,
        owner_machine = ?3, owner_pid = ?4, owner_start_ticks = ?5
      WHERE sync_id = ?1 AND status = 'pending'
      """, id, now, process.machine, process.pid, process.startTicks) > 0
  }

  static func heartbeat(_ ids: [SyncID], at now: Timestamp, _ db: Database) throws {
    for id in ids {
      try db.run(
        "UPDATE syncs SET heartbeat_at_ms = ?2 WHERE sync_id = ?1 AND status = 'syncing'", id, now)
    }
  }

  /// Moves a record from syncing to completed or failed; returns `false` if it has already ended.
  static func finish(
    _ id: SyncID, _ result: SyncResult, at now: Timestamp, _ db: Database
  ) throws -> Bool {
    try db.run(
      """
      UPDATE syncs SET status = ?2, window_start_date = ?3, window_end_date = ?4,
        finished_at_ms = ?5, error = ?6, warnings = ?7, stats = ?8
      WHERE sync_id = ?1 AND status = 'syncing'
      """, id, result.failure == nil ? "completed" : "failed", result.window.start,
      result.window.end, now, result.failure.map(SyncText.text(of:)),
      SyncText.text(of: result.warnings), SyncText.text(of: result.stats)) > 0
  }

  /// Widens a pending record that is requested again: it covers both requests and belongs to the
  /// latest one, because the first process may have died before it could start.
  private static func widen(
    _ record: SyncRecord, by request: SyncRequest, _ db: Database
  ) throws -> SyncRecord {
    let window = record.window.union(request.window)
    try db.run(
      """
      UPDATE syncs SET "full" = max("full", ?2), window_start_date = ?3, window_end_date = ?4,
        parent_id = ?5
      WHERE sync_id = ?1
      """, record.id, request.isFull, window.start, window.end, request.parentID)
    return try SyncReader.record(record.id, db)
  }

  /// Whether the owner has died on this machine, or its heartbeat is too old.
  private static func isStale(
    _ record: SyncRecord, _ request: SyncRequest, _ now: Timestamp, _ world: World
  ) -> Bool {
    guard let owner = record.owner else { return true }
    if let isAlive = world.isAlive(owner), !isAlive { return true }
    let last = record.heartbeatAt ?? record.startedAt ?? record.createdAt
    return now.milliseconds - last.milliseconds >= request.staleAfterMilliseconds
  }

  /// Ends a dead owner's record with all unfinished records below it.
  private static func takeOver(_ id: SyncID, _ now: Timestamp, _ db: Database) throws {
    try db.run(
      """
      WITH RECURSIVE tree (id) AS (
        SELECT ?1 UNION ALL SELECT s.sync_id FROM syncs s JOIN tree ON s.parent_id = tree.id)
      UPDATE syncs SET status = 'stale', finished_at_ms = ?2
      WHERE sync_id IN (SELECT id FROM tree) AND status IN ('pending', 'syncing')
      """, id, now)
  }

  private static func family(of key: SyncKey, _ db: Database) throws -> FamilyID {
    switch key {
    case .family(let id): return id
    case .item(let id): return try ItemReader.item(id, db).familyID
    case .account(let id): return try AccountReader.account(id, db).familyID
    }
  }
}
