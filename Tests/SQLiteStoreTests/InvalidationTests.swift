import GRDB
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// Every watermark is 2024-03-20, every input is dated 2024-03-10, and another program makes a
/// change: the watermarks of accounts 1, 2 and 3 afterward.
@Suite("Invalidation")
struct InvalidationTests {
  private static let reported =
    "reported_balances (reported_balance_id, account_id, date, read_at_ms, current_e8)"

  static let entries: [InvalidationCase] = [
    InvalidationCase(insert("{2024-03-05}, 1, 0, NULL, NULL"), "2024-03-04 = ="),
    InvalidationCase(insert("{2024-03-20}, 1, 0, NULL, NULL"), "2024-03-19 = ="),
    InvalidationCase(insert("{2024-03-21}, 1, 0, NULL, NULL"), "= = ="),
    InvalidationCase(insert("{2024-03-05}, 1, 1, NULL, NULL"), "= = ="),
    InvalidationCase(insert("{2024-03-05}, 1, 0, 5, NULL"), "= = ="),
    InvalidationCase(insert("{2024-03-05}, 1, 0, NULL, 5"), "= = ="),
    InvalidationCase("DELETE FROM transactions WHERE transaction_id = 1", "2024-03-09 = ="),
    InvalidationCase("DELETE FROM transactions WHERE transaction_id IN (2, 3, 4)", "= = ="),
    InvalidationCase("DELETE FROM transactions", "2024-03-09 2024-03-09 ="),
    InvalidationCase(update("date = {2024-03-15}"), "2024-03-09 = ="),
    InvalidationCase(update("date = {2024-03-05}"), "2024-03-04 = ="),
    InvalidationCase(update("date = {2024-04-01}"), "2024-03-09 = ="),
    InvalidationCase(update("amount_e8 = 101"), "2024-03-09 = ="),
    InvalidationCase(update("account_id = 2"), "2024-03-09 2024-03-09 ="),
    InvalidationCase(update("account_id = 2, date = {2024-03-05}"), "2024-03-09 2024-03-04 ="),
    InvalidationCase(update("pending = 1"), "2024-03-09 = ="),
    InvalidationCase(update("removed_at_ms = 9"), "2024-03-09 = ="),
    InvalidationCase(update("hidden_at_ms = 9"), "2024-03-09 = ="),
    InvalidationCase(update("foreign_currency = 'EUR'"), "2024-03-09 = ="),
    InvalidationCase(update("exchange_rate = '2'"), "2024-03-09 = ="),
    InvalidationCase(update("late_reported_balance_id = 2"), "2024-03-09 = ="),
    InvalidationCase(update("date = date, amount_e8 = amount_e8, pending = pending"), "= = ="),
    InvalidationCase(
      update(
        "name = 'x', user_name = 'y', user_category = 'z', user_notes = 'n', user_tags = '[]', "
          + "user_excluded = 1, provider_date = 1, provider_amount_e8 = 1, raw_hash = 1"), "= = ="),
    // Rows that do not count may change freely, until they count.
    InvalidationCase(update("amount_e8 = 1, date = {2024-03-01}", of: 2), "= = ="),
    InvalidationCase(update("amount_e8 = 1, date = {2024-03-01}", of: 3), "= = ="),
    InvalidationCase(update("amount_e8 = 1, date = {2024-03-01}", of: 4), "= = ="),
    InvalidationCase(update("removed_at_ms = 6", of: 3), "= = ="),
    InvalidationCase(update("pending = 0", of: 2), "2024-03-09 = ="),
    InvalidationCase(update("removed_at_ms = NULL", of: 3), "2024-03-09 = ="),
    InvalidationCase(update("hidden_at_ms = NULL, date = {2024-03-07}", of: 4), "2024-03-06 = ="),
  ]

  /// SQLite deletes a conflicting row without running its triggers.
  static let replacements: [InvalidationCase] = [
    InvalidationCase(
      "INSERT OR REPLACE INTO \(reported) VALUES (1, 1, {2024-03-15}, 0, 5)",
      "2024-03-09 = ="),
    InvalidationCase(
      "INSERT OR REPLACE INTO \(reported) VALUES (1, 3, {2024-03-15}, 0, 5)",
      "2024-03-09 = 2024-03-14"),
    InvalidationCase(replace(1, "{2024-03-15}, 0"), "2024-03-09 = ="),
    InvalidationCase(replace(1, "{2024-03-15}, 1"), "2024-03-09 = ="),
    InvalidationCase(replace(2, "{2024-03-15}, 0"), "2024-03-14 = ="),
    InvalidationCase(replace(2, "{2024-03-15}, 1"), "= = ="),
    InvalidationCase(replace(3, "{2024-04-15}, 0"), "= = ="),
    InvalidationCase(replace(99, "{2024-03-15}, 0"), "2024-03-14 = ="),
  ]

