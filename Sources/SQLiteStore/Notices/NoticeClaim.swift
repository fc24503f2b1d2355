import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// What was announced last about one side of an item through one hook.
struct NoticeClaim {
  let value: String
  let number: Int
  private let claimedAt: Timestamp?
  private let owner: SyncOwner?

  /// The row, when there is one.
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

  /// Whether nobody is announcing it right now.
  func isFree(_ now: Timestamp, _ world: World) -> Bool {
    guard let owner, let claimedAt else { return true }
    if let isAlive = world.isAlive(owner), !isAlive { return true }
    // The distance both ways: a clock that was put back must not hold it up for ever.
    return abs(now.milliseconds - claimedAt.milliseconds) >= SQLiteStore.claimMillisecondsMax
  }

  /// Takes the change for a process.
  static func claim(
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

  /// Ends a process's claim.
  static func settle(
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
