import GRDB
import TestSupport
import Testing

@testable import SQLiteStore

/// Every mark stands at 2024-03-20, every input is dated 2024-03-10, and another program does
/// something: the marks of the accounts 1, 2 and 3 afterwards.
@Suite("Rewinding")
struct RewindingTests {
  private static let reading =
    "observations (observation_id, account_id, date, read_at_ms, current_e8)"

  static let entries: [RewindingCase] = [
    RewindingCase(insert("{2024-03-05}, 1, 0, NULL, NULL"), "2024-03-04 = ="),
    RewindingCase(insert("{2024-03-20}, 1, 0, NULL, NULL"), "2024-03-19 = ="),
    RewindingCase(insert("{2024-03-21}, 1, 0, NULL, NULL"), "= = ="),
    RewindingCase(insert("{2024-03-05}, 1, 1, NULL, NULL"), "= = ="),
    RewindingCase(insert("{2024-03-05}, 1, 0, 5, NULL"), "= = ="),
    RewindingCase(insert("{2024-03-05}, 1, 0, NULL, 5"), "= = ="),
    RewindingCase("DELETE FROM transactions WHERE transaction_id = 1", "2024-03-09 = ="),
    RewindingCase("DELETE FROM transactions WHERE transaction_id IN (2, 3, 4)", "= = ="),
    RewindingCase("DELETE FROM transactions", "2024-03-09 2024-03-09 ="),
    RewindingCase(update("date = {2024-03-15}"), "2024-03-09 = ="),
    RewindingCase(update("date = {2024-03-05}"), "2024-03-04 = ="),
    RewindingCase(update("date = {2024-04-01}"), "2024-03-09 = ="),
    RewindingCase(update("amount_e8 = 101"), "2024-03-09 = ="),
    RewindingCase(update("account_id = 2"), "2024-03-09 2024-03-09 ="),
    RewindingCase(update("account_id = 2, date = {2024-03-05}"), "2024-03-09 2024-03-04 ="),
    RewindingCase(update("pending = 1"), "2024-03-09 = ="),
    RewindingCase(update("removed_at_ms = 9"), "2024-03-09 = ="),
    RewindingCase(update("hidden_at_ms = 9"), "2024-03-09 = ="),
    RewindingCase(update("foreign_currency = 'EUR'"), "2024-03-09 = ="),
    RewindingCase(update("exchange_rate = '2'"), "2024-03-09 = ="),
    RewindingCase(update("late_observation_id = 2"), "2024-03-09 = ="),
    RewindingCase(update("date = date, amount_e8 = amount_e8, pending = pending"), "= = ="),
    RewindingCase(
      update(
        "name = 'x', user_name = 'y', user_category = 'z', user_notes = 'n', user_tags = '[]', "
          + "user_excluded = 1, provider_date = 1, provider_amount_e8 = 1, raw_hash = 1"), "= = ="),
    // Rows that do not count may change as they like, until they count.
    RewindingCase(update("amount_e8 = 1, date = {2024-03-01}", of: 2), "= = ="),
    RewindingCase(update("amount_e8 = 1, date = {2024-03-01}", of: 3), "= = ="),
    RewindingCase(update("amount_e8 = 1, date = {2024-03-01}", of: 4), "= = ="),
    RewindingCase(update("removed_at_ms = 6", of: 3), "= = ="),
    RewindingCase(update("pending = 0", of: 2), "2024-03-09 = ="),
    RewindingCase(update("removed_at_ms = NULL", of: 3), "2024-03-09 = ="),
    RewindingCase(update("hidden_at_ms = NULL, date = {2024-03-07}", of: 4), "2024-03-06 = ="),
  ]

  /// SQLite deletes the row that is in the way without running its triggers.
  static let replacements: [RewindingCase] = [
    RewindingCase(
      "INSERT OR REPLACE INTO \(reading) VALUES (1, 1, {2024-03-15}, 0, 5)",
      "2024-03-09 = ="),
    RewindingCase(
      "INSERT OR REPLACE INTO \(reading) VALUES (1, 3, {2024-03-15}, 0, 5)",
      "2024-03-09 = 2024-03-14"),
    RewindingCase(replace(1, "{2024-03-15}, 0"), "2024-03-09 = ="),
    RewindingCase(replace(1, "{2024-03-15}, 1"), "2024-03-09 = ="),
    RewindingCase(replace(2, "{2024-03-15}, 0"), "2024-03-14 = ="),
    RewindingCase(replace(2, "{2024-03-15}, 1"), "= = ="),
    RewindingCase(replace(3, "{2024-04-15}, 0"), "= = ="),
    RewindingCase(replace(99, "{2024-03-15}, 0"), "2024-03-14 = ="),
  ]

