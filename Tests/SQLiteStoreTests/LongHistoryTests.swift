import GRDB
import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// The reads of a day's sync of an investment account, after a short and after a long history.
@Suite("Long histories of investments")
struct LongHistoryTests {
  /// What a partial sync of the day after a history reads and writes.
  private struct Day: Equatable {
    let trades: Int
    let holdings: Int
    let prices: Int
    let openings: Int
    let rows: Int
  }

  /// Ten securities, with a reported balance, a list and closing prices for every day and a trade
  /// per week; then one more day.
  private func day(after years: Int) async throws -> Day {
    var result: Day?
    try await StoreFixture.with(today: "2024-03-20") { fixture in
      let days = years * 365
      let first = "{2024-03-20} - \(days)"
      func each(_ last: String) -> String {
        "WITH RECURSIVE d (day) AS (SELECT \(first) UNION ALL SELECT day + 1 FROM d "
          + "WHERE day < \(last)), s (id) AS (VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)) "
      }
      try await fixture.sql(
        """
        INSERT INTO families (family_id, name, currency, time_zone, created_at_ms)
          VALUES (1, 'Home', 'USD', 'UTC', 0);
        INSERT INTO items (item_id, family_id, plaid_item_id, sealed_token, created_at_ms)
          VALUES (1, 1, 'item', x'01', 0);
        INSERT INTO accounts (account_id, family_id, item_id, plaid_account_id, name, kind, type,
          currency, created_at_ms) VALUES (1, 1, 1, 'a', 'Broker', 'investment', 'x', 'USD', 0);
        \(each("0")) INSERT INTO securities (security_id, family_id, ticker, type, currency)
          SELECT id, 1, 'T' || id, 'equity', 'USD' FROM s;
        INSERT INTO holding_lists VALUES (1, \(first), NULL);
        \(each("{2024-03-20}")) INSERT INTO prices SELECT id, day, '10.' || (day % 90), 'USD', 'plaid'
          FROM d, s;
        \(each("{2024-03-20}")) INSERT INTO holdings (account_id, security_id, date, quantity, price,
          currency) SELECT 1, id, day, (day - (\(first))) / 7 + 1, '10', 'USD' FROM d, s;
        \(each("{2024-03-20}")) INSERT INTO trades (account_id, security_id, date, quantity, price,
          amount_e8, currency, name, type, subtype, updated_at_ms)
          SELECT 1, id, day, '1', '10', 1000000000, 'USD', 'Buy', 'buy', 'buy', 0 FROM d, s
          WHERE day % 7 = 0;
        \(each("{2024-03-20}")) INSERT INTO reported_balances (account_id, date, read_at_ms, current_e8)
          SELECT 1, day, 0, 100000000000 FROM d;
        """)
      let account = AccountID(1)
      func sync(_ today: LocalDate) async throws -> Int {
        try await fixture.store.syncBalances(
          of: account, today: today, isFull: false, by: nil
        ).computed
      }
      let last = LocalDate("2024-03-20")!
      #expect(try await sync(last) == days + 1)
      try await fixture.sql(
        """
        INSERT INTO reported_balances (account_id, date, read_at_ms, current_e8)
          VALUES (1, {2024-03-21}, 0, 100000000000);
        INSERT INTO prices SELECT security_id, {2024-03-21}, '11', 'USD', 'plaid' FROM securities;
        """)
      let inputs = try await fixture.store.read { db in
        let reader = try TimelineReader(account, today: last.next, db)
        return try reader.investments(
          from: reader.partialStart(of: SyncWindow(syncedThrough: last, today: last.next)))
      }
      result = Day(
        trades: inputs.trades.count, holdings: inputs.holdings.count,
        prices: inputs.prices.count, openings: inputs.openings.count,
        rows: try await sync(last.next))
      #expect(
        try await fixture.store.verify(family: FamilyID(1)) == [])
    }
    return try #require(result)
  }

  @Test("a day's sync reads the same amount after ten years as after one")
  func equal() async throws {
    let (short, long) = (try await day(after: 1), try await day(after: 10))
    #expect(short == long)
    #expect(long.openings == 10 && long.rows < 5 && long.prices <= 40)
  }
}
