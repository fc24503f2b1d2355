import Testing

@testable import PlaidSyncSQLiteStore

/// The table of Docs/decisions/0002-holdings-by-day.md, row by row.
///
/// Every watermark is 2024-03-20, another program makes a change, and these are the watermarks
/// afterward.
@Suite("Invalidation by investments")
struct InvestmentInvalidationTests {
  static let trades: [InvalidationCase] = [
    InvalidationCase(trade("1, 1, {2024-03-15}, NULL"), "2024-03-14 = ="),
    InvalidationCase(trade("1, 1, {2024-03-20}, NULL"), "2024-03-19 = ="),
    InvalidationCase(trade("1, 1, {2024-03-21}, NULL"), "= = ="),
    InvalidationCase(trade("1, 1, {2024-03-15}, 5"), "= = ="),
    // A change on or before the day of the oldest list removes the watermark; without a list none
    // does.
    InvalidationCase(trade("1, 1, {2024-03-09}, NULL"), "2024-03-08 = ="),
    InvalidationCase(trade("1, 1, {2024-03-08}, NULL"), "∅ = ="),
    InvalidationCase(trade("1, 1, {2024-03-01}, NULL"), "∅ = ="),
    InvalidationCase(trade("2, 1, {2024-03-01}, NULL"), "= 2024-02-29 ="),
    InvalidationCase("DELETE FROM trades WHERE trade_id = 1", "2024-03-09 = ="),
    InvalidationCase("DELETE FROM trades WHERE trade_id = 2", "= = ="),
    InvalidationCase("DELETE FROM trades WHERE trade_id = 3", "∅ = ="),
    InvalidationCase(edit("account_id = 2"), "2024-03-09 2024-03-09 ="),
    InvalidationCase(edit("date = {2024-03-15}"), "2024-03-09 = ="),
    InvalidationCase(edit("date = {2024-03-07}"), "∅ = ="),
    InvalidationCase(edit("date = {2024-03-15}", of: 3), "∅ = ="),
    InvalidationCase(edit("security_id = 2"), "2024-03-09 = ="),
    InvalidationCase(edit("security_id = NULL"), "2024-03-09 = ="),
    InvalidationCase(edit("type = 'sell'"), "2024-03-09 = ="),
    InvalidationCase(edit("subtype = 'split'"), "2024-03-09 = ="),
    InvalidationCase(edit("quantity = '2'"), "2024-03-09 = ="),
    InvalidationCase(edit("price = NULL"), "2024-03-09 = ="),
    InvalidationCase(edit("amount_e8 = 1"), "2024-03-09 = ="),
    InvalidationCase(edit("currency = 'EUR'"), "2024-03-09 = ="),
    InvalidationCase(edit("removed_at_ms = 5"), "2024-03-09 = ="),
    InvalidationCase(edit("removed_at_ms = NULL", of: 2), "2024-03-09 = ="),
    InvalidationCase(edit("removed_at_ms = 6, quantity = '9'", of: 2), "= = ="),
    InvalidationCase(edit("quantity = quantity, price = price, date = date"), "= = ="),
    InvalidationCase(edit("name = 'x', fees_e8 = 1, raw_json = '{}', updated_at_ms = 9"), "= = ="),
    InvalidationCase(replace(1), "2024-03-09 = ="),
    InvalidationCase(replace(2), "2024-03-14 = ="),
    InvalidationCase(replace(3), "∅ = ="),
    InvalidationCase(replace(4), "2024-03-14 2024-03-09 ="),
    InvalidationCase(replace(99), "2024-03-14 = ="),
  ]

