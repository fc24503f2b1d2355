import GRDB

extension Database {
  /// Runs one statement and says how many rows it inserted, changed or deleted.
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

  /// All rows, each turned into a value.
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

  /// The first row turned into a value; `nil` without one.
  func first<Value>(
    _ sql: String, _ arguments: any SQLBindable..., read: (SQLRow) throws -> Value
  ) throws -> Value? {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    return try statement.next().map(read)
  }

  /// True when there is a row.
  func exists(_ sql: String, _ arguments: any SQLBindable...) throws -> Bool {
    let statement = try SQLStatement(sql, in: self)
    defer { statement.reset() }
    try statement.bind(arguments)
    return try statement.next() != nil
  }
}
