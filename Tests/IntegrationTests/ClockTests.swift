import Foundation
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync

@Suite("A clock that jumps")
struct ClockTests {
  /// Pulls on five days, each of which `body` may disturb. The bank's own clock stays right.
  private func books(
    seed: UInt64, _ body: (EndToEndHarness, TestClock, Int) async throws -> Void
  ) async throws -> Books {
    var result: Books?
    try await EndToEndHarness.with({ $0.seed = seed }) { harness in
      try await harness.link()
      let clock = TestClock(noonOf: harness.clock.today)
      let app = try await harness.process(9, clock: clock)
      try await harness.pull(by: app)
      for day in 1...4 {
        for each in [harness.clock, clock] { each.advance(days: 1) }
        try await body(harness, clock, day)
        harness.wire.forget()
        try await harness.pull(by: app)
      }
      #expect(try await app.verify(harness.family) == [], "seed \(seed)")
      result = try await harness.books()
    }
    return try #require(result)
  }

  /// The pulls of the following day correct those dated a day too late. A pull dated a day too
  /// early reports a wrong balance for that day, which remains as a dated adjustment, like any
  /// wrong reported balance.
  private func compare(_ books: Books, _ expected: Books, _ step: Int, _ place: String) {
    guard step < 0 else {
      #expect(books.difference(from: expected) == [], "\(place)")
      return
    }
    func lasting(_ books: Books) -> [String] { books.lines.filter { !$0.hasPrefix("balance") } }
    #expect(lasting(books) == lasting(expected), "\(place)")
  }

  @Test("pulls dated tomorrow or yesterday lose no entry and do not change today's balances")
  func between() async throws {
    for seed in [1] as [UInt64] {
      let expected = try await books(seed: seed) { _, _, _ in }
      for step in [1, -1] {
        let disturbed = try await books(seed: seed) { harness, clock, day in
          guard day == 2 || day == 3 else { return }
          clock.advance(days: step)
          let app = try await harness.process(10, clock: clock)
          let report = try await harness.pull(by: app)
          #expect(report.isComplete, "seed \(seed), \(step)")
          clock.advance(days: -step)
        }
        compare(disturbed, expected, step, "seed \(seed), a step of \(step) days")
      }
    }
  }

  @Test("a clock that jumps during a pull neither stops the pull nor corrupts the books")
  func during() async throws {
    for seed in [1] as [UInt64] {
      let expected = try await books(seed: seed) { _, _, _ in }
      for (path, step) in [
        ("/item/get", 1), ("/transactions/sync", 1), ("/transactions/sync", -1),
      ] {
        let disturbed = try await books(seed: seed) { harness, clock, day in
          guard day == 2 else { return }
          harness.wire.before(path, 1) { _ throws(TransportError) in
            clock.advance(days: step)
            return nil
          }
          let app = try await harness.process(10, clock: clock)
          let report = try await harness.pull(by: app)
          #expect(report.isComplete, "seed \(seed), \(path), \(step)")
          clock.advance(days: -step)
        }
        compare(disturbed, expected, step, "seed \(seed), \(path), \(step) days")
      }
    }
  }

  /// A world with real time zones and the test's clock.
  private func world(_ clock: TestClock) -> World {
    let base = clock.world(pid: 11)
    return World(
      now: base.now, today: { TimeZones.date(of: clock.now, in: $0) },
      date: { TimeZones.date(of: $0, in: $1) }, randomBits: base.randomBits, sleep: base.sleep,
      process: base.process, isAlive: base.isAlive)
  }

  @Test(
    "in every zone the date is today a minute before midnight, and tomorrow two minutes later",
    arguments: [
      ("Pacific/Kiritimati", "2025-05-20T09:59:00Z", "2025-05-20"),
      ("America/Sao_Paulo", "2025-05-21T02:59:00Z", "2025-05-20"),
      // On these nights midnight does not exist.
      ("America/Havana", "2025-03-09T04:59:00Z", "2025-03-08"),
      ("Africa/Cairo", "2025-04-24T21:59:00Z", "2025-04-24"),
    ])
  func midnight(zone: String, instant: String, date: String) async throws {
    let before = try #require(Timestamp(instant))
    let today = try #require(LocalDate(date))
    try await EndToEndHarness.with({ $0.today = today }) { harness in
      let start = Timestamp(startOf: harness.clock.today)
      let clock = TestClock(noonOf: harness.clock.today)
      clock.advance(
        milliseconds: before.milliseconds - start.milliseconds - 12 * 3_600_000)
      #expect(clock.now == before)
      let app = try await Application.open(
        harness.app.configuration, world: world(clock), transport: harness.wire)
      let family = try await app.books.addFamily(
        name: "There", currency: Currency("USD"), timeZone: zone)
      _ = try await app.ledger(of: family).addAccount(
        NewAccount(
          familyID: family.id, name: "Purse", kind: .depository, subtype: nil,
          currency: Currency("USD"), opening: nil))
      for expected in [today, LocalDate(day: today.day + 1)] {
        let report = try await app.pull(
          try await app.books.families().first { $0.id == family.id } ?? family, PullOptions())
        #expect(report.isComplete)
        #expect(report.roots[0].work.window.end == expected, "\(zone)")
        clock.advance(milliseconds: 120_000)
      }
      #expect(try await app.verify(family) == [])
    }
  }
}
