import CSQLite
import GRDB
import GRDBSQLite
import Ledger

/// The beginning of an item's first update, as long as it brings new rows and nothing else: they are
/// written without the triggers of `transactions`.
///
/// Triggers invalidate what was computed from older rows. Where nothing was computed yet, a new row
/// leaves them nothing to do, and running them takes as long as writing it. The first record that is
/// more than a new row ends the load, and everything from there on is written with triggers. Keys and
/// checks hold throughout. See Docs/decisions/0005-bulk-load.md.
final class BulkLoad {
  private let db: Database
  /// Whether the connection is without its triggers.
  private(set) var isRunning = false

  private init(_ db: Database) {
    self.db = db
  }

  /// Runs `body` with a load that is running, if the update may be one; it has ended afterwards.
  ///
  /// - Parameter isAllowed: false writes everything with triggers.
  static func run<Value>(
    _ item: Item, isFull: Bool, isAllowed: Bool, _ db: Database,
    _ body: (BulkLoad) throws -> Value
  ) throws -> Value {
    let load = BulkLoad(db)
    if isAllowed, try isFirst(item, isFull: isFull, db) { try load.begin() }
    let result = Result { try body(load) }
    // Also after a failure: the connection must not go on without its triggers.
    try load.end()
    return try result.get()
  }

  /// Gives the connection its triggers back; does nothing when the load has ended.
  func end() throws {
    guard isRunning else { return }
    try Self.setTriggers(true, db)
    isRunning = false
  }

  private func begin() throws {
    try Self.setTriggers(false, db)
    isRunning = true
  }

  /// Whether nothing was computed that a new row could invalidate: no account of the item has a mark,
  /// and new rows get numbers behind all others, which the rules' mark does not reach. A full update
  /// and one with a complete history look rows up before they write.
  private static func isFirst(_ item: Item, isFull: Bool, _ db: Database) throws -> Bool {
    guard !isFull, !item.isHistoryComplete else { return false }
    let isComputed = try db.exists(
      """
      SELECT 1 FROM accounts WHERE item_id = ?1
        AND (data_synced_through IS NOT NULL OR transfers_matched_through IS NOT NULL)
      """, item.id)
    // Behind the largest number of all, SQLite takes any that is free.
    let hasLastRow = try db.exists(
      "SELECT 1 FROM transactions WHERE transaction_id = ?1", Int64.max)
    return !isComputed && !hasLastRow
  }

  /// Lets a connection run triggers, or not; prepared statements follow by themselves.
  static func setTriggers(_ areOn: Bool, _ db: Database) throws {
    let code = csqlite_set_triggers(db.sqliteConnection, areOn ? 1 : 0)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
