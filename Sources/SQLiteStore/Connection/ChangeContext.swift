import GRDB
import PlaidSyncLedger

/// Who writes, for the history that the triggers keep: without a word it is the user.
enum ChangeContext {
  /// Runs the writing part of a transaction, or a part of that, in the name of a sync, or of the
  /// user (`nil`).
  @discardableResult
  static func run<Value>(
    by sync: SyncID?, at now: Timestamp, _ db: Database, _ body: () throws -> Value
  ) throws -> Value {
    let former = try db.first("SELECT sync_id, now_ms FROM change_context") {
      ($0.idOrNull(0) as SyncID?, $0.instantOrNull(1))
    }
    try set(sync, now, db)
    let value = try body()
    // What is thrown takes the whole transaction back, and this with it.
    try set(former?.0, former?.1, db)
    return value
  }

  private static func set(_ sync: SyncID?, _ now: Timestamp?, _ db: Database) throws {
    try db.run("UPDATE change_context SET sync_id = ?1, now_ms = ?2", sync, now)
  }
}
