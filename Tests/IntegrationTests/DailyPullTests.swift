import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Pulls day after day")
struct DailyPullTests {
  @Test("a second pull at once asks once for transactions and writes no row")
  func nothingNew() async throws {
    try await Rig.with { rig in
      try await rig.link()
      try await rig.pull()
      let before = try await rig.books()
      let counts = try await rig.app.tableCounts()
      rig.wire.forget()
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(rig.wire.summary == "/item/get 1, /accounts/get 1, /transactions/sync 1")
      #expect(try await rig.books() == before)
      let totals = report.roots[0].totals
      #expect(totals.balancesWritten == 0)
      #expect([totals.added, totals.modified, totals.removed, totals.unchanged] == [0, 0, 0, 0])
      let growth = try await rig.app.tableCounts().merging(counts) { $0 - $1 }.filter {
        $0.value != 0
      }
      #expect(
        growth == ["syncs": 2 + report.accounts.count],
        "nothing grows but the record of what was done")
    }
  }

  @Test("a day later the window is one day, and a handful of rows is written")
  func dayLater() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      try await rig.pull()
      let yesterday = rig.clock.today
      rig.clock.advance(days: 1)
      let report = try await rig.pull()
      let today = rig.clock.today
      #expect(report.isComplete)
      for outcome in report.outcomes {
        let window = SyncWindow(start: yesterday, end: today)
        #expect(outcome.work.window == window, "\(outcome.displayName)")
      }
      #expect(report.accounts.allSatisfy { (1...2).contains($0.work.stats.balancesWritten) })
      #expect(try await rig.standing() == rig.standing(at: item))
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("ten missed days are made up for, without an unexplained cent")
  func missedDays() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      try await rig.pull()
      let last = rig.clock.today
      rig.clock.advance(days: 10)
      let report = try await rig.pull()
      #expect(report.roots[0].work.window == SyncWindow(start: last, end: rig.clock.today))
      #expect(try await rig.standing() == rig.standing(at: item))
      #expect(try await rig.app.verify(rig.family) == [])
      try await expectNoAdjustments(rig, item)
    }
  }

  @Test("thirty daily pulls give the books of one pull at their end")
  func dailyIsOnce() async throws {
    let seed: UInt64 = 2
    try await Rig.with({ $0.seed = seed }) { daily in
      try await Rig.with({ $0.seed = seed }) { once in
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
        #expect(try await daily.standing() == daily.standing(at: item), "seed \(seed)")
        // What came and went between two pulls was never heard of by the other books.
        let moving = daily.namesWithTransactions(of: item)
        let difference = try await daily.books().standing(in: moving)
          .difference(from: try await once.books().standing(in: moving))
        #expect(difference == [], "seed \(seed)")
        try await expectNoAdjustments(daily, item)
        #expect(try await daily.app.verify(daily.family) == [])
      }
    }
  }

  @Test("a day without a pull's success leaves the mark where it was")
  func failedDay() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      try await rig.pull()
      let last = rig.clock.today
      rig.clock.advance(days: 1)
      rig.wire.before("/transactions/sync") { _ throws(TransportError) in
        throw .connect("nobody there")
      }
      #expect(try await rig.pull().isComplete == false)
      #expect(try await rig.item(item).dataSyncedThrough == last)
      #expect(try await rig.app.family().dataSyncedThrough == last)
      rig.wire.forget()
      rig.clock.advance(days: 1)
      let report = try await rig.pull()
      #expect(report.items[0].work.window == SyncWindow(start: last, end: rig.clock.today))
      #expect(try await rig.standing() == rig.standing(at: item))
      try await expectNoAdjustments(rig, item)
    }
  }

  /// What an account without transactions gains or loses in value is an adjustment; all others
  /// have to be explained by theirs.
  private func expectNoAdjustments(
    _ rig: Rig, _ item: Item, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for name in rig.namesWithTransactions(of: item) {
      let odd = try await rig.balances(name)
        .filter { $0.cashAdjustment != .zero || $0.nonCashAdjustment != .zero }
      #expect(
        odd.map { "\($0.date) \($0.cashAdjustment) \($0.nonCashAdjustment)" } == [],
        "\(name)", sourceLocation: sourceLocation)
    }
  }
}
