import GRDB
import PlaidSyncLedger
import Synchronization
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("The store's connection")
struct ConnectionTests {
  /// More rows than can be read before the test cancels the query.
  private static let many = """
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT 2000000000)
    SELECT n FROM numbers
    """

  private static func add(_ family: String, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO families (name, currency, time_zone, created_at_ms) VALUES (?1, 'USD', 'UTC', 0)
      """, family)
  }

  private static func has(_ family: String, _ db: Database) throws -> Bool {
    try db.exists("SELECT 1 FROM families WHERE name = ?1", family)
  }

  @Test(
    "a read does not wait for another process's transaction, and sees what was committed before")
  func readingDuringAnotherProcess() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.sql("BEGIN IMMEDIATE")
      try await fixture.other.writeWithoutTransaction { try Self.add("late", $0) }
      let before = try await fixture.store.read { try Self.has("late", $0) }
      try await fixture.sql("COMMIT")
      let after = try await fixture.store.read { try Self.has("late", $0) }
      #expect(!before && after)
    }
  }

  @Test("concurrent reads and writes see all of a transaction or nothing of it")
  func readingDuringWriting() async throws {
    try await StoreFixture.with { fixture in
      let store = fixture.store
      let counts = try await withThrowingTaskGroup(of: Int64?.self) { group in
        for round in 0..<40 {
          group.addTask {
            try await store.write { db in
              try Self.add("\(round)", db)
              try Self.add("\(round) too", db)
            }
            return nil
          }
          group.addTask {
            try await store.read { try $0.first("SELECT count(*) FROM families") { $0.integer(0) } }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }.compactMap { $0 }
      }
      #expect(counts.count == 40 && counts.allSatisfy { $0.isMultiple(of: 2) })
      #expect(
        try await store.read { try $0.first("SELECT count(*) FROM families") { $0.integer(0) } }
          == 80)
    }
  }

  @Test("what a read writes is rolled back")
  func readingOnly() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.store.read { try Self.add("none", $0) }
      #expect(try await !fixture.store.read { try Self.has("none", $0) })
    }
  }

  @Test("a canceled task interrupts its query, and does not affect the next one")
  func canceledReading() async throws {
    try await StoreFixture.with { fixture in
      let store = fixture.store
      let (begun, isBegun) = AsyncStream.makeStream(
        of: Void.self, bufferingPolicy: .bufferingNewest(1))
      let reading = Task {
        try await store.read { db in
          let statement = try SQLStatement(Self.many, in: db)
          defer { statement.reset() }
          while try statement.next() != nil { isBegun.yield() }
        }
      }
      for await _ in begun.prefix(1) {}
      reading.cancel()
      let failure = await #expect(throws: Failure.self) { try await reading.value }
      #expect(failure?.code == .canceled)
      try await store.write { db in
        try Self.add("next", db)
      }
      #expect(try await store.read { try Self.has("next", $0) })
    }
  }

  @Test("a canceled task's query is not started")
  func canceledBefore() async throws {
    try await StoreFixture.with { fixture in
      let store = fixture.store
      let isRun = Mutex(false)
      let writing = Task {
        while !Task.isCancelled { await Task.yield() }
        try await store.write { _ in isRun.withLock { $0 = true } }
      }
      writing.cancel()
      let failure = await #expect(throws: Failure.self) { try await writing.value }
      #expect(failure?.code == .canceled && !isRun.withLock { $0 })
    }
  }
}
