import GRDBSQLite
import PlaidSyncLedger

/// A value that can be bound to a statement. Text is UTF-8, dates are day numbers, amounts are
/// units, and quantities are their canonical text.
protocol SQLBindable {
  /// Binds the value. SQLite copies its bytes, except those of `BorrowedText`.
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

/// Tells SQLite to copy the bytes, because they may be freed before the statement runs.
let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self)
  }
}

extension Int: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Int32: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Bool: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    sqlite3_bind_int64(statement, index, self ? 1 : 0)
  }
}

extension String: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    var copy = self
    return copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else {
          return sqlite3_bind_text(statement, index, "", 0, copied)
        }
        return sqlite3_bind_text(statement, index, start, Int32(text.count), copied)
      }
    }
  }
}

/// UTF-8 text that is not copied: its bytes must outlive the run of the statement.
struct BorrowedText: SQLBindable {
  let bytes: UnsafeRawBufferPointer

  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    guard let start = bytes.baseAddress else { return "".bind(to: statement, at: index) }
    let text = start.assumingMemoryBound(to: CChar.self)
    return sqlite3_bind_text(statement, index, text, Int32(bytes.count), nil)
  }
}

extension [UInt8]: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_zeroblob(statement, index, 0)
      }
      return sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), copied)
    }
  }
}

extension LocalDate: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    day.bind(to: statement, at: index)
  }
}

extension Amount: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    rawValue.bind(to: statement, at: index)
  }
}

extension Quantity: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    description.bind(to: statement, at: index)
  }
}

extension Timestamp: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    milliseconds.bind(to: statement, at: index)
  }
}

extension Currency: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    code.bind(to: statement, at: index)
  }
}

extension Identifier: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    rawValue.bind(to: statement, at: index)
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
    guard let self else { return sqlite3_bind_null(statement, index) }
    return self.bind(to: statement, at: index)
  }
}
