import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Balances in the SQLite store")
struct StoredBalancesTests {
  @Test("computed by other rules are recomputed, regardless of the watermark")
  func calculationVersion() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let account = try await scenario.addAccount("Box")
      try await scenario.add("5", on: scenario.today.adding(days: -9), to: account)
      try await scenario.sync(account.id)
      try await fixture.sql(
        """
        UPDATE accounts SET calculation_version = calculation_version - 1;
        UPDATE balances SET cash_out_e8 = 1, cash_in_e8 = 1
        """)
      let outcome = try await scenario.sync(account.id)
      #expect(outcome.computed == 11 && outcome.written == 11)
      #expect(try await scenario.sync(account.id).written == 0)
    }
  }

  @Test("that are equal are not written: the file's change counter does not change")
  func unwritten() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull(
        "t1 checking 2024-03-10 5 USD Shop", accounts: [try .of("checking", current: "5")])
      let account = try await scenario.account("checking")
      try await scenario.sync(account.id)
      let before = try await fixture.lines("PRAGMA data_version")
      try await scenario.sync(account.id)
      try await scenario.sync(account.id, isFull: true)
      #expect(try await fixture.lines("PRAGMA data_version") == before)
    }
  }

  @Test("that contradict themselves are refused, and nothing is written")
  func contradiction() async throws {
    struct InconsistentCalculator: BalanceCalculator {
      func balances(
        of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
      ) throws(BalanceError) -> BalanceSeries {
        var row = BalanceRow(date: timeline.today)
        row.endCash = Amount(unchecked: 1)
        return BalanceSeries(rows: [row], window: window)
      }
    }
    try await StoreFixture.with(calculator: InconsistentCalculator()) { fixture in
      let scenario = try await fixture.scenario()
      let account = try await scenario.addAccount("Box")
      try await scenario.add("5", on: scenario.today, to: account)
      let refused = try await failure {
        try await scenario.store.syncBalances(
          of: account.id, today: scenario.today, isFull: false, by: nil)
      }
      #expect(refused.code == .broken)
      #expect(try await scenario.rows(of: account.id) == [])
      #expect(try await scenario.watermark(of: account) == nil)
    }
  }

  @Test("with a rate that is not a number fail, and the error says what to correct")
  func badRate() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let account = try await scenario.addAccount("Box")
      try await scenario.add("5", on: scenario.today, to: account, currency: Currency("EUR"))
      try await fixture.sql(
        "INSERT INTO exchange_rates VALUES (1, 'EUR', 'USD', {2024-03-20}, '1,1')")
      let refused = try await failure { try await scenario.sync(account.id) }
      #expect(refused.code == .badInput && refused.message.contains("1,1"))
      #expect(try await scenario.watermark(of: account) == nil)
      try await fixture.sql("UPDATE exchange_rates SET rate = '1.1'")
      #expect(try await scenario.sync(account.id).balance == (try Amount("-5.5")))
    }
  }

  @Test("tolerate reported balances between which more was spent than a number can hold")
  func hugeSums() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull(
        "t0 checking 2024-03-10 1 USD Shop", accounts: [try .of("checking", current: "5")])
      try await scenario.pull("", accounts: [try .of("checking", current: "5")])
      fixture.clock.advance(days: 3)
      try await scenario.pull(
        """
        t1 checking 2024-03-21 90000000000 USD Shop
        t2 checking 2024-03-22 90000000000 USD Shop
        t3 checking 2024-03-11 1 USD Shop
        """, accounts: [try .of("checking", current: "4")])
      #expect(try await scenario.transactions().count == 4)
    }
  }
}