  static let holdings: [InvalidationCase] = [
    InvalidationCase(holding("1, 1, {2024-03-15}"), "2024-03-14 = ="),
    InvalidationCase(holding("1, 2, {2024-03-08}"), "∅ = ="),
    InvalidationCase(holding("2, 1, {2024-03-15}"), "= 2024-03-14 ="),
    InvalidationCase(
      "INSERT OR REPLACE INTO holdings VALUES (1, 1, {2024-03-12}, '6', '11', NULL, NULL, 'USD', '')",
      "2024-03-11 = ="),
    InvalidationCase("DELETE FROM holdings WHERE date = {2024-03-12}", "2024-03-11 = ="),
    InvalidationCase("DELETE FROM holdings WHERE date = {2024-03-08}", "∅ = ="),
    InvalidationCase(list("security_id = 2"), "2024-03-11 = ="),
    InvalidationCase(list("date = {2024-03-15}"), "2024-03-11 = ="),
    InvalidationCase(list("date = {2024-03-10}"), "2024-03-09 = ="),
    InvalidationCase(list("date = {2024-03-01}"), "∅ = ="),
    InvalidationCase(list("quantity = '6'"), "2024-03-11 = ="),
    InvalidationCase(list("price = '12'"), "2024-03-11 = ="),
    InvalidationCase(list("currency = 'EUR'"), "2024-03-11 = ="),
    InvalidationCase(list("account_id = 3"), "2024-03-11 = 2024-03-11"),
    InvalidationCase(list("value_e8 = 1, cost_basis_e8 = 2, raw_json = '{}'"), "= = ="),
    InvalidationCase(list("quantity = quantity, price = price, date = date"), "= = ="),
  ]

  static let lists: [InvalidationCase] = [
    InvalidationCase("INSERT INTO holding_lists VALUES (1, {2024-03-15}, NULL)", "= = ="),
    InvalidationCase("INSERT INTO holding_lists VALUES (1, {2024-03-07}, NULL)", "∅ = ="),
    InvalidationCase("INSERT INTO holding_lists VALUES (2, {2024-03-15}, NULL)", "= ∅ ="),
    InvalidationCase("INSERT OR REPLACE INTO holding_lists VALUES (1, {2024-03-12}, 7)", "= = ="),
    InvalidationCase("DELETE FROM holding_lists WHERE date = {2024-03-12}", "= = ="),
    InvalidationCase("DELETE FROM holding_lists WHERE date = {2024-03-08}", "∅ = ="),
    InvalidationCase("DELETE FROM holding_lists", "∅ = ="),
    InvalidationCase(moved("{2024-03-12}", "date = {2024-03-15}"), "= = ="),
    InvalidationCase(moved("{2024-03-12}", "date = {2024-03-07}"), "∅ = ="),
    InvalidationCase(moved("{2024-03-08}", "date = {2024-03-09}"), "∅ = ="),
    InvalidationCase(moved("{2024-03-08}", "account_id = 3"), "∅ = ∅"),
    InvalidationCase(moved("{2024-03-08}", "sync_id = 5, date = date"), "= = ="),
  ]

  static let pricesAndSecurities: [InvalidationCase] = [
    InvalidationCase(close("1, {2024-03-15}"), "2024-03-14 2024-03-14 ="),
    InvalidationCase(close("1, {2024-03-08}"), "∅ 2024-03-07 ="),
    InvalidationCase(close("2, {2024-03-15}"), "= = 2024-03-14"),
    InvalidationCase(close("3, {2024-03-15}"), "= = ="),
    InvalidationCase("DELETE FROM prices WHERE security_id = 1", "2024-03-09 2024-03-09 ="),
    InvalidationCase(priced("price = '11'"), "2024-03-09 2024-03-09 ="),
    InvalidationCase(priced("currency = 'EUR'"), "2024-03-09 2024-03-09 ="),
    InvalidationCase(priced("date = {2024-03-07}"), "∅ 2024-03-06 ="),
    InvalidationCase(priced("date = {2024-03-15}"), "2024-03-09 2024-03-09 ="),
    InvalidationCase(
      "UPDATE OR REPLACE prices SET security_id = 2 WHERE security_id = 1",
      "2024-03-09 2024-03-09 2024-03-09"),
    InvalidationCase(priced("source = 'plaid', price = price"), "= = ="),
    InvalidationCase(
      "INSERT OR REPLACE INTO prices VALUES (1, {2024-03-10}, '12', 'USD', 'user')",
      "2024-03-09 2024-03-09 ="),
    InvalidationCase(security("ticker = 'CUR:USD'"), "∅ ∅ ="),
    InvalidationCase(security("type = 'cash', ticker = 'USD'"), "∅ ∅ ="),
    InvalidationCase(security("quotation = 'per cent'"), "∅ ∅ ="),
    InvalidationCase(security("type = 'cash'"), "= = ="),
    InvalidationCase(security("currency = 'EUR'"), "= = ="),
    InvalidationCase(security("name = 'x', ticker = 'ZZZ', type = 'etf'"), "= = ="),
    InvalidationCase(
      "INSERT OR REPLACE INTO securities (security_id, family_id, currency) VALUES (1, 1, 'USD')",
      "∅ ∅ ="),
    InvalidationCase("UPDATE positions SET quantity = '1'", "= = ="),
  ]

