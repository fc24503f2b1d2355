import Foundation
import GRDB
import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// There is only one version of the schema, so these tests upgrade to one that they define.
@Suite("Upgrades")
struct UpgradeTests {
  private let world = TestClock(noonOf: LocalDate(SchemaFixture.today)!).world()

  @Test("there is a recorded database of every version")
  func complete() {
    // The newest version gets its file when it is released.
    let needed = Array(1...max(1, Schema.current.version - 1))
    #expect(SchemaFixture.versions.starts(with: needed), "\(SchemaFixture.versions)")
  }

  @Test("a version creates the schema of its recorded database", arguments: SchemaFixture.versions)
  func frozen(_ version: Int64) throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("recorded.db")
      try SchemaFixture.write(version, to: path)
      let recorded = try StoreFixture.connect(to: path).read(SchemaFixture.schema)
      let fresh = try DatabaseQueue()
      try fresh.write { db in
        for sql in Schema.current.versions.prefix(Int(version)) { try db.execute(sql: sql()) }
      }
      let made = try fresh.read(SchemaFixture.schema)
      #expect(made == recorded)
    }
  }

  @Test(
    "an older database keeps its books, is valid, and gets the schema of a new one",
    arguments: SchemaFixture.versions)
  func upgrade(_ version: Int64) async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(version, to: path)
      let other = try StoreFixture.connect(to: path)
      let (columns, before) = try await other.read { db in
        let columns = try SchemaFixture.columns(db)
        return (columns, try SchemaFixture.content(columns, db))
      }
      #expect(before.count > 50)

      let store = try SQLiteStore(path: path, world: world, schema: .next)
      let after = try await other.read { db in
        #expect(try StoreFixture.lines("PRAGMA user_version", db) == ["\(Schema.next.version)"])
        #expect(try StoreFixture.lines("SELECT motto FROM families", db) == ["none"])
        #expect(
          try StoreFixture.lines("SELECT label FROM labels ORDER BY account_id", db)
            == StoreFixture.lines("SELECT name FROM accounts ORDER BY account_id", db))
        return try SchemaFixture.content(columns, db)
      }
      #expect(after == before)
      try await expectRawJSON(in: store)
      let family = try #require(try await store.families().first)
      let findings = try await store.verify(family: family.id)
      #expect(findings == [])
      for account in try await store.accounts(of: family.id) {
        _ = try await store.syncBalances(
          of: account.id, today: LocalDate(SchemaFixture.today)!, isFull: true, by: nil)
      }
      let computed = try await other.read { try SchemaFixture.content(columns, $0) }
      #expect(
        computed.filter { $0.hasPrefix("balances") } == before.filter { $0.hasPrefix("balances") })

      let fresh = folder.file("fresh.db")
      try SQLiteStore(path: fresh, world: world, schema: .next).close()
      let expected = try await StoreFixture.connect(to: fresh).read(SchemaFixture.schema)
      let upgraded = try await other.read(SchemaFixture.schema)
      #expect(upgraded == expected)
    }
  }

  /// Every transaction's original JSON is still found in the archive.
  private func expectRawJSON(in store: SQLiteStore) async throws {
    let sent = try await store.read { db in
      try db.all(
        """
        SELECT transaction_id, plaid_transaction_id FROM transactions
        WHERE page_id IS NOT NULL AND raw_count > 0
        """
      ) { (TransactionID($0.integer(0)), $0.text(1)) }
    }
    let raw = try await store.rawJSON(of: sent.map(\.0))
    #expect(!sent.isEmpty)
    for (id, providerID) in sent { #expect(raw[id]?.contains(providerID) ?? false, "\(id)") }
  }

  @Test("a backup of an older version is upgraded when it is restored")
  func restoration() async throws {
    try await TemporaryFolder.with { folder in
      let backup = folder.file("old.db")
      try SchemaFixture.write(1, to: backup)
      let path = folder.file("books.db")
      let store = try SQLiteStore(path: path, world: world, schema: .next)
      let other = try StoreFixture.connect(to: path)
      let before = try await other.read(SchemaFixture.schema)
      try await store.replaceContent(with: backup)
      #expect(try await other.read(SchemaFixture.schema) == before)
      #expect(
        try await other.read { try StoreFixture.lines("PRAGMA user_version", $0) }
          == ["\(Schema.next.version)"])
      let family = try #require(try await store.families().first)
      #expect(try await store.accounts(of: family.id).count == 6)
      #expect(
        try await store.verify(family: family.id) == [])
    }
  }

  @Test("a database of a later version is refused by an earlier program, and not changed")
  func later() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SQLiteStore(path: path, world: world, schema: .next).close()
      let before = try Data(contentsOf: URL(filePath: path))
      let refused = try await failure { try SQLiteStore(path: path, world: world) }
      #expect(refused.code == .newerDatabase && refused.code.exitStatus == 78)
      #expect(refused.message.contains("its version is 2, this program knows 1"))
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test("tables are created in one transaction: if it fails midway, the file is unchanged")
  func failing() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      // The file has our application id, and a table with the name of one of ours.
      let other = try StoreFixture.connect(to: path)
      try await other.writeWithoutTransaction { db in
        try db.execute(
          sql: "PRAGMA application_id = \(Schema.applicationID); CREATE TABLE syncs (name TEXT)")
      }
      let refused = try await failure { try SQLiteStore(path: path, world: world) }
      #expect(refused.code == .broken && refused.cause?.contains("syncs") == true)
      #expect(try await other.read(SchemaFixture.schema).count == 1)
      #expect(try await other.read { try StoreFixture.lines("PRAGMA user_version", $0) } == ["0"])
    }
  }

  @Test("an upgrade that fails at its end does not change tables and rows")
  func failingUpgrade() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(1, to: path)
      let other = try StoreFixture.connect(to: path)
      let (columns, schema, rows) = try await other.read { db in
        let columns = try SchemaFixture.columns(db)
        return (columns, try SchemaFixture.schema(db), try SchemaFixture.content(columns, db))
      }
      let broken = Schema.next.followed(
        by: """
          DELETE FROM balances;
          ALTER TABLE accounts ADD COLUMN color TEXT;
          CREATE VIEW v_syncs AS SELECT 1;
          """)
      let refused = try await failure { try SQLiteStore(path: path, world: world, schema: broken) }
      #expect(refused.code == .broken && refused.cause?.contains("v_syncs") == true)
      #expect(try await other.read(SchemaFixture.schema) == schema)
      #expect(try await other.read { try SchemaFixture.content(columns, $0) } == rows)
      #expect(try await other.read { try StoreFixture.lines("PRAGMA user_version", $0) } == ["1"])
      // The program of the old version can still use it.
      let store = try SQLiteStore(path: path, world: world)
      #expect(try await store.families().count == 1)
    }
  }

  @Test("processes that open an old database concurrently upgrade it once, after one copy")
  func race() async throws {
    for _ in 0..<5 {
      try await TemporaryFolder.with { folder in
        let path = folder.file("books.db")
        try SchemaFixture.write(1, to: path)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
          for day in 0..<4 {
            // Each has its own clock, so that a second copy would get another name.
            let world = TestClock(noonOf: LocalDate(day: 20_000 + Int32(day))).world()
            group.addTask {
              try await SQLiteStore(path: path, world: world, schema: .next).families().count
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [1, 1, 1, 1])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count { $0.hasSuffix(".backup") } == 1, "\(names)")
      }
    }
  }
}
