import Foundation
import GRDB
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("The database file")
struct DatabaseFileTests {
  private let world = TestClock(noonOf: LocalDate("2024-03-20")!).world()

  @Test("is private to its owner, as are the files next to it")
  func modes() async throws {
    try await StoreFixture.with { fixture in
      _ = try await fixture.scenario()
      for suffix in ["", "-wal", "-shm"] {
        #expect(try mode(fixture.path + suffix) == 0o600, "\(suffix)")
      }
      let copy = fixture.folder.file("copy.db")
      try await fixture.store.copy(to: copy)
      #expect(try mode(copy) == 0o600)
      let refused = try await failure { try await fixture.store.copy(to: copy) }
      #expect(refused.code == .cannotCreate)
    }
  }

  @Test("contains the application's id and version, and uses WAL")
  func identity() async throws {
    try await StoreFixture.with { fixture in
      #expect(try await fixture.lines("PRAGMA application_id") == ["1347179353"])
      #expect(try await fixture.lines("PRAGMA user_version") == ["\(Schema.current.version)"])
      #expect(try await fixture.lines("PRAGMA journal_mode") == ["wal"])
      try await fixture.sql("PRAGMA wal_checkpoint(TRUNCATE)")
      let kind = try Data(contentsOf: URL(filePath: fixture.path)).prefix(72).suffix(4)
      #expect(String(decoding: kind, as: UTF8.self) == "PLSY")
    }
  }

  @Test("a file that is not a database is refused and not changed")
  func noDatabase() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      let content = Data("To whom it may concern: these are not the books. ".utf8 + [0])
      try (content + content + content).write(to: URL(filePath: path))
      let refused = try await failure { try SQLiteStore(path: path, world: world) }
      #expect(refused.code == .damaged)
      #expect(refused.message == "The database \(path) is not a database.")
      #expect(try Data(contentsOf: URL(filePath: path)) == content + content + content)
    }
  }

  @Test("another program's database is refused and not changed", arguments: [0, 77])
  func foreign(_ application: Int) async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try await StoreFixture.connect(to: path).write { db in
        try db.execute(sql: "CREATE TABLE songs (name TEXT); PRAGMA application_id=\(application)")
      }
      let before = try Data(contentsOf: URL(filePath: path))
      let refused = try await failure { try SQLiteStore(path: path, world: world) }
      #expect(refused.code == .inputOutput)
      #expect(refused.message == "The database \(path) belongs to another program.")
      #expect(refused.remedy == .choose(.database))
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test("a newer version's database is refused and not changed")
  func newer() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.sql("PRAGMA user_version = 999")
      let refused = try await failure { try SQLiteStore(path: fixture.path, world: world) }
      #expect(refused.code == .newerDatabase)
      #expect(
        refused.message.contains(
          "its version is 999, this program knows \(Schema.current.version)"))
      let source = fixture.folder.file("source.db")
      try fixture.other.backup(to: StoreFixture.connect(to: source))
      try await fixture.sql("PRAGMA user_version = \(Schema.current.version)")
      let unreplaced = try await failure { try await fixture.store.replaceContent(with: source) }
      #expect(unreplaced.code == .newerDatabase)
    }
  }

  @Test("an empty file becomes a database, and keeps its mode")
  func empty() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      _ = FileManager.default.createFile(
        atPath: path, contents: Data(), attributes: [.posixPermissions: 0o640])
      let store = try SQLiteStore(path: path, world: world)
      #expect(try await store.families() == [])
      #expect(try mode(path) == 0o640)
    }
  }

  @Test("the error names a folder that is missing or not writable", arguments: ["missing", "file"])
  func folder(_ name: String) async throws {
    try await TemporaryFolder.with { folder in
      _ = FileManager.default.createFile(atPath: folder.file("file"), contents: Data())
      let path = folder.file("\(name)/books.db")
      let refused = try await failure { try SQLiteStore(path: path, world: world) }
      #expect(refused.code == .cannotCreate)
      #expect(refused.message.contains(path))
      #expect(refused.remedy == "check that its folder exists and can be written")
    }
  }

  @Test(
    "the error names a folder without write permission",
    .enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func permission() async throws {
    try await TemporaryFolder.with { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
      let refused = try await failure {
        try SQLiteStore(path: folder.file("books.db"), world: world)
      }
      #expect(refused.code == .cannotCreate && refused.message.contains("Permission denied"))
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
  }

  @Test("a write that cannot get the lock is refused as busy, and nothing of it is kept")
  func busy() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await fixture.store.withConnection { try $0.execute(sql: "PRAGMA busy_timeout = 1") }
      try await fixture.sql("BEGIN IMMEDIATE")
      let refused = try await failure { try await scenario.addAccount("Box") }
      #expect(refused.code == .busy)
      try await fixture.sql("COMMIT")
      #expect(try await scenario.store.accounts(of: scenario.family.id) == [])
    }
  }

  @Test("a damaged file is reported as damaged")
  func damaged() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      try await fixture.sql("PRAGMA wal_checkpoint(TRUNCATE)")
      let copy = fixture.folder.file("copy.db")
      try await fixture.store.copy(to: copy)
      var bytes = try Data(contentsOf: URL(filePath: copy))
      for place in 4096..<bytes.count { bytes[place] = 0xA5 }
      try bytes.write(to: URL(filePath: copy))
      let refused = try await failure {
        let store = try SQLiteStore(path: copy, world: world)
        return try await store.families()
      }
      #expect(refused.code == .damaged)
      #expect(refused.message == "The database \(copy) is damaged.")
    }
  }

  private func mode(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
