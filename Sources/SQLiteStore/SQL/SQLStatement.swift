import GRDB
import GRDBSQLite

/// A prepared statement that is bound and stepped directly, without GRDB in between.
///
/// GRDB keeps it prepared for its connection; the caller resets it after each run.
struct SQLStatement {
  let handle: OpaquePointer
  private let connection: OpaquePointer
  private let sql: String

  /// Takes the connection's prepared statement for the text, or prepares one.
  init(_ sql: String, in db: Database) throws {
    let statement = try db.cachedStatement(sql: sql)
    guard let connection = db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
    }
    self.handle = statement.sqliteStatement
    self.connection = connection
    self.sql = sql
  }

  /// Binds all arguments, in order.
  func bind(_ arguments: [any SQLBindable]) throws {
    var index: Int32 = 1
    for argument in arguments {
      try check(argument.bind(to: handle, at: index))
      index += 1
    }
  }

  /// Advances to the next row; returns `nil` at the end.
  func next() throws -> SQLRow? {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return SQLRow(statement: handle)
    case SQLITE_DONE: return nil
    default: throw error()
    }
  }

  /// Runs the statement to its end and resets it; returns the number of rows that it inserted,
  /// changed or deleted.
  @discardableResult
  func run() throws -> Int {
    let code = sqlite3_step(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      let error = error()
      sqlite3_reset(handle)
      throw error
    }
    let changes = Int(sqlite3_changes(connection))
    sqlite3_reset(handle)
    return changes
  }

  /// Resets the statement for its next run and clears its arguments.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw error() }
  }

  private func error() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: String(cString: sqlite3_errmsg(connection)), sql: sql)
  }
}
