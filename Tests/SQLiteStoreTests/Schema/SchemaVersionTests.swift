import GRDB
import Ledger
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Versions of the schema")
struct SchemaVersionTests {
  @Test("a file of each earlier version gets to the very schema of a new one")
  func migrates() async throws {
    try await TemporaryFolder.with { folder in
      let clock = TestClock(noonOf: LocalDate("2025-05-20")!)
      let fresh = try SQLiteStore(path: folder.file("new.db"), world: clock.world())
      let expected = try await Self.schema(of: fresh)
      for version in 1..<Int(Schema.newest) {
        let path = folder.file("\(version).db")
        try Self.make(path, version: version)
        let migrated = try SQLiteStore(path: path, world: clock.world())
        #expect(try await Self.schema(of: migrated) == expected, "from version \(version)")
        let findings = try await migrated.read { db in
          try db.all("PRAGMA integrity_check") { $0.text(0) }
            + db.all("PRAGMA foreign_key_check") { $0.text(0) }
        }
        #expect(findings == ["ok"], "from version \(version)")
        try migrated.close()
      }
      try fresh.close()
    }
  }

  @Test("a migration that fails leaves the file as it was")
  func failsAsAWhole() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("1.db")
      try Self.make(path, version: 1)
      let queue = try DatabaseQueue(path: path)
      // The last part of version 2 makes this view.
      try await queue.write { try $0.execute(sql: "CREATE TABLE v_transaction_changes (a)") }
      let before = try await queue.read { try Self.schema($0) }
      #expect(throws: Failure.self) {
        _ = try SQLiteStore(
          path: path, world: TestClock(noonOf: LocalDate("2025-05-20")!).world())
      }
      #expect(try await queue.read { try Self.schema($0) } == before)
      try queue.close()
    }
  }

  @Test("the history's kinds and fields are those of the program")
  func historyNames() throws {
    for kind in TransactionChange.Kind.allCases {
      #expect(Schema0002.history.contains("'\(kind.rawValue)'"), "\(kind)")
    }
    let fields = Schema0002.history.matches(of: /'([a-z_]+)' AS field/).map { String($0.1) }
    #expect(
      Set(fields) == Set(TransactionChange.Field.allCases.map(\.rawValue)).subtracting(["details"]))
  }

  /// A file as the program of a version left it.
  private static func make(_ path: String, version: Int) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      for sql in Schema.versions.prefix(version) { try db.execute(sql: sql) }
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
    }
    try queue.close()
  }

  private static func schema(of store: SQLiteStore) async throws -> [String] {
    try await store.read { try schema($0) }
  }

  private static func schema(_ db: Database) throws -> [String] {
    try db.all("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name") { $0.text(0) }
      + db.all("SELECT name FROM pragma_table_info('transactions')") { $0.text(0) }
  }
}
