import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSQLiteStore

@Suite("A disk that is full")
struct FullDiskTests {
  /// Limits the database to `pages` pages; 0 removes the limit.
  private func limit(_ harness: EndToEndHarness, to pages: Int) async throws {
    // SQLite has no value for "no limit": this is its largest possible file.
    let most = pages == 0 ? 4_294_967_294 : pages
    try await harness.app.store.withConnection { db in
      _ = try db.first("PRAGMA max_page_count = \(most)") { $0.integer(0) }
    }
  }

  private func pages(_ harness: EndToEndHarness) async throws -> Int {
    try await harness.app.store.withConnection { db in
      try db.first("PRAGMA page_count") { Int($0.integer(0)) } ?? 0
    }
  }

  private func linked(_ body: (EndToEndHarness) async throws -> Void) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link()
      try await body(harness)
    }
  }

  @Test("at any point the failure is clear, and the next pull gives the undisturbed books")
  func everywhere() async throws {
    var expected: Books?
    var (first, last) = (0, 0)
    try await linked { harness in
      first = try await pages(harness)
      try await harness.pull()
      last = try await pages(harness)
      expected = try await harness.books()
    }
    #expect(last > first + 20)
    var failed = 0
    for pages in stride(from: first, through: last, by: max(1, (last - first) / 9)) {
      try await linked { harness in
        let before = try await harness.books()
        try await limit(harness, to: pages)
        let failures = try await pull(harness)
        for failure in failures {
          #expect(failure.code == .inputOutput, "\(pages) pages: \(failure)")
          #expect(failure.message.contains("the disk is full"), "\(pages) pages: \(failure)")
          #expect(failure.remedy == "free some space and try again", "\(pages) pages")
        }
        if !failures.isEmpty { failed += 1 }
        // All of an item's changes or none; balances may be missing, but none is wrong.
        let books = try await harness.books()
        let entries = books.lines.filter { $0.hasPrefix("entry") }
        #expect(
          entries.isEmpty || entries == expected?.lines.filter { $0.hasPrefix("entry") },
          "\(pages) pages")
        if entries.isEmpty { #expect(books == before, "\(pages) pages") }
        #expect(try await harness.app.verify(harness.family) == [], "\(pages) pages")

        // A sync that could not even be recorded as failed is found stale after the process has
        // ended.
        try await limit(harness, to: 0)
        harness.clock.kill(1)
        let next = try await harness.process(2)
        #expect(try await pull(harness, by: next).isEmpty, "\(pages) pages")
        let difference = try await harness.books().difference(from: expected ?? books)
        #expect(difference == [], "\(pages) pages")
        let unfinished = try await harness.app.texts(
          "SELECT sync_id FROM syncs WHERE status IN ('pending', 'syncing')")
        #expect(unfinished == [], "\(pages) pages")
      }
    }
    #expect(failed > 4, "the limits were reached")
  }

  /// Pulls, and returns the reported failures from all parts of the report.
  private func pull(_ harness: EndToEndHarness, by app: Application? = nil) async throws
    -> [Failure]
  {
    do {
      return try await harness.pull(by: app).outcomes.filter {
        $0.children.isEmpty || $0.key.kind == .item
      }
      .compactMap { outcome in
        outcome.children.contains { $0.failure != nil } ? nil : outcome.failure
      }
    } catch let failure as Failure {
      return [failure]
    }
  }

  @Test("an edit without free space changes nothing")
  func edits() async throws {
    try await linked { harness in
      try await harness.pull()
      let before = try await harness.books()
      let account = try await harness.ledger.accounts(of: harness.family.id)[0]
      try await limit(harness, to: 1)
      var added = 0
      // First uses up the free space in the last pages.
      for number in 0..<2000 {
        do {
          _ = try await harness.ledger.addTransaction(
            NewTransaction(
              accountID: account.id, date: harness.clock.today,
              money: Money(try Amount("1"), account.currency), name: "entry \(number)"))
          added += 1
        } catch let failure as Failure {
          #expect(failure.code == .inputOutput)
          break
        }
      }
      let books = try await harness.books()
      #expect(added < 2000)
      #expect(books.lines.count { $0.contains("by hand") } == added)
      #expect(books.lines.count - added == before.lines.count)
    }
  }
}
