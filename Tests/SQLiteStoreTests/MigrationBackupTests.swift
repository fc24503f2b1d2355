import Foundation
import GRDB
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("The copy before a migration")
struct MigrationBackupTests {
  private let clock = TestClock(noonOf: LocalDate(day: 20_000))

  /// A database of version 1 with one family, as that version leaves it.
  private func makeVersion1(_ path: String) throws {
    try SQLiteStore(path: path, world: clock.world()).close()
    let other = try StoreFixture.connect(to: path)
    try other.write { db in
      try db.execute(
        sql: """
          INSERT INTO families (name, currency, time_zone, created_at_ms)
          VALUES ('Home', 'EUR', 'UTC', 0)
          """)
    }
    try other.close()
  }

  /// Opens it with the program of version 2.
  private func upgrade(_ path: String) throws -> SQLiteStore {
    try SQLiteStore(path: path, world: clock.world(), schema: .next)
  }

  private func backups(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".backup") }.sorted()
  }

  private func number(_ sql: String, in path: String) throws -> Int? {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.read { try Int.fetchOne($0, sql: sql) }
  }

  @Test("has the old version and all rows, is private, and can be opened like the original")
  func made() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try makeVersion1(path)
      let store = try upgrade(path)
      #expect(try await store.families().map(\.name) == ["Home"])
      try store.close()
      let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(try number("PRAGMA user_version", in: path) == Int(Schema.next.version))
      let names = try backups(in: folder)
      #expect(names == ["books.db.v1-20241004T120000Z.backup"])
      let backup = folder.file(names[0])
      #expect(try number("PRAGMA user_version", in: backup) == 1)
      #expect(try number("SELECT count(*) FROM families", in: backup) == 1)
      let facts = try FileManager.default.attributesOfItem(atPath: backup)
      #expect(facts[.posixPermissions] as? Int == 0o600)
      let others = Set(rest).subtracting(names + ["books.db", "books.db-wal", "books.db-shm"])
      #expect(others.isEmpty, "nothing else is left: \(others)")
    }
  }

  @Test("contains every table and every row of the original")
  func complete() throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(1, to: path)
      let (schema, rows) = try content(of: path)
      #expect(rows.count > 50)
      try upgrade(path).close()
      let copy = try content(of: folder.file(#require(backups(in: folder).first)))
      #expect(copy.schema == schema)
      #expect(copy.rows == rows)
    }
  }

  private func content(of path: String) throws -> (schema: [String], rows: [String]) {
    try StoreFixture.connect(to: path).read { db in
      (
        try SchemaFixture.schema(db),
        try SchemaFixture.content(try SchemaFixture.columns(db), db)
      )
    }
  }

  @Test("is not made of a new or an up-to-date database")
  func none() throws {
    try TemporaryFolder.with { folder in
      for _ in 0..<2 {
        try upgrade(folder.file("books.db")).close()
      }
      #expect(try backups(in: folder) == [])
    }
  }

  @Test("is kept for the three newest migrations, regardless of other files next to it")
  func pruned() throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      let mine = [
        "books.db.v1-mine.backup", "other.db.v1-20200101T000000Z.backup", "books.db.backup",
      ]
      for name in mine { try Data().write(to: URL(filePath: folder.file(name))) }
      for _ in 0..<5 {
        for ending in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + ending)
        }
        try makeVersion1(path)
        try upgrade(path).close()
        clock.advance(days: 1)
      }
      #expect(
        try Set(backups(in: folder)).subtracting(mine) == [
          "books.db.v1-20241006T120000Z.backup", "books.db.v1-20241007T120000Z.backup",
          "books.db.v1-20241008T120000Z.backup",
        ])
      #expect(try Set(backups(in: folder)).isSuperset(of: mine))
    }
  }

  @Test("is required: without it nothing is migrated, and the error has a remedy")
  func impossible() throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try makeVersion1(path)
      // An obstacle that cannot be removed or replaced is at the path of the copy.
      let obstacle = "\(path).backup.unfinished"
      try FileManager.default.createDirectory(
        atPath: "\(obstacle)/x", withIntermediateDirectories: true)
      let failure = #expect(throws: Failure.self) {
        try upgrade(path)
      }
      #expect(failure?.message.contains("Nothing was changed.") == true)
      #expect(failure?.remedy == "make room for a copy of it in its folder, then try again")
      #expect(try number("PRAGMA user_version", in: path) == 1)
      try FileManager.default.removeItem(atPath: obstacle)
      try upgrade(path).close()
      #expect(try backups(in: folder).count == 1)
    }
  }

  @Test("is not made of a damaged database, which is not migrated")
  func damaged() throws {
    try TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try makeVersion1(path)
      var bytes = try Data(contentsOf: URL(filePath: path))
      // The page of an index that nothing reads while the tables are migrated.
      let page = try #require(
        try number(
          "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_families_1'", in: path)
      )
      let start = (page - 1) * 4096
      for place in start..<(start + 4096) { bytes[place] = 0x5A }
      try bytes.write(to: URL(filePath: path))
      let failure = #expect(throws: Failure.self) {
        try upgrade(path)
      }
      #expect(failure?.code == .damaged, "\(String(describing: failure))")
      #expect(try number("PRAGMA user_version", in: path) == 1)
      #expect(try backups(in: folder) == [])
    }
  }
}
