import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncAPI
@testable import PlaidSyncSandbox
@testable import PlaidSyncWire

@Suite("Budgets and billed calls")
struct BudgetTests {
  private let live = "/accounts/balance/get"

  @Test("Retry-After may be a date in any of HTTP's forms, relative to the sender's clock")
  func retryAfterDate() {
    let now = Timestamp("2025-05-20T12:00:00Z")!
    let cases: [(String, String?, Int?)] = [
      ("90", nil, 90), ("-3", nil, 0), ("soon", nil, nil),
      ("Tue, 20 May 2025 12:01:30 GMT", nil, 90),
      ("Tuesday, 20-May-25 12:01:30 GMT", nil, 90),
      ("Tue May 20 12:01:30 2025", nil, 90),
      ("Tue, 20 May 2025 11:00:00 GMT", nil, 0),
      ("Tue, 20 May 2025 13:01:30 GMT", "Tue, 20 May 2025 13:00:00 GMT", 90),
      ("Tue, 31 Feb 2025 13:01:30 GMT", nil, nil),
      ("Tue, 20 May 2025 25:01:30 GMT", nil, nil),
    ]
    for (text, sent, seconds) in cases {
      var headers: HTTPHeaders = ["Retry-After": text]
      headers["Date"] = sent
      #expect(headers.retryAfterSeconds(at: now) == seconds, "\(text)")
    }
  }