  @Test("by trades", arguments: trades)
  func byTrades(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("by holdings", arguments: holdings)
  func byHoldings(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("by lists of holdings", arguments: lists)
  func byLists(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("by closing prices and by changes of a security", arguments: pricesAndSecurities)
  func byPrices(_ aCase: InvalidationCase) async throws { try await check(aCase) }

  @Test("a watermark before the change does not move, unless the oldest list is affected")
  func early() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fillInvestments()
      try await fixture.sql("UPDATE accounts SET data_synced_through = {2024-03-06}")
      try await fixture.sql(Self.trade("1, 1, {2024-03-15}, NULL"))
      #expect(try await fixture.watermarks() == "2024-03-06 2024-03-06 2024-03-06")
      try await fixture.sql(Self.trade("1, 1, {2024-03-07}, NULL"))
      #expect(try await fixture.watermarks() == "∅ 2024-03-06 2024-03-06")
    }
  }

  private func check(_ aCase: InvalidationCase) async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fillInvestments()
      try await fixture.sql("UPDATE accounts SET data_synced_through = {2024-03-20}")
      try await fixture.sql(aCase.statement)
      #expect(try await fixture.watermarks() == aCase.watermarks)
    }
  }

  private static func trade(_ values: String) -> String {
    """
    INSERT INTO trades (account_id, security_id, date, removed_at_ms, quantity, amount_e8, currency,
      name, type, subtype, updated_at_ms)
    VALUES (\(values), '1', 1000, 'USD', 'new', 'buy', 'buy', 0)
    """
  }

  private static func replace(_ id: Int) -> String {
    """
    INSERT OR REPLACE INTO trades (trade_id, account_id, security_id, date, quantity, amount_e8,
      currency, name, type, subtype, updated_at_ms)
    VALUES (\(id), 1, 1, {2024-03-15}, '1', 1000, 'USD', 'new', 'buy', 'buy', 0)
    """
  }

  private static func edit(_ change: String, of id: Int = 1) -> String {
    "UPDATE trades SET \(change) WHERE trade_id = \(id)"
  }

  private static func holding(_ values: String) -> String {
    """
    INSERT INTO holdings (account_id, security_id, date, quantity, currency)
    VALUES (\(values), '1', 'USD')
    """
  }

  private static func list(_ change: String) -> String {
    "UPDATE holdings SET \(change) WHERE date = {2024-03-12}"
  }

  private static func moved(_ day: String, _ change: String) -> String {
    "UPDATE holding_lists SET \(change) WHERE date = \(day)"
  }

  private static func close(_ values: String) -> String {
    "INSERT INTO prices VALUES (\(values), '9', 'USD', 'user')"
  }

  private static func priced(_ change: String) -> String {
    "UPDATE prices SET \(change) WHERE security_id = 1"
  }

  private static func security(_ change: String) -> String {
    "UPDATE securities SET \(change) WHERE security_id = 1"
  }
}
