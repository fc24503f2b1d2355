import CPlaidSyncSQLite
import GRDB
import GRDBSQLite
import PlaidSyncLedger

/// An item's first update, written without the triggers of `transactions`.
///
/// Triggers invalidate what was computed from older rows. If nothing was computed yet, new rows
/// leave them nothing to do, and running them takes longer than writing the rows. A large update
/// also builds the index by the provider's ids once, at its end. Keys and checks are enforced as
/// always. If the update turns out to do more than insert rows, its transaction is rolled back and
/// run again row by row. See Docs/decisions/0005-bulk-load.md.
struct BulkLoad {
  /// Thrown by the writers if an update contains more than new rows.
  struct NotOnlyInserts: Error {}

  private let item: Item
  private let pages: Int
  private let db: Database

  /// The number of pages from which rebuilding the index is worthwhile.
  static let pagesMin = 10
  /// The typical number of rows of a page, for estimating the size of an update.
  private static let rowsPerPage: Int64 = 250

  /// Runs a transaction, and runs it again without bulk loading if the first attempt threw
  /// `NotOnlyInserts`.
  static func attempt<Value>(_ transaction: (_ mayLoad: Bool) throws -> Value) throws -> Value {
    do { return try transaction(true) } catch is NotOnlyInserts { return try transaction(false) }
  }

  /// Describes a load of this number of pages.
  init(_ item: Item, pages: Int, _ db: Database) {
    self.item = item
    self.pages = pages
    self.db = db
  }

  /// Returns whether the update may be loaded in bulk.
  ///
  /// That requires that no account of the item has a watermark; that new rows get numbers after all
  /// others, which `rules_seen_through` does not cover; and that nothing is looked up by the
  /// provider's ids, which full updates do, and updates after the history is complete.
  func isPossible(isFull: Bool) throws -> Bool {
    guard !isFull, !item.isHistoryComplete, try lastRow() < .max else { return false }
    return try !db.exists(
      """
      SELECT 1 FROM accounts WHERE item_id = ?1
        AND (data_synced_through IS NOT NULL OR transfers_matched_through IS NOT NULL)
      """, item.id)
  }

  /// Runs `body`, which writes the rows, without triggers.
  func run<Value>(_ body: () throws -> Value) throws -> Value {
    try Self.setTriggers(false, db)
    let result = Result { try withoutIndex(body) }
    // Also after a failure: the connection must not continue without its triggers.
    try Self.setTriggers(true, db)
    return try result.get()
  }

  private func withoutIndex<Value>(_ body: () throws -> Value) throws -> Value {
    let sql = try isLarge() ? indexSQL() : nil
    if sql != nil { try define("DROP INDEX \(Self.index)") }
    let value = try body()
    if let sql { try define(sql) }
    if try hasPosted() { throw NotOnlyInserts() }
    return value
  }

  /// An index whose keys arrive in random order, so that each new row would change a different page
  /// of it.
  private static let index = "transactions_of_item"

  private func indexSQL() throws -> String? {
    try db.first("SELECT sql FROM sqlite_schema WHERE name = ?1", Self.index) { $0.text(0) }
  }

  /// Whether rebuilding the index is less work than updating it.
  private func isLarge() throws -> Bool {
    try pages >= Self.pagesMin && lastRow() <= Int64(pages) * Self.rowsPerPage
  }

  private func lastRow() throws -> Int64 {
    try db.first("SELECT max(transaction_id) FROM transactions") { $0.integerOrNull(0) ?? 0 } ?? 0
  }

  /// Whether there is a row of a pending transaction that has posted; it has to become the row of
  /// the posted one.
  private func hasPosted() throws -> Bool {
    try db.exists(
      """
      SELECT 1 FROM former_ids f
      JOIN transactions t ON t.item_id = f.item_id AND t.plaid_transaction_id = f.plaid_transaction_id
      WHERE f.item_id = ?1
      """, item.id)
  }

  /// Runs a statement that changes the schema; SQLite prepares the existing statements again by
  /// itself.
  ///
  /// It bypasses GRDB, which would close every statement that it caches.
  private func define(_ sql: String) throws {
    let code = sqlite3_exec(db.sqliteConnection, sql, nil, nil, nil)
    // An id occurs twice: one of the two rows is a change.
    if code & 0xFF == SQLITE_CONSTRAINT { throw NotOnlyInserts() }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Turns the triggers of a connection on or off; prepared statements adapt by themselves.
  static func setTriggers(_ areOn: Bool, _ db: Database) throws {
    let code = csqlite_set_triggers(db.sqliteConnection, areOn ? 1 : 0)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
