import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Edits and the balances that they affect")
struct RecomputingTests {
  /// A manual account with 100 on the first of May, not computed yet.
  private func cash(_ harness: EndToEndHarness) async throws -> Account {
    try await harness.ledger.addAccount(
      NewAccount(
        familyID: harness.family.id, name: "Cash", kind: .depository, subtype: nil,
        currency: Currency("USD"),
        opening: Valuation(
          date: LocalDate("2025-05-01")!, amount: try Amount("100"), kind: .opening)))
  }

  private func spend(
    _ amount: String, on date: String, from account: Account, _ harness: EndToEndHarness,
    by app: Application? = nil
  ) async throws -> [Recomputation] {
    let (app, money) = (app ?? harness.app, Money(try Amount(amount), account.currency))
    return try await app.recomputing(harness.family, account.id) {
      _ = try await app.store(of: harness.family).addTransaction(
        NewTransaction(accountID: account.id, date: LocalDate(date)!, money: money, name: "Lunch"))
    }.recomputations
  }

  @Test("a manual account is recomputed up to today at once, without network requests")
  func manual() async throws {
    try await EndToEndHarness.with { harness in
      let cash = try await cash(harness)
      let first = try #require(try await spend("12.5", on: "2025-05-03", from: cash, harness).first)
      #expect(first.isChange && first.failure == nil && first.formerBalance == nil)
      #expect(first.account.balance == (try Amount("87.5")))
      #expect(first.account.dataSyncedThrough == harness.clock.today)
      harness.clock.advance(days: 1)
      let second = try #require(try await spend("7.5", on: "2025-05-21", from: cash, harness).first)
      #expect(second.formerBalance == (try Amount("87.5")))
      #expect(second.account.balance == (try Amount("80")))
      #expect(second.account.balanceDay == harness.clock.today)
      #expect(harness.wire.sent.count == 0)
      #expect(try await harness.app.verify(harness.family) == [])
      var query = SyncQuery(familyID: harness.family.id)
      #expect(try await harness.ledger.syncs(query).count == 2)
      query.onlyPulls = true
      #expect(try await harness.ledger.syncs(query) == [], "no pull has run")
    }
  }

  @Test("a linked account is recomputed only up to the day of its last pull")
  func linked() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      let id = harness.script(item) { $0.add("20", to: account) }
      try await harness.pull()
      let row = try await harness.transaction(id)
      let pulled = harness.clock.today
      harness.clock.advance(days: 2)
      let sent = harness.wire.sent.count
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("25"))
      edit.date = .set(pulled.adding(days: -3))
      let changes = try await harness.app.recomputing(harness.family, row.accountID) {
        try await harness.ledger.editTransaction(row.id, edit)
      }.recomputations
      #expect(changes.map(\.account.id) == [row.accountID])
      #expect(changes[0].isChange && changes[0].since == pulled.adding(days: -3))
      #expect(changes[0].account.balance == changes[0].formerBalance, "the bank's balance")
      #expect(changes[0].account.dataSyncedThrough == pulled)
      #expect(changes[0].account.balanceDay == pulled)
      #expect(harness.wire.sent.count == sent)
      #expect(try await harness.app.verify(harness.family) == [])
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("an edit that affects no balance computes nothing")
  func notes() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_10")
      try await harness.pull()
      let row = try #require(try await harness.transactions().first)
      let before = try await harness.ledger.syncs(SyncQuery(familyID: harness.family.id)).count
      var edit = TransactionEdit()
      edit.category = .set("FOOD_AND_DRINK")
      edit.tags = .set(["a"])
      let changes = try await harness.app.recomputing(harness.family) {
        try await harness.ledger.editTransaction(row.id, edit)
      }
      #expect(changes.result.category == "FOOD_AND_DRINK" && changes.recomputations.isEmpty)
      #expect(
        try await harness.ledger.syncs(SyncQuery(familyID: harness.family.id)).count == before)
    }
  }

  @Test("an account that another process is syncing is left to that sync")
  func held() async throws {
    try await EndToEndHarness.with { harness in
      let cash = try await cash(harness)
      _ = try await spend("12.5", on: "2025-05-03", from: cash, harness)
      let other = harness.clock.world(pid: 2)
      let held = try await hold(cash, harness, in: other)
      let left = try await spend("7.5", on: "2025-05-04", from: cash, harness)
      #expect(left.map(\.failure?.code) == [.busy])
      #expect(left[0].failure?.message == "Cash is being synced by process 2 already")
      #expect(left[0].account.dataSyncedThrough == LocalDate("2025-05-03"))
      _ = try await harness.ledger.finishSync(held, Self.nothing, in: other)
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.account("Cash").balance == (try Amount("80")))
    }
  }

  @Test("a pull waits for an account that another process is computing")
  func waiting() async throws {
    try await EndToEndHarness.with { harness in
      let cash = try await cash(harness)
      let (base, other) = (harness.clock.world(), harness.clock.world(pid: 2))
      let held = try await hold(cash, harness, in: other)
      let books = harness.ledger
      let world = World(
        now: base.now, today: base.today, date: base.date, randomBits: base.randomBits,
        sleep: { pause in
          guard pause == TestClock.busyMilliseconds else { return try await base.sleep(pause) }
          _ = try await books.finishSync(held, Self.nothing, in: other)
        }, process: base.process, isAlive: base.isAlive)
      let app = Application(
        configuration: harness.app.configuration, world: world, books: harness.app.books,
        aggregator: harness.app.aggregator, sealer: harness.app.sealer)
      let report = try await harness.pull(by: app)
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(try await harness.account("Cash").balance == (try Amount("100")))
    }
  }

  private static let nothing = SyncResult(window: .everything, stats: SyncStats())

  /// Makes another process sync an account.
  private func hold(_ account: Account, _ harness: EndToEndHarness, in world: World) async throws
    -> SyncID
  {
    let request = SyncRequest(
      key: .account(account.id), parentID: nil, isFull: false, window: .everything)
    guard case .created(let record) = try await harness.ledger.requestSync(request, in: world)
    else { throw CancellationError() }
    _ = try await harness.ledger.startSync(record.id, in: world)
    return record.id
  }
}
