import Balances
import Foundation
import GRDB
import Ledger
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Upgrades")
struct UpgradeTests {
  private let world = TestClock(noonOf: LocalDate(SchemaFixture.today)!).world()

  @Test("there is a database of every version that was released")
  func complete() {
    // The newest version gets its file when it is released.
    let needed = Array(1...max(1, Schema.newest - 1))
    #expect(SchemaFixture.versions.starts(with: needed), "\(SchemaFixture.versions)")
  }

  @Test(
    "a released version makes what it made when it was released", arguments: SchemaFixture.versions)
  func frozen(_ version: Int64) throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("released.db")
      try SchemaFixture.write(version, to: path)
      let released = try StoreFixture.connect(to: path).read(SchemaFixture.schema)
      let fresh = try DatabaseQueue()
      try fresh.write { db in
        for sql in Schema.versions.prefix(Int(version)) { try db.execute(sql: sql()) }
      }
      let made = try fresh.read(SchemaFixture.schema)
      #expect(made == released)
    }
  }

  @Test(
    "an older database keeps its books, is sound, and ends up like a new one",
    arguments: SchemaFixture.versions)
  func upgrade(_ version: Int64) async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(version, to: path)
      let other = try StoreFixture.connect(to: path)
      let (columns, before) = try await other.read { db in
        // A newer version may match the same entries once more.
        let columns = try SchemaFixture.columns(db).mapValues {
          $0.replacing(#""transfers_matched_through""#, with: "NULL")
        }
        return (columns, try SchemaFixture.content(columns, db))
      }
      #expect(before.count > 50)

      let store = try SQLiteStore(path: path, world: world)
      let after = try await other.read { db in
        #expect(try StoreFixture.lines("PRAGMA user_version", db) == ["\(Schema.newest)"])
        return try SchemaFixture.content(columns, db)
      }
      #expect(after == before)
      // Bodies that were stored before bodies were compressed.
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
      let family = try #require(try await store.families().first)
      let findings = try await store.verify(
        family: family.id, forward: ForwardCalculator(), reverse: ReverseCalculator())
      #expect(findings == [])
      for account in try await store.accounts(of: family.id) {
        _ = try await store.syncBalances(
          of: account.id, today: LocalDate(SchemaFixture.today)!, isFull: true,
          forward: ForwardCalculator(), reverse: ReverseCalculator())
      }
      let computed = try await other.read { try SchemaFixture.content(columns, $0) }
      #expect(
        computed.filter { $0.hasPrefix("balances") } == before.filter { $0.hasPrefix("balances") })

      try await StoreFixture.with { fresh in
        let expected = try await fresh.other.read(SchemaFixture.schema)
        let upgraded = try await other.read(SchemaFixture.schema)
        #expect(upgraded == expected)
      }
    }
  }

  @Test("what was said of transfers is kept, and numbers of those that are gone are not given out")
  func decidedTransfers() throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(3, to: path)
      let other = try StoreFixture.connect(to: path)
      try other.write { db in
        try db.execute(
          sql: """
            INSERT INTO transfers VALUES (7, 2, 9, 'confirmed', 5), (8, 3, 4, 'rejected', 6);
            UPDATE sqlite_sequence SET seq = 40 WHERE name = 'transfers'
            """)
      }
      _ = try SQLiteStore(path: path, world: world)
      let (transfers, numbers) = try other.read { db in
        (
          try StoreFixture.lines(
            "SELECT transfer_id, outflow, inflow, state, decided_at_ms FROM transfers", db),
          try StoreFixture.lines("SELECT seq FROM sqlite_sequence WHERE name = 'transfers'", db)
        )
      }
      #expect(transfers == ["1|5|4|matched|∅", "7|2|9|confirmed|5", "8|3|4|rejected|6"])
      #expect(numbers == ["40"])
    }
  }

  @Test("pages that have their checksum inside are still looked at")
  func olderChecksums() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(4, to: path)
      let store = try SQLiteStore(path: path, world: world)
      let family = try #require(try await store.families().first)
      try await StoreFixture.connect(to: path).write { db in
        try db.execute(
          sql: """
            UPDATE page_bodies SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB)
            WHERE checksum IS NULL
            """)
      }
      let findings = try await store.verify(
        family: family.id, forward: ForwardCalculator(), reverse: ReverseCalculator())
      #expect(findings.count == 1 && findings[0].message.contains("page 1"), "\(findings)")
    }
  }

  @Test("a backup of an older version is brought up to date when it is put back")
  func restoration() async throws {
    try await StoreFixture.with(today: SchemaFixture.today) { fixture in
      let path = fixture.folder.file("old.db")
      try SchemaFixture.write(1, to: path)
      let before = try await fixture.other.read(SchemaFixture.schema)
      try await fixture.store.replaceContent(with: path)
      #expect(try await fixture.other.read(SchemaFixture.schema) == before)
      #expect(try await fixture.lines("PRAGMA user_version") == ["\(Schema.newest)"])
      let family = try #require(try await fixture.store.families().first)
      #expect(try await fixture.store.accounts(of: family.id).count == 3)
      #expect(
        try await fixture.store.verify(
          family: family.id, forward: ForwardCalculator(), reverse: ReverseCalculator()) == [])
    }
  }

  @Test("is one transaction: one that fails in its middle leaves the file as it was")
  func failing() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      // It says that it is ours, and one of the later tables is in the way.
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

  @Test("two processes that open an old database at once upgrade it once")
  func race() async throws {
    for _ in 0..<5 {
      try await TemporaryFolder.with { folder in
        let path = folder.file("books.db")
        try SchemaFixture.write(1, to: path)
        let world = world
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<4 {
            group.addTask { try await SQLiteStore(path: path, world: world).families().count }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [1, 1, 1, 1])
      }
    }
  }
}
