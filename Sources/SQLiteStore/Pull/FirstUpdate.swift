import CSQLite
import GRDB
import GRDBSQLite
import Ledger

/// The update that brings an item's first transactions, by far its largest one.
///
/// The triggers of `transactions` take marks back and keep what follows from the rows in line. Where
/// there is no mark, a new row leaves them nothing to do, and running them takes as long as writing
/// it. So a first update is written in bulk: without them, many rows with one run of a statement, and
/// what posts pending transactions is noted afterwards. As soon as it turns out to do more than bring
/// new rows, its transaction is rolled back, and run again row by row. (A savepoint would do as well,
/// but SQLite copies each page that changes inside of one.)
///
/// When it is large beside what the table holds, the largest index is built anew afterwards, which
/// takes half as long as bringing it in line row by row; and so is the next one when the cache would
/// not hold it.
struct FirstUpdate {
  /// What the writers throw when they find out.
  struct NotOnlyInserts: Error {}

  private let item: Item
  private let isFull: Bool
  private let pages: Int
  private let db: Database

  /// Fewer pages are not worth building an index anew.
  static let pagesMin = 10
  /// The rows of a page, as far as only their size matters.
  private static let rowsPerPage: Int64 = 250
  /// Of so many pages the cache holds the index of days and amounts.
  private static let cachedPages = 110

  init(item: Item, isFull: Bool, pages: Int, _ db: Database) {
    self.item = item
    self.isFull = isFull
    self.pages = pages
    self.db = db
  }

  /// Runs a transaction; a second time when the first attempt, which may be in bulk, was more.
  static func attempt<Value>(_ transaction: (_ isFirstAttempt: Bool) throws -> Value) throws
    -> Value
  {
    do { return try transaction(true) } catch is NotOnlyInserts { return try transaction(false) }
  }

  /// Writes the update's pages, in bulk when that may be tried; `body` is told.
  func write<Value>(mayTry: Bool, _ body: (_ isBulk: Bool) throws -> Value) throws -> Value {
    let last = try lastRow()
    guard mayTry, last < .max, try isUnmarked() else { return try body(false) }
    try setRowWork(false)
    defer { restoreRowWork() }
    let indexes = isLarge(behind: last) ? try takeIndexes() : []
    let value = try body(true)
    try build(indexes)
    if try hasPosted() { throw NotOnlyInserts() }
    return value
  }

  /// The newest row of all; new ones get the numbers behind it, unless it has the largest of all.
  private func lastRow() throws -> Int64 {
    try db.first("SELECT max(transaction_id) FROM transactions") { $0.integerOrNull(0) ?? 0 } ?? 0
  }

  /// Whether there is no mark, and nothing to be looked up by the provider's id: a full update does
  /// that, and once the history is complete, what comes late is told apart.
  private func isUnmarked() throws -> Bool {
    guard !isFull, !item.isHistoryComplete else { return false }
    return try !db.exists(
      """
      SELECT 1 FROM accounts WHERE item_id = ?1
        AND (data_synced_through IS NOT NULL OR transfers_matched_through IS NOT NULL)
      """, item.id)
  }

  /// Whether building the indexes anew is less work than bringing them in line.
  private func isLarge(behind last: Int64) -> Bool {
    pages >= Self.pagesMin && last <= Int64(pages) * Self.rowsPerPage
  }

  /// Drops the indexes that are built anew and returns what builds them.
  private func takeIndexes() throws -> [String] {
    let indexes = try db.all(
      """
      SELECT name, sql FROM sqlite_schema WHERE type = 'index'
        AND (name = 'transactions_of_item' OR name = 'transactions_flows' AND ?1)
      ORDER BY rootpage
      """, pages > Self.cachedPages
    ) { (name: $0.text(0), sql: $0.text(1)) }
    for index in indexes { try define("DROP INDEX \(index.name)") }
    return indexes.map(\.sql)
  }

  /// Builds indexes that were taken.
  ///
  /// While SQLite does that, it makes a copy of each changed page that has to leave the cache; there
  /// are none when they are in the log before.
  private func build(_ indexes: [String]) throws {
    guard !indexes.isEmpty else { return }
    let code = sqlite3_db_cacheflush(db.sqliteConnection)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    for index in indexes { try define(index) }
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

  /// Runs a statement that changes what others are made from; SQLite prepares those again by itself.
  ///
  /// Past GRDB, which would close every statement it keeps, also those at hand.
  private func define(_ sql: String) throws {
    let code = sqlite3_exec(db.sqliteConnection, sql, nil, nil, nil)
    // An id came twice: one of the two is a change.
    if code & 0xFF == SQLITE_CONSTRAINT { throw NotOnlyInserts() }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Lets SQLite do what it does for each row besides writing it, or not.
  ///
  /// Triggers have nothing to do, and foreign keys and checks hold for what the writers bind. Where
  /// these may fail, a run of many rows first copies every page that it changes.
  private func setRowWork(_ isOn: Bool) throws {
    let codes = [
      csqlite_set_triggers(db.sqliteConnection, isOn ? 1 : 0),
      csqlite_set_foreign_keys(db.sqliteConnection, isOn ? 1 : 0),
    ]
    for code in codes where code != SQLITE_OK {
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
    try define("PRAGMA ignore_check_constraints = \(isOn ? 0 : 1)")
  }

  /// Without its triggers the connection must not go on: marks would stay where they are.
  private func restoreRowWork() {
    do { try setRowWork(true) } catch { preconditionFailure("triggers are off: \(error)") }
  }
}
