import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Sync records can be recreated, so a power cut may undo the latest ones: a record that stays
/// unfinished is later found to be stale.
extension SQLiteStore: SyncStore {
  package func requestSync(_ request: SyncRequest, in world: World) async throws -> SyncTicket {
    let now = world.now()
    return try await write(.repeatable) { db in
      try SyncWriter.request(request, in: world, at: now, db)
    }
  }

  package func startSync(_ id: SyncID, in world: World) async throws -> Bool {
    let (now, process) = (world.now(), world.process)
    return try await write(.repeatable) { db in
      try SyncWriter.start(id, by: process, at: now, db)
    }
  }

  package func heartbeat(_ ids: [SyncID], in world: World) async throws {
    let now = world.now()
    try await write(.repeatable) { db in try SyncWriter.heartbeat(ids, at: now, db) }
  }

  package func finishSync(
    _ id: SyncID, _ result: SyncResult, in world: World
  ) async throws -> Bool {
    let now = world.now()
    return try await writeToTheEnd(.repeatable) { db in
      try SyncWriter.finish(id, result, at: now, db)
    }
  }

  package func advance(family: FamilyID, through date: LocalDate) async throws {
    _ = try await writeToTheEnd(.repeatable) { db in
      try db.run(
        """
        UPDATE families SET data_synced_through = ?2
        WHERE family_id = ?1 AND data_synced_through IS NOT ?2
        """, family, date)
    }
  }

  package func claimNotices(
    of family: FamilyID, through hook: String,
    states: @escaping @Sendable (NoticeFacts) -> [NoticeState]
  ) async throws -> [Notice] {
    let (now, world) = (world.now(), world)
    return try await write { db in
      try NoticeClaim.claimAll(of: family, through: hook, states: states, in: world, at: now, db)
    }
  }

  package func recordDelivery(of notice: Notice, isDelivered: Bool) async throws {
    let (now, process) = (world.now(), world.process)
    try await writeToTheEnd { db in
      try NoticeClaim.end(notice, isDelivered, of: process, now, db)
    }
  }
}