  @Test("no minute exceeds the request limits, per item and per team")
  func rateBudget() async throws {
    for seed in 1...30 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let clock = TestClock(noonOf: LocalDate("2025-05-20")!, seed: seed)
      let budget = RateBudget(isProduction: true, world: clock.world())
      var made: [(at: Int64, item: Int)] = []
      for _ in 0..<200 {
        let item = random.number(in: 1...3)
        try await budget.pass(.liveBalances(Secret("access-\(item)")))
        made.append((clock.now.milliseconds, item))
        if random.happens(oneIn: 4) {
          clock.advance(milliseconds: Int64(random.number(in: 0...20_000)))
        }
      }
      for (at, item) in made {
        let minute = made.filter { $0.at > at - 60_000 && $0.at <= at && $0.item == item }
        #expect(minute.count <= 5, "seed \(seed)")
      }
    }
  }

  @Test("concurrent requests wait in order; too long a wait is refused and not counted")
  func queue() async throws {
    let clock = TestClock(noonOf: LocalDate("2025-05-20")!)
    let asked = Mutex<[Int64]>([])
    let still = World(
      now: { clock.now }, today: { _ in nil }, date: { _, _ in nil }, randomBits: { 0 },
      sleep: { pause in asked.withLock { $0.append(pause) } },
      process: SyncOwner(machine: "test", pid: 1, startTicks: 1), isAlive: { _ in true })
    let budget = RateBudget(isProduction: false, world: still)
    let request = PlaidRequest.itemGet(Secret("access"))
    for _ in 0..<120 { try await budget.pass(request) }
    #expect(
      asked.withLock { $0 } == Array(repeating: 60_000, count: 40)
        + Array(repeating: 120_000, count: 40))
    await #expect(throws: ProviderFailure.self) { try await budget.pass(request) }
    // Another item has its own minute.
    try await budget.pass(.itemGet(Secret("other")))
    #expect(asked.withLock { $0.count } == 80)
  }

  @Test("a pull that has used up its time makes no more calls, and the next one continues")
  func timeBudget() async throws {
    try await EndToEndHarness.with({
      $0.readiness = .immediate
      $0.itemsAtOnce = 1
    }) { harness in
      for _ in 0..<8 { try await harness.link("user_bulk_10") }
      harness.wire.after("/accounts/get") { _, answer throws(TransportError) in
        harness.clock.advance(milliseconds: 290_000)
        return answer
      }
      harness.wire.forget(interference: false)
      let report = try await harness.pull()
      #expect(report.items.prefix(6).allSatisfy { $0.failure == nil })
      // The seventh was running and goes no further; the eighth is not called at all.
      for item in report.items.suffix(2) {
        #expect(item.failure?.code == .outOfTime, "\(item.displayName)")
        #expect(item.failure?.code.exitStatus == 75)
      }
      #expect(harness.wire.count("/item/get") == 7 && harness.wire.count("/transactions/sync") == 6)
      let items = try await harness.ledger.items(of: harness.family.id, includingUnlinked: false)
      #expect(items.allSatisfy { $0.status == .good })
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
      #expect(
        try await harness.listedTransactions()
          == items.flatMap { harness.listedTransactions(at: $0) }.sorted())
    }
  }

  @Test("setting the clock forward or back during a pull does not use up its time")
  func clockIsSet() async throws {
    for days in [1, -1] {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        try await harness.link("user_bulk_10")
        harness.wire.after("/accounts/get", 1) { _, answer throws(TransportError) in
          harness.clock.advance(days: days)
          return answer
        }
        #expect(try await harness.pull().isComplete, "\(days)")
      }
    }
  }

  @Test("a pause longer than the remaining time is skipped")
  func pauseBeyond() async throws {
    try await EndToEndHarness.with({
      $0.readiness = .immediate
      $0.itemsAtOnce = 1
    }) { harness in
      for _ in 0..<7 { try await harness.link("user_bulk_10") }
      harness.wire.after("/accounts/get") { _, answer throws(TransportError) in
        harness.clock.advance(milliseconds: 295_000)
        return answer
      }
      harness.wire.before("/accounts/get", 7) { _ throws(TransportError) in
        .plaidError("RATE_LIMIT_EXCEEDED", "ACCOUNTS_LIMIT", status: 429)
      }
      let report = try await harness.pull()
      #expect(report.items[6].failure?.code == .rateLimited)
      #expect(report.items.prefix(6).allSatisfy { $0.failure == nil })
      #expect(harness.clock.sleeps == [])
    }
  }

  @Test("a billed call counts for its month and item, also in a dry run")
  func usage() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.link("user_bulk_20")
      let report = try await harness.pull { $0.isLive = true }
      #expect(report.roots[0].totals.billed == 2)
      var options = PullOptions()
      options.isLive = true
      options.items = [item.id]
      _ = try await harness.app.dryRunPull(harness.family, options)
      harness.clock.advance(days: 20)
      try await harness.pull { $0.isLive = true }
      try await harness.pull()
      _ = try await harness.linker.unlink(item, keepingHistory: false)
      let usage = try await harness.ledger.usage(of: harness.family.id, in: nil)
      #expect(
        usage.map { "\($0.month) \($0.itemID) \($0.endpoint) \($0.calls)" } == [
          "2025-05 1 \(live) 2", "2025-05 2 \(live) 1", "2025-06 1 \(live) 1",
          "2025-06 2 \(live) 1",
        ])
      let june = try await harness.ledger.usage(of: harness.family.id, in: "2025-06")
      #expect(june == usage.filter { $0.month == "2025-06" })
    }
  }

  @Test(
    "a billed call is repeated, and not counted, only if it certainly never arrived",
    arguments: [
      (TransportError.connect("x"), 4, 0), (.resolve("x"), 4, 0), (.timeOut("x"), 1, 1),
      (.disconnected("x"), 1, 1),
    ])
  func neverBlindly(_ error: TransportError, _ attempts: Int, _ billed: Int) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_10")
      harness.wire.before(live) { _ throws(TransportError) in throw error }
      let report = try await harness.pull { $0.isLive = true }
      #expect(harness.wire.count(live) == attempts)
      let usage = try await harness.ledger.usage(of: harness.family.id, in: nil)
      #expect(usage.map(\.calls).reduce(0, +) == billed)
      #expect(report.items[0].work.stats.billed == billed)
      // If the answer is lost and may be billed, the cached balances are used; if nothing was sent,
      // the pull fails.
      #expect(report.isComplete == (billed == 1))
      #expect(report.warnings.contains { $0.message.contains("may be billed") } == (billed == 1))
    }
  }

  @Test("a billed call is not repeated after a gateway's error, because it may have arrived")
  func gateway() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_10")
      harness.wire.before(live) { _ throws(TransportError) in
        HTTPResponse(status: 502, body: Array("<html>bad gateway</html>".utf8))
      }
      #expect(try await harness.pull { $0.isLive = true }.isComplete)
      #expect(harness.wire.count(live) == 1)
      let usage = try await harness.ledger.usage(of: harness.family.id, in: nil)
      #expect(usage.map(\.calls) == [1])
    }
  }
}
