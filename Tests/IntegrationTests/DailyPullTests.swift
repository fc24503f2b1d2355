import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Pulls day after day")
struct DailyPullTests {
  @Test("an immediate second pull requests transactions once and writes no row")
  func nothingNew() async throws {
    try await EndToEndHarness.with { harness in
      try await harness.link()
      try await harness.pull()
      let before = try await harness.books()
      let counts = try await harness.app.tableCounts()
      harness.wire.forget()
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(harness.wire.summary == "/item/get 1, /accounts/get 1, /transactions/sync 1")
      #expect(try await harness.books() == before)
      let totals = report.roots[0].totals
      #expect(totals.balancesWritten == 0)
      #expect([totals.added, totals.modified, totals.removed, totals.unchanged] == [0, 0, 0, 0])
      let growth = try await harness.app.tableCounts().merging(counts) { $0 - $1 }.filter {
        $0.value != 0
      }
      #expect(
        growth == ["syncs": 2 + report.accounts.count],
        "only the records of syncs grow")
    }
  }

  @Test("a day later the window is one day, and only a few rows are written")
  func dayLater() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      try await harness.pull()
      let yesterday = harness.clock.today
      harness.clock.advance(days: 1)
      let report = try await harness.pull()
      let today = harness.clock.today
      #expect(report.isComplete)
      for outcome in report.outcomes {
        let window = SyncWindow(start: yesterday, end: today)
        #expect(outcome.work.window == window, "\(outcome.displayName)")
      }
      #expect(report.accounts.allSatisfy { (1...2).contains($0.work.stats.balancesWritten) })
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("a pull after ten missed days completes them, without an unexplained cent")
  func missedDays() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      try await harness.pull()
      let last = harness.clock.today
      harness.clock.advance(days: 10)
      let report = try await harness.pull()
      #expect(report.roots[0].work.window == SyncWindow(start: last, end: harness.clock.today))
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      #expect(try await harness.app.verify(harness.family) == [])
      try await expectNoAdjustments(harness, item)
    }
  }

  @Test("thirty daily pulls give the same books as one pull at the end")
  func dailyIsOnce() async throws {
    let seed: UInt64 = 2
    try await EndToEndHarness.with({ $0.seed = seed }) { daily in
      try await EndToEndHarness.with({ $0.seed = seed }) { once in
        let item = try await daily.link()
        try await daily.pull()
        try await once.link()
        try await once.pull()
        for day in 1...30 {
          daily.clock.advance(days: 1)
          let report = try await daily.pull()
          #expect(report.isComplete, "day \(day): \(report.outcomes.compactMap(\.failure))")
        }
        once.clock.advance(days: 30)
        try await once.pull()
        #expect(
          try await daily.listedTransactions() == daily.listedTransactions(at: item), "seed \(seed)"
        )
        // The other books never contained what came and went between two pulls.
        let moving = daily.namesWithTransactions(of: item)
        let difference = try await daily.books().standing(in: moving)
          .difference(from: try await once.books().standing(in: moving))
        #expect(difference == [], "seed \(seed)")
        try await expectNoAdjustments(daily, item)
        #expect(try await daily.app.verify(daily.family) == [])
      }
    }
  }

  @Test("a day without a successful pull does not move the watermark")
  func failedDay() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      try await harness.pull()
      let last = harness.clock.today
      harness.clock.advance(days: 1)
      harness.wire.before("/transactions/sync") { _ throws(TransportError) in
        throw .connect("nobody there")
      }
      #expect(try await harness.pull().isComplete == false)
      #expect(try await harness.item(item).dataSyncedThrough == last)
      #expect(try await harness.app.family().dataSyncedThrough == last)
      harness.wire.forget()
      harness.clock.advance(days: 1)
      let report = try await harness.pull()
      #expect(report.items[0].work.window == SyncWindow(start: last, end: harness.clock.today))
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      try await expectNoAdjustments(harness, item)
    }
  }

  /// For accounts without transactions, a change of value is an adjustment; for all others, their
  /// transactions must explain every change.
  private func expectNoAdjustments(
    _ harness: EndToEndHarness, _ item: Item, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for name in harness.namesWithTransactions(of: item) {
      let odd = try await harness.balances(name)
        .filter { $0.cashAdjustment != .zero || $0.nonCashAdjustment != .zero }
      #expect(
        odd.map { "\($0.date) \($0.cashAdjustment) \($0.nonCashAdjustment)" } == [],
        "\(name)", sourceLocation: sourceLocation)
    }
  }
}
