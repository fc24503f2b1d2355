import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// The latest notice about one subject of an item through one hook, and the process that is
/// delivering the next one.
struct NoticeClaim {
  /// How long a claim is valid even if its owner is alive.
  private static let millisecondsMax: Int64 = 600_000
  /// The maximum number of notices claimed at a time, so that they can be delivered while the claim
  /// is valid.
  private static let claimsMax = 10

  let value: String
  let number: Int
  private let claimedAt: Timestamp?
  private let owner: SyncOwner?

  /// Returns the stored claim; `nil` if there is none.
  static func find(
    _ item: ItemID, _ hook: String, _ subject: NoticeSubject, _ db: Database
  ) throws -> NoticeClaim? {
    try db.first(
      """
      SELECT value, number, claimed_at_ms, owner_machine, owner_pid, owner_start_ticks
      FROM announcements WHERE item_id = ?1 AND hook = ?2 AND subject = ?3
      """, item, hook, subject.rawValue
    ) { row in
      NoticeClaim(
        value: row.text(0), number: Int(row.integer(1)), claimedAt: row.instantOrNull(2),
        owner: row.isNull(3)
          ? nil
          : SyncOwner(
            machine: row.text(3), pid: Int32(truncatingIfNeeded: row.integer(4)),
            startTicks: row.integer(5)))
    }
  }

  /// Whether no living process is delivering the notice.
  func isFree(_ now: Timestamp, _ world: World) -> Bool {
    guard let owner, let claimedAt else { return true }
    if let isAlive = world.isAlive(owner), !isAlive { return true }
    // The distance in either direction: a clock that was set back must not block the notice
    // forever.
    return abs(now.milliseconds - claimedAt.milliseconds) >= Self.millisecondsMax
  }

  /// Claims the changes of a family's items for this process, up to `claimsMax`.
  static func claimAll(
    of family: FamilyID, through hook: String, states: (NoticeFacts) -> [NoticeState],
    in world: World, at now: Timestamp, _ db: Database
  ) throws -> [Notice] {
    var notices: [Notice] = []
    for item in try ItemReader.items(of: family, includingUnlinked: false, db) {
      let facts = NoticeFacts(item: item, lastPull: try SyncReader.lastPull(of: item.id, db))
      for state in states(facts) {
        let claim = try find(item.id, hook, state.subject, db)
        let previous = claim?.value ?? state.subject.initialValue
        guard previous != state.value, claim?.isFree(now, world) ?? true else { continue }
        let notice = Notice(
          facts: facts, state: state, previous: previous, number: claim?.number ?? 0, hook: hook)
        try insert(notice, by: world.process, now, db)
        notices.append(notice)
        if notices.count == claimsMax { return notices }
      }
    }
    return notices
  }

  private static func insert(
    _ notice: Notice, by process: SyncOwner, _ now: Timestamp, _ db: Database
  ) throws {
    try db.run(
      """
      INSERT INTO announcements (item_id, hook, subject, value, claimed_at_ms, claimed_value,
        owner_machine, owner_pid, owner_start_ticks)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT DO UPDATE SET claimed_at_ms = ?5, claimed_value = ?6, owner_machine = ?7,
        owner_pid = ?8, owner_start_ticks = ?9
      """, notice.facts.item.id, notice.hook, notice.state.subject.rawValue, notice.previous, now,
      notice.state.value, process.machine, process.pid, process.startTicks)
  }

  /// Ends a process's claim, whether or not the notice was delivered; does nothing if another
  /// process has taken over the claim.
  static func end(
    _ notice: Notice, _ isDelivered: Bool, of process: SyncOwner, _ now: Timestamp, _ db: Database
  ) throws {
    try db.run(
      """
      UPDATE announcements SET
        value = CASE WHEN ?4 THEN claimed_value ELSE value END, number = number + ?4,
        announced_at_ms = CASE WHEN ?4 THEN ?5 ELSE announced_at_ms END,
        claimed_at_ms = NULL, claimed_value = NULL, owner_machine = NULL, owner_pid = NULL,
        owner_start_ticks = NULL
      WHERE item_id = ?1 AND hook = ?2 AND subject = ?3 AND claimed_value = ?6
        AND owner_machine = ?7 AND owner_pid = ?8 AND owner_start_ticks = ?9
      """, notice.facts.item.id, notice.hook, notice.state.subject.rawValue, isDelivered, now,
      notice.state.value, process.machine, process.pid, process.startTicks)
  }
}