  static let pins: [RewindingCase] = [
    RewindingCase(
      "INSERT INTO valuations VALUES (1, {2024-03-06}, 1, 'opening')", "2024-03-05 = ="),
    RewindingCase("DELETE FROM valuations", "= 2024-03-09 ="),
    RewindingCase("UPDATE valuations SET amount_e8 = 1", "= 2024-03-09 ="),
    RewindingCase("UPDATE valuations SET kind = 'opening'", "= 2024-03-09 ="),
    RewindingCase("UPDATE valuations SET date = {2024-03-15}", "= 2024-03-09 ="),
    RewindingCase("UPDATE valuations SET date = {2024-03-05}", "= 2024-03-04 ="),
    RewindingCase("UPDATE valuations SET account_id = 1", "2024-03-09 2024-03-09 ="),
    RewindingCase(
      "INSERT OR REPLACE INTO valuations VALUES (2, {2024-03-10}, 1, 'opening')", "= 2024-03-09 ="),
    RewindingCase(
      "INSERT INTO \(reading) VALUES (9, 1, {2024-03-06}, 0, 1)",
      "2024-03-05 = ="),
    RewindingCase("DELETE FROM observations WHERE observation_id = 2", "2024-03-11 = ="),
    RewindingCase(
      "UPDATE observations SET current_e8 = 1 WHERE observation_id = 2", "2024-03-11 = ="),
    RewindingCase("UPDATE observations SET date = {2024-03-15}", "2024-03-09 = ="),
    RewindingCase(
      "UPDATE observations SET date = {2024-03-02} WHERE observation_id = 2", "2024-03-01 = ="),
    RewindingCase(
      "UPDATE observations SET account_id = 3 WHERE observation_id = 2", "2024-03-11 = 2024-03-11"),
  ]

  static let others: [RewindingCase] = [
    RewindingCase(rate("1, 'CHF', 'USD', {2024-03-06}, '1'"), "2024-03-05 2024-03-05 ="),
    RewindingCase(rate("1, 'USD', 'EUR', {2024-03-06}, '1'"), "= = 2024-03-05"),
    RewindingCase(rate("2, 'CHF', 'USD', {2024-03-06}, '1'"), "= = ="),
    RewindingCase("DELETE FROM exchange_rates", "2024-03-09 2024-03-09 ="),
    RewindingCase("UPDATE exchange_rates SET rate = '2'", "2024-03-09 2024-03-09 ="),
    RewindingCase("UPDATE exchange_rates SET date = {2024-03-15}", "2024-03-09 2024-03-09 ="),
    RewindingCase("UPDATE exchange_rates SET date = {2024-03-05}", "2024-03-04 2024-03-04 ="),
    RewindingCase(
      "UPDATE exchange_rates SET to_currency = 'EUR', from_currency = 'X'",
      "2024-03-09 2024-03-09 2024-03-09"),
    RewindingCase("UPDATE accounts SET kind = 'credit' WHERE account_id = 1", "∅ = ="),
    RewindingCase("UPDATE accounts SET currency = 'CHF' WHERE account_id = 2", "= ∅ ="),
    RewindingCase(
      "UPDATE accounts SET item_id = NULL, plaid_account_id = NULL WHERE account_id = 1", "∅ = ="),
    RewindingCase("UPDATE accounts SET item_id = 1 WHERE account_id = 2", "= ∅ ="),
    RewindingCase(
      "UPDATE accounts SET kind = kind, currency = currency, item_id = item_id", "= = ="),
    RewindingCase(
      "UPDATE accounts SET name = 'x', status = 'closed', closed_by = 'user', mask = '1'", "= = ="),
    RewindingCase("UPDATE balances SET end_cash_e8 = 1", "= = ="),
    RewindingCase("DELETE FROM quarantine", "= = ="),
  ]

  @Test("by entries", arguments: entries)
  func byEntries(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("by rows that another one replaces", arguments: replacements)
  func byReplacing(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("by valuations and readings", arguments: pins)
  func byPins(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("by rates and by what an account is", arguments: others)
  func byOthers(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("an account that was never synced has nothing to rewind")
  func unsynced() async throws {
    try await Shelf.with { shelf in
      try await shelf.fill()
      try await shelf.sql("DELETE FROM transactions; DELETE FROM observations")
      #expect(try await shelf.marks() == "∅ ∅ ∅")
    }
  }

  @Test("a change of an account's currency turns its own entries into foreign ones, and back")
  func currency() async throws {
    try await Shelf.with { shelf in
      try await shelf.fill()
      let query = """
        SELECT transaction_id, foreign_currency FROM transactions WHERE account_id = 1
        AND transaction_id IN (1, 2, 5)
        """
      let before = try await shelf.lines(query)
      try await shelf.sql("UPDATE accounts SET currency = 'EUR' WHERE account_id = 1")
      #expect(try await shelf.lines(query) == ["1|USD", "2|USD", "5|∅"])
      try await shelf.sql("UPDATE accounts SET currency = 'USD' WHERE account_id = 1")
      #expect(try await shelf.lines(query) == before)
    }
  }

  private func check(_ aCase: RewindingCase) async throws {
    try await Shelf.with { shelf in
      try await shelf.fill()
      try await shelf.sql("UPDATE accounts SET data_synced_through = {2024-03-20}")
      try await shelf.sql(aCase.statement)
      #expect(try await shelf.marks() == aCase.marks)
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
