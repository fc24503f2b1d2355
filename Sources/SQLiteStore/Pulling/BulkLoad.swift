import CPlaidSyncSQLite
import GRDB
import GRDBSQLite
import PlaidSyncLedger

/// An item's first update, written without the triggers of `transactions`.
///
/// Triggers invalidate what was computed from older rows. Where nothing was computed yet, new rows
/// leave them nothing to do, and running them takes longer than writing the rows. A large update
/// also builds the index by the provider's ids once, at its end. Keys and checks hold as ever. As
/// soon as the update turns out to do more than insert rows, its transaction is rolled back and run
/// again row by row. See Docs/decisions/0005-bulk-load.md.
struct BulkLoad {
  /// What the writers throw when an update is more than new rows.
  struct NotOnlyInserts: Error {}

  private let item: Item
  private let pages: Int
  private let db: Database

  /// Fewer pages are not worth building an index anew.
  static let pagesMin = 10
  /// The rows of a page, as far as only their size matters.
  private static let rowsPerPage: Int64 = 250

  /// Runs a transaction, and once more when the first attempt, which may load in bulk, was more
  /// than that.
  static func attempt<Value>(_ transaction: (_ mayLoad: Bool) throws -> Value) throws -> Value {
    do { return try transaction(true) } catch is NotOnlyInserts { return try transaction(false) }
  }

  /// A load of so many pages.
  init(_ item: Item, pages: Int, _ db: Database) {
    self.item = item
    self.pages = pages
    self.db = db
  }

  /// Whether the update may be loaded in bulk: no account of the item has a mark, new rows get
  /// numbers behind all others, which the rules' mark does not reach, and nothing is looked up by
  /// the provider's ids: a full update does that, and one that comes when the history is complete.
  func isPossible(isFull: Bool) throws -> Bool {
    guard !isFull, !item.isHistoryComplete, try lastRow() < .max else { return false }
    return try !db.exists(
      """
      SELECT 1 FROM accounts WHERE item_id = ?1
        AND (data_synced_through IS NOT NULL OR transfers_matched_through IS NOT NULL)
      """, item.id)
  }

  /// Runs what writes the rows.
  func run<Value>(_ body: () throws -> Value) throws -> Value {
    try Self.setTriggers(false, db)
    let result = Result { try withoutIndex(body) }
    // Also after a failure: the connection must not go on without its triggers.
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

  /// Its keys have no order, so that each new row would change a page of its own.
  private static let index = "transactions_of_item"

  private func indexSQL() throws -> String? {
    try db.first("SELECT sql FROM sqlite_schema WHERE name = ?1", Self.index) { $0.text(0) }
  }

  /// Whether building the index is less work than bringing it in line.
  private func isLarge() throws -> Bool {
    try pages >= Self.pagesMin && lastRow() <= Int64(pages) * Self.rowsPerPage
  }

  private func lastRow() throws -> Int64 {
    try db.first("SELECT max(transaction_id) FROM transactions") { $0.integerOrNull(0) ?? 0 } ?? 0
  }

  /// Whether a pending transaction that has posted has a row, which is to become the posted one's.
  private func hasPosted() throws -> Bool {
    try db.exists(
      """
      SELECT 1 FROM former_ids f
      JOIN transactions t ON t.item_id = f.item_id AND t.plaid_transaction_id = f.plaid_transaction_id
      WHERE f.item_id = ?1
      """, item.id)
  }

  /// Runs a statement that changes the schema; SQLite prepares those at hand again by itself.
  ///
  /// Past GRDB, which would close every statement that it keeps.
  private func define(_ sql: String) throws {
    let code = sqlite3_exec(db.sqliteConnection, sql, nil, nil, nil)
    // An id came twice: one of the two is a change.
    if code & 0xFF == SQLITE_CONSTRAINT { throw NotOnlyInserts() }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Lets a connection run triggers, or not; prepared statements follow by themselves.
  static func setTriggers(_ areOn: Bool, _ db: Database) throws {
    let code = csqlite_set_triggers(db.sqliteConnection, areOn ? 1 : 0)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
