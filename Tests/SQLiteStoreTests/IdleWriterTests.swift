import Dispatch
import GRDB
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Operations on an idle writer")
struct IdleWriterTests {
  /// More rows than are read before anybody can cancel.
  private static let many = """
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT 5000000)
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

  @Test("reading goes on while the writer is busy, and sees what was committed before")
  func readingBesideWriting() async throws {
    try await StoreFixture.with { fixture in
      let store = fixture.store
      let (begun, isBegun) = AsyncStream.makeStream(of: Void.self)
      let mayEnd = DispatchSemaphore(value: 0)
      let writing = Task {
        try await store.unlocked { db in
          try db.inTransaction(.immediate) {
            try Self.add("late", db)
            isBegun.yield()
            // A reading that waits for the writer would have to fail here, not to hang.
            _ = mayEnd.wait(timeout: .now() + 20)
            return .commit
          }
        }
      }
      for await _ in begun.prefix(1) {}
      let before = try await store.read { try Self.has("late", $0) }
      mayEnd.signal()
      try await writing.value
      let after = try await store.read { try Self.has("late", $0) }
      #expect(!before && after)
    }
  }

  @Test("a cancelled task interrupts what it reads, and the next one finds the writer idle")
  func cancelledReading() async throws {
    try await StoreFixture.with { fixture in
      let store = fixture.store
      let (begun, isBegun) = AsyncStream.makeStream(of: Void.self)
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
      #expect(failure?.code == .cancelled)
      try await store.write { db in
        try Self.add("next", db)
      }
      #expect(try await store.read { try Self.has("next", $0) })
    }
  }

  @Test("what a cancelled task wants is not begun")
  func cancelledBefore() async throws {
    try await StoreFixture.with { fixture in
      let store = fixture.store
      let isRun = Mutex(false)
      let writing = Task {
        while !Task.isCancelled { await Task.yield() }
        try await store.write { _ in isRun.withLock { $0 = true } }
      }
      writing.cancel()
      let failure = await #expect(throws: Failure.self) { try await writing.value }
      #expect(failure?.code == .cancelled && !isRun.withLock { $0 })
    }
  }
}