  static let anchors: [InvalidationCase] = [
    InvalidationCase(
      "INSERT INTO valuations VALUES (1, {2024-03-06}, 1, 'opening')", "2024-03-05 = ="),
    InvalidationCase("DELETE FROM valuations", "= 2024-03-09 ="),
    InvalidationCase("UPDATE valuations SET amount_e8 = 1", "= 2024-03-09 ="),
    InvalidationCase("UPDATE valuations SET kind = 'opening'", "= 2024-03-09 ="),
    InvalidationCase("UPDATE valuations SET date = {2024-03-15}", "= 2024-03-09 ="),
    InvalidationCase("UPDATE valuations SET date = {2024-03-05}", "= 2024-03-04 ="),
    InvalidationCase("UPDATE valuations SET account_id = 1", "2024-03-09 2024-03-09 ="),
    InvalidationCase(
      "INSERT OR REPLACE INTO valuations VALUES (2, {2024-03-10}, 1, 'opening')", "= 2024-03-09 ="),
    InvalidationCase(
      "INSERT INTO \(reported) VALUES (9, 1, {2024-03-06}, 0, 1)",
      "2024-03-05 = ="),
    InvalidationCase(
      "DELETE FROM reported_balances WHERE reported_balance_id = 2", "2024-03-11 = ="),
    InvalidationCase(
      "UPDATE reported_balances SET current_e8 = 1 WHERE reported_balance_id = 2", "2024-03-11 = ="),
    InvalidationCase("UPDATE reported_balances SET date = {2024-03-15}", "2024-03-09 = ="),
    InvalidationCase(
      "UPDATE reported_balances SET date = {2024-03-02} WHERE reported_balance_id = 2",
      "2024-03-01 = ="),
    InvalidationCase(
      "UPDATE reported_balances SET account_id = 3 WHERE reported_balance_id = 2",
      "2024-03-11 = 2024-03-11"),
  ]

  static let others: [InvalidationCase] = [
    InvalidationCase(rate("1, 'CHF', 'USD', {2024-03-06}, '1'"), "2024-03-05 2024-03-05 ="),
    InvalidationCase(rate("1, 'USD', 'EUR', {2024-03-06}, '1'"), "= = 2024-03-05"),
    InvalidationCase(rate("2, 'CHF', 'USD', {2024-03-06}, '1'"), "= = ="),
    InvalidationCase("DELETE FROM exchange_rates", "2024-03-09 2024-03-09 ="),
    InvalidationCase("UPDATE exchange_rates SET rate = '2'", "2024-03-09 2024-03-09 ="),
    InvalidationCase("UPDATE exchange_rates SET date = {2024-03-15}", "2024-03-09 2024-03-09 ="),
    InvalidationCase("UPDATE exchange_rates SET date = {2024-03-05}", "2024-03-04 2024-03-04 ="),
    InvalidationCase(
      "UPDATE exchange_rates SET to_currency = 'EUR', from_currency = 'X'",
      "2024-03-09 2024-03-09 2024-03-09"),
    InvalidationCase("UPDATE accounts SET kind = 'credit' WHERE account_id = 1", "∅ = ="),
    InvalidationCase("UPDATE accounts SET currency = 'CHF' WHERE account_id = 2", "= ∅ ="),
    InvalidationCase(
      "UPDATE accounts SET item_id = NULL, plaid_account_id = NULL WHERE account_id = 1", "∅ = ="),
    InvalidationCase("UPDATE accounts SET item_id = 1 WHERE account_id = 2", "= ∅ ="),
    InvalidationCase(
      "UPDATE accounts SET kind = kind, currency = currency, item_id = item_id", "= = ="),
    InvalidationCase(
      "UPDATE accounts SET name = 'x', status = 'closed', closed_by = 'user', mask = '1'", "= = ="),
    InvalidationCase("UPDATE balances SET end_cash_e8 = 1", "= = ="),
    InvalidationCase("DELETE FROM quarantine", "= = ="),
  ]

  @Test("by entries", arguments: entries)
  func byEntries(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("by rows that a new row replaces", arguments: replacements)
  func byReplacing(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("by valuations and reported balances", arguments: anchors)
  func byPins(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("by rates and by changes of an account", arguments: others)
  func byOthers(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("an account that was never synced has nothing to invalidate")
  func unsynced() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      try await fixture.sql("DELETE FROM transactions; DELETE FROM reported_balances")
      #expect(try await fixture.watermarks() == "∅ ∅ ∅")
    }
  }

  @Test("changing an account's currency makes its entries foreign, and changing it back undoes it")
  func currency() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      let query = """
        SELECT transaction_id, foreign_currency FROM transactions WHERE account_id = 1
        AND transaction_id IN (1, 2, 5)
        """
      let before = try await fixture.lines(query)
      try await fixture.sql("UPDATE accounts SET currency = 'EUR' WHERE account_id = 1")
      #expect(try await fixture.lines(query) == ["1|USD", "2|USD", "5|∅"])
      try await fixture.sql("UPDATE accounts SET currency = 'USD' WHERE account_id = 1")
      #expect(try await fixture.lines(query) == before)
    }
  }

  private func check(_ aCase: InvalidationCase) async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      try await fixture.sql("UPDATE accounts SET data_synced_through = {2024-03-20}")
      try await fixture.sql(aCase.statement)
      #expect(try await fixture.watermarks() == aCase.watermarks)
    }
  }

  private static func insert(_ values: String) -> String {
    """
    INSERT INTO transactions (date, account_id, pending, removed_at_ms, hidden_at_ms, source,
      amount_e8, name, updated_at_ms) VALUES (\(values), 'manual', 1, 'new', 0)
    """
  }

  private static func replace(_ id: Int, _ values: String) -> String {
    """
    INSERT OR REPLACE INTO transactions (date, pending, transaction_id, account_id, source,
      amount_e8, name, updated_at_ms) VALUES (\(values), \(id), 1, 'manual', 1, 'new', 0)
    """
  }

  private static func update(_ change: String, of id: Int = 1) -> String {
    "UPDATE transactions SET \(change) WHERE transaction_id = \(id)"
  }

  private static func rate(_ values: String) -> String {
    "INSERT INTO exchange_rates VALUES (\(values))"
  }
}
