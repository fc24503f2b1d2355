import GRDB
import PlaidSyncLedger

/// Who is writing, for the history that the triggers record: a sync, or the user if none is set.
enum ChangeContext {
  /// Runs all or part of the writes of a transaction on behalf of a sync, or of the user (`nil`).
  @discardableResult
  static func recording<Value>(
    by sync: SyncID?, at now: Timestamp, _ db: Database, _ body: () throws -> Value
  ) throws -> Value {
    let previous = try db.first("SELECT sync_id, now_ms FROM change_context") {
      ($0.idOrNull(0) as SyncID?, $0.instantOrNull(1))
    }
    try set(sync, now, db)
    let value = try body()
    // An error rolls back the whole transaction, and this setting with it.
    try set(previous?.0, previous?.1, db)
    return value
  }

  private static func set(_ sync: SyncID?, _ now: Timestamp?, _ db: Database) throws {
    try db.run("UPDATE change_context SET sync_id = ?1, now_ms = ?2", sync, now)
  }
}
