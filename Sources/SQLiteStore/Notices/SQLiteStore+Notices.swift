import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// A claim counts so long, even while its owner lives.
  static let claimMillisecondsMax: Int64 = 600_000
  /// So many are claimed at a time that they can be announced while the claim counts.
  static let claimsMax = 10

  /// Claims some of the changes since the last announcements through a hook.
  public func claimNotices(
    of family: FamilyID, through hook: String,
    states: @escaping @Sendable (NoticeFacts) -> [NoticeState]
  ) async throws -> [Notice] {
    let world = world
    let now = world.now()
    return try await write { db in
      var notices: [Notice] = []
      for item in try ItemReader.items(of: family, includingUnlinked: false, db) {
        let facts = NoticeFacts(item: item, lastPull: try SQLiteStore.lastPull(of: item.id, db))
        for state in states(facts) {
          let row = try NoticeClaim.find(item.id, hook, state.subject, db)
          let former = row?.value ?? state.subject.initialValue
          guard former != state.value, row?.isFree(now, world) ?? true else { continue }
          let notice = Notice(
            facts: facts, state: state, previous: former, number: row?.number ?? 0, hook: hook)
          try NoticeClaim.claim(notice, by: world.process, now, db)
          notices.append(notice)
          if notices.count == SQLiteStore.claimsMax { return notices }
        }
      }
      return notices
    }
  }

  /// Notes that a claimed change was announced, or gives it back for the next time.
  ///
  /// Nothing happens when another process has taken the claim over.
  public func settle(_ notice: Notice, isDelivered: Bool) async throws {
    let now = world.now()
    let process = world.process
    try await writeToTheEnd { db in
      try NoticeClaim.settle(notice, isDelivered, of: process, now, db)
    }
  }

  private static func lastPull(
    of item: ItemID, _ db: Database
  ) throws -> NoticeFacts.Ending? {
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
}
