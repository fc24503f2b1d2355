import CSQLite
import GRDB
import GRDBSQLite
import Ledger

/// The update that brings an item's first transactions, by far its largest one.
///
/// The triggers of `transactions` take marks back and keep what follows from the rows in line. Where
/// there is no mark and no row, a new row leaves them nothing to do, and running them takes as long
/// as writing it. So a first update is written without them, on trial: as soon as it turns out to
/// do more than bring new rows, its transaction is rolled back, and run again with them. (A savepoint
/// would do as well, but SQLite copies each page that changes inside of one.)
///
/// When it is large beside what the table holds, the two large indexes are built anew afterwards,
/// which takes half as long as bringing them in line row by row.
struct FirstUpdate {
  /// What the writers throw when they find out.
  struct IsMore: Error {}

  /// What its writers may take for granted, until they throw `IsMore`.
  enum Manner {
    /// Nothing: rows may be there already, and triggers see each change.
    case careful
    /// That no row is there that changes.
    case onTrial
    /// The same, without a way to find a row by the provider's id.
    case inBulk
  }

  private let item: Item
  private let isFull: Bool
  private let pages: Int
  private let db: Database

  /// Rows of so many pages fit into the larger cache.
  private static let cachedPages = 110
  /// The rows of a page, as far as only their size matters.
  private static let rowsPerPage = 250
  private static let largeIndexes = "('transactions_of_item', 'transactions_flows')"

  init(item: Item, isFull: Bool, pages: Int, _ db: Database) {
    self.item = item
    self.isFull = isFull
    self.pages = pages
    self.db = db
  }

  /// Runs a transaction; a second time when the first attempt, which may be on trial, was more.
  static func attempt<Value>(_ transaction: (_ isFirstAttempt: Bool) throws -> Value) throws
    -> Value
  {
    do { return try transaction(true) } catch is IsMore { return try transaction(false) }
  }

  /// Writes the update's pages, without triggers when that may be tried; `body` is told.
  func write<Value>(mayTry: Bool, _ body: (Manner) throws -> Value) throws -> Value {
    let large = LargeCommit(pages: pages, db)
    guard mayTry, try isBare() else { return try large.run { try body(.careful) } }
    try setTriggers(false)
    defer { restoreTriggers() }
    guard try isLarge() else { return try large.run { try body(.onTrial) } }
    let indexes = try takeIndexes()
    // Beyond that a larger cache holds too little, while sorting takes as much memory again.
    return try large.run(isCacheOfUse: pages <= Self.cachedPages) {
      let value = try body(.inBulk)
      for index in indexes { try define(index) }
      try rememberFormerIDs()
      if try hasPostedItsOwn() { throw IsMore() }
      return value
    }
  }

  private func isBare() throws -> Bool {
    let hasRows = try db.exists(
      """
      SELECT 1 FROM transactions WHERE item_id = ?1 AND plaid_transaction_id IS NOT NULL
      """, item.id)
    let hasMarks = try db.exists(
      """
      SELECT 1 FROM accounts WHERE item_id = ?1
        AND (data_synced_through IS NOT NULL OR transfers_matched_through IS NOT NULL)
      """, item.id)
    return !hasRows && !hasMarks
  }

  /// Whether building the indexes anew is less work than bringing them in line.
  ///
  /// Not where rows are looked up by the provider's id: in a full update, and once the history is
  /// complete, when what comes late is told apart.
  private func isLarge() throws -> Bool {
    guard !isFull, !item.isHistoryComplete, pages >= LargeCommit.pagesMin else { return false }
    return try !db.exists(
      "SELECT 1 FROM transactions WHERE transaction_id > ?1", pages * Self.rowsPerPage)
  }

  /// Drops the large indexes and returns what builds them again.
  private func takeIndexes() throws -> [String] {
    let indexes = try db.all(
      """
      SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name IN \(Self.largeIndexes)
      ORDER BY rootpage
      """
    ) { (name: $0.text(0), sql: $0.text(1)) }
    for index in indexes { try define("DROP INDEX \(index.name)") }
    return indexes.map(\.sql)
  }

  /// Notes the pending transactions that have posted, in the order in which they are stored; what a
  /// `PostingWriter` does one by one.
  private func rememberFormerIDs() throws {
    try db.run(
      """
      INSERT OR IGNORE INTO former_ids (item_id, plaid_transaction_id)
      SELECT item_id, pending_transaction_id FROM transactions NOT INDEXED
      WHERE item_id = ?1 AND pending_transaction_id <> plaid_transaction_id
      ORDER BY pending_transaction_id
      """, item.id)
  }

  /// Whether the update brought a pending transaction and its posted one.
  private func hasPostedItsOwn() throws -> Bool {
    try db.exists(
      """
      SELECT 1 FROM former_ids f
      JOIN transactions t ON t.item_id = f.item_id AND t.plaid_transaction_id = f.plaid_transaction_id
      WHERE f.item_id = ?1
      """, item.id)
  }

  /// Runs a statement that changes the schema; SQLite prepares the others again by itself.
  ///
  /// Past GRDB, which would close every statement it keeps, also those at hand.
  private func define(_ sql: String) throws {
    let code = sqlite3_exec(db.sqliteConnection, sql, nil, nil, nil)
    // An id came twice: one of the two is a change.
    if code & 0xFF == SQLITE_CONSTRAINT { throw IsMore() }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private func setTriggers(_ areOn: Bool) throws {
    let code = csqlite_set_triggers(db.sqliteConnection, areOn ? 1 : 0)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Without its triggers the connection must not go on: marks would stay where they are.
  private func restoreTriggers() {
    do { try setTriggers(true) } catch { preconditionFailure("triggers are off: \(error)") }
  }
}
