@testable import PlaidSync
@testable import PlaidSyncSQLiteStore

extension Application {
  /// The store of the books.
  var store: SQLiteStore { books as! SQLiteStore }

  /// The number of rows of each table.
  func tableCounts() async throws -> [String: Int] {
    try await store.read { db in
      let tables = try db.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      ) { $0.text(0) }
      var counts: [String: Int] = [:]
      for table in tables {
        counts[table] = try db.first("SELECT count(*) FROM \(table)") { Int($0.integer(0)) }
      }
      return counts
    }
  }

  /// Changes rows as another SQLite client would.
  func execute(_ sql: String) async throws {
    _ = try await store.write { db in try db.run(sql) }
  }

  /// The first column of a query's rows.
  func texts(_ sql: String) async throws -> [String] {
    try await store.read { db in
      try db.all(sql) { $0.text(0) }
    }
  }
}
