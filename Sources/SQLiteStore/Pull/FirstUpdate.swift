import CSQLite
import GRDB
import Ledger

/// The update that brings an item's first transactions, by far its largest one.
///
/// The triggers of `transactions` take marks back and keep what follows from the rows in line. Where
/// there is no mark and no row, a new row leaves them nothing to do, and running them takes as long
/// as writing it. So a first update is written without them, on trial: as soon as it turns out to
/// do more than bring new rows, its transaction is rolled back, and run again with them. (A savepoint
/// would do as well, but SQLite copies each page that changes inside of one.)
enum FirstUpdate {
  /// What the writers throw when they find out.
  struct IsMore: Error {}

  /// Runs a transaction; a second time when the first attempt, which may be on trial, was more.
  static func attempt<Value>(_ transaction: (_ isFirstAttempt: Bool) throws -> Value) throws
    -> Value
  {
    do { return try transaction(true) } catch is IsMore { return try transaction(false) }
  }

  /// Writes an update's pages, without triggers when that may be tried; `body` is told.
  static func write<Value>(
    of item: ItemID, mayTry: Bool, _ db: Database, _ body: (_ isOnTrial: Bool) throws -> Value
  ) throws -> Value {
    guard mayTry, try isBare(item, db) else { return try body(false) }
    try setTriggers(false, db)
    defer { restoreTriggers(db) }
    return try body(true)
  }

  private static func isBare(_ item: ItemID, _ db: Database) throws -> Bool {
    let hasRows = try db.exists(
      """
      SELECT 1 FROM transactions WHERE item_id = ?1 AND plaid_transaction_id IS NOT NULL
      """, item)
    let hasMarks = try db.exists(
      """
      SELECT 1 FROM accounts WHERE item_id = ?1
        AND (data_synced_through IS NOT NULL OR transfers_matched_through IS NOT NULL)
      """, item)
    return !hasRows && !hasMarks
  }

  private static func setTriggers(_ areOn: Bool, _ db: Database) throws {
    let code = csqlite_set_triggers(db.sqliteConnection, areOn ? 1 : 0)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Without its triggers the connection must not go on: marks would stay where they are.
  private static func restoreTriggers(_ db: Database) {
    do { try setTriggers(true, db) } catch { preconditionFailure("triggers are off: \(error)") }
  }
}
