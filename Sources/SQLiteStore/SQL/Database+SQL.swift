import GRDB

extension Database {
  /// Runs one statement and returns the number of rows that it inserted, changed or deleted.
  @discardableResult
  func run(_ sql: String, _ arguments: any SQLBindable...) throws -> Int {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    return try statement.run()
  }

  /// Inserts a row and returns its number.
  func insert(_ sql: String, _ arguments: any SQLBindable...) throws -> Int64 {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    try statement.run()
    return lastInsertedRowID
  }

  /// Returns all rows, each converted by `read`.
  func all<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (SQLRow) throws -> Value
  ) throws -> [Value] {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    var values: [Value] = []
    while let row = try statement.next() { values.append(try read(row)) }
    return values
  }

  /// Returns the first row, converted by `read`; `nil` if there is none.
  func first<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (SQLRow) throws -> Value
  ) throws -> Value? {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    return try statement.next().map(read)
  }

  /// Whether the query returns any row.
  func exists(_ sql: String, _ arguments: any SQLBindable...) throws -> Bool {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    return try statement.next() != nil
  }
}
