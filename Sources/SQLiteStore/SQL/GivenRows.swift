import CSQLite
import GRDBSQLite

/// Rows in memory that are handed to SQLite value by value.
protocol GivenRows {
  var count: Int { get }

  /// Puts the value of a column of a row, both counted from 0, where it is asked for; where nothing
  /// is put, it is null.
  func put(_ column: Int32, of row: Int, into value: some GivenValue)

  /// The same for C, which cannot be generic: `Self.put` behind a pointer to the rows.
  static var deliver: csqlite_put { get }
}

extension GivenRows {
  /// Binds a row to the first parameters of a statement.
  func bind(_ row: Int, to statement: SQLStatement, columns: Int32) {
    sqlite3_clear_bindings(statement.handle)
    for column in 0..<columns {
      put(column, of: row, into: ParameterValue(statement: statement.handle, index: column + 1))
    }
  }
}

/// Where a value is put; text is UTF-8.
protocol GivenValue {
  func put(_ integer: Int64)
  /// Text that lives until the statement was run.
  func put(text: UnsafePointer<CChar>, count: Int32)
  /// Text that is copied.
  func put(_ text: String)
}

/// A parameter of a statement.
private struct ParameterValue: GivenValue {
  let statement: OpaquePointer
  let index: Int32

  func put(_ integer: Int64) {
    sqlite3_bind_int64(statement, index, integer)
  }

  func put(text: UnsafePointer<CChar>, count: Int32) {
    sqlite3_bind_text(statement, index, text, count, nil)
  }

  func put(_ text: String) {
    _ = text.bind(to: statement, at: index)
  }
}

/// A value that a running statement reads.
struct ReadValue: GivenValue {
  let context: OpaquePointer

  func put(_ integer: Int64) {
    sqlite3_result_int64(context, integer)
  }

  func put(text: UnsafePointer<CChar>, count: Int32) {
    sqlite3_result_text(context, text, count, nil)
  }

  func put(_ text: String) {
    sqlite3_result_text(context, text, Int32(text.utf8.count), copied)
  }
}
