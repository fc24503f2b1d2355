import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Verifying")
struct VerifyingTests {
  /// A change by another program to the rows of 2024-03-10 … 2024-03-20, and the findings.
  static let damages: [(statement: String, findings: [String])] = [
    (
      "UPDATE balances SET end_cash_e8 = 7 WHERE date = {2024-03-15}",
      [
        "2024-03-15 the row contradicts itself",
        "2024-03-15 end_cash is 0.00000007 and should be -5",
      ]
    ),
    (
      "UPDATE balances SET cash_in_e8 = 7, cash_out_e8 = 7 WHERE date = {2024-03-15}",
      [
        "2024-03-15 cash_in is 0.00000007 and should be 0, "
          + "cash_out is 0.00000007 and should be 0"
      ]
    ),
    (
      "UPDATE balances SET incomplete = 1 WHERE date = {2024-03-20}",
      ["2024-03-20 incomplete is true and should be false"]
    ),
    ("DELETE FROM balances WHERE date = {2024-03-15}", ["2024-03-15 the row is missing"]),
    ("DELETE FROM balances WHERE date = {2024-03-10}", ["2024-03-10 the row is missing"]),
    (
      "DELETE FROM balances WHERE date >= {2024-03-19}",
      ["2024-03-19 the row is missing", "2024-03-20 the row is missing"]
    ),
    (extraRow("2024-03-09", end: 0), ["2024-03-09 the row is outside the account's days"]),
    (
      extraRow("2024-03-21", end: -500_000_000),
      ["2024-03-21 the row is outside the account's days"]
    ),
    (
      "UPDATE balances SET account_id = 99 WHERE date = {2024-03-20}",
      [
        "row 0 of balances refers to a row of accounts that does not exist",
        "2024-03-20 the row is missing",
      ]
    ),
    // Rows of an account that is due for recomputation must still be consistent.
    (
      """
      UPDATE transactions SET date = {2024-03-14};
      UPDATE balances SET market_e8 = 7 WHERE date = {2024-03-16};
      UPDATE balances SET start_cash_e8 = 1, cash_adjustment_e8 = -500000001
        WHERE date = {2024-03-17};
      DELETE FROM balances WHERE date = {2024-03-12}
      """,
      [
        "2024-03-12 the row is missing", "2024-03-16 the row contradicts itself",
        "2024-03-17 the row does not start with the closing balance of the day before",
      ]
    ),
    (
      "UPDATE accounts SET data_synced_through = NULL; DELETE FROM balances WHERE date = {2024-03-12}",
      ["2024-03-12 the row is missing"]
    ),
    ("UPDATE accounts SET calculation_version = 0; UPDATE transactions SET name = 'x'", []),
    (
      """
      UPDATE transactions SET foreign_currency = 'EUR', exchange_rate = 'much';
      UPDATE accounts SET data_synced_through = {2024-03-20}
      """,
      ["a stored exchange rate is not a positive decimal: much"]
    ),
    (
      """
      UPDATE transactions SET amount_e8 = 9000000000000000000;
      INSERT INTO transactions (account_id, source, date, amount_e8, pending, name, updated_at_ms)
        VALUES (1, 'manual', {2024-03-11}, 9000000000000000000, 0, 'x', 0);
      UPDATE accounts SET data_synced_through = {2024-03-20}
      """,
      ["the balance of account 1 on 2024-03-11 is too large to store"]
    ),
  ]

  @Test("finds every kind of damage, and names the account and the day", arguments: damages)
  func damage(_ statement: String, _ expected: [String]) async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let account = try await scenario.addAccount("Box")
      try await scenario.add("5", on: LocalDate("2024-03-11")!, to: account)
      try await scenario.sync(account.id)
      #expect(try await scenario.findings() == [])
      try await fixture.sql(statement)
      let findings = try await scenario.findings()
      #expect(
        findings.map {
          [$0.date?.description, $0.message].compactMap { $0 }.joined(separator: " ")
        }
          == expected)
      #expect(findings.allSatisfy { $0.accountID == account.id || $0.message.contains("row 0") })
    }
  }

  @Test("finds pages of the archive whose bytes have changed")
  func damagedPages() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let accounts = [try AccountReport.of("checking", current: "5")]
      try await scenario.pull("t1 checking 2024-03-10 12.5 USD Shop", accounts: accounts)
      try await scenario.pull("t2 checking 2024-03-11 1 USD Shop", accounts: accounts)
      #expect(try await scenario.findings() == [])
      try await fixture.sql(
        """
        UPDATE page_bodies SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB)
        WHERE page_id = 1;
        UPDATE page_bodies SET plain_count = plain_count + 1 WHERE page_id = 2
        """)
      let messages = try await scenario.findings().map(\.message)
      try #require(messages.count == 2, "\(messages)")
      #expect(messages[0].hasPrefix("page 1: A stored page of the bank's answers cannot be read"))
      #expect(messages[1].contains("page 2: ") && messages[1].contains("its length"))
    }
  }

  @Test("finds nothing after the clock was set back, or before an edit is synced")
  func dueAccounts() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let account = try await scenario.addAccount("Box")
      let entry = try await scenario.add("5", on: LocalDate("2024-03-11")!, to: account)
      try await scenario.sync(account.id)
      fixture.clock.advance(days: -1)
      #expect(try await scenario.findings() == [])
      fixture.clock.advance(days: 2)
      try await scenario.store.deleteTransaction(entry.id, at: fixture.clock.now)
      #expect(try await scenario.findings() == [])
    }
  }

  @Test("repairs damage: every damaged row is written again, and no other")
  func mending() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let account = try await scenario.addAccount("Box")
      try await scenario.add("5", on: LocalDate("2024-03-11")!, to: account)
      try await scenario.sync(account.id)
      try await fixture.sql(
        "UPDATE balances SET end_cash_e8 = 7 WHERE date = {2024-03-15};"
          + Self.extraRow("2024-03-09", end: 0))
      try await scenario.store.forgetWatermarks(of: .account(account.id))
      #expect(try await scenario.sync(account.id).written == 2)
      #expect(try await scenario.findings() == [])
    }
  }

  /// A row of a day without changes.
  private static func extraRow(_ date: String, end: Int) -> String {
    """
    INSERT INTO balances VALUES (1, {\(date)}, \(end), 0, 0, 0, 0, 0, 0, 0, 0, \(end), 0, 0)
    """
  }
}
