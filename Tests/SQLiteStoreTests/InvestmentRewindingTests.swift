import Testing

@testable import SQLiteStore

/// The table of Docs/decisions/0002-holdings-by-day.md, row by row: every mark stands at
/// 2024-03-20, another program does something, and these are the marks afterwards.
@Suite("Rewinding by investments")
struct InvestmentRewindingTests {
  static let trades: [RewindingCase] = [
    RewindingCase(trade("1, 1, {2024-03-15}, NULL"), "2024-03-14 = ="),
    RewindingCase(trade("1, 1, {2024-03-20}, NULL"), "2024-03-19 = ="),
    RewindingCase(trade("1, 1, {2024-03-21}, NULL"), "= = ="),
    RewindingCase(trade("1, 1, {2024-03-15}, 5"), "= = ="),
    // On the day of the oldest list or before it the mark goes; without a list it never does.
    RewindingCase(trade("1, 1, {2024-03-09}, NULL"), "2024-03-08 = ="),
    RewindingCase(trade("1, 1, {2024-03-08}, NULL"), "∅ = ="),
    RewindingCase(trade("1, 1, {2024-03-01}, NULL"), "∅ = ="),
    RewindingCase(trade("2, 1, {2024-03-01}, NULL"), "= 2024-02-29 ="),
    RewindingCase("DELETE FROM trades WHERE trade_id = 1", "2024-03-09 = ="),
    RewindingCase("DELETE FROM trades WHERE trade_id = 2", "= = ="),
    RewindingCase("DELETE FROM trades WHERE trade_id = 3", "∅ = ="),
    RewindingCase(edit("account_id = 2"), "2024-03-09 2024-03-09 ="),
    RewindingCase(edit("date = {2024-03-15}"), "2024-03-09 = ="),
    RewindingCase(edit("date = {2024-03-07}"), "∅ = ="),
    RewindingCase(edit("date = {2024-03-15}", of: 3), "∅ = ="),
    RewindingCase(edit("security_id = 2"), "2024-03-09 = ="),
    RewindingCase(edit("security_id = NULL"), "2024-03-09 = ="),
    RewindingCase(edit("type = 'sell'"), "2024-03-09 = ="),
    RewindingCase(edit("subtype = 'split'"), "2024-03-09 = ="),
    RewindingCase(edit("quantity = '2'"), "2024-03-09 = ="),
    RewindingCase(edit("price = NULL"), "2024-03-09 = ="),
    RewindingCase(edit("amount_e8 = 1"), "2024-03-09 = ="),
    RewindingCase(edit("currency = 'EUR'"), "2024-03-09 = ="),
    RewindingCase(edit("removed_at_ms = 5"), "2024-03-09 = ="),
    RewindingCase(edit("removed_at_ms = NULL", of: 2), "2024-03-09 = ="),
    RewindingCase(edit("removed_at_ms = 6, quantity = '9'", of: 2), "= = ="),
    RewindingCase(edit("quantity = quantity, price = price, date = date"), "= = ="),
    RewindingCase(edit("name = 'x', fees_e8 = 1, raw_json = '{}', updated_at_ms = 9"), "= = ="),
    RewindingCase(replace(1), "2024-03-09 = ="),
    RewindingCase(replace(2), "2024-03-14 = ="),
    RewindingCase(replace(3), "∅ = ="),
    RewindingCase(replace(4), "2024-03-14 2024-03-09 ="),
    RewindingCase(replace(99), "2024-03-14 = ="),
  ]

  static let holdings: [RewindingCase] = [
    RewindingCase(holding("1, 1, {2024-03-15}"), "2024-03-14 = ="),
    RewindingCase(holding("1, 2, {2024-03-08}"), "∅ = ="),
    RewindingCase(holding("2, 1, {2024-03-15}"), "= 2024-03-14 ="),
    RewindingCase(
      "INSERT OR REPLACE INTO holdings VALUES (1, 1, {2024-03-12}, '6', '11', NULL, NULL, 'USD', '')",
      "2024-03-11 = ="),
    RewindingCase("DELETE FROM holdings WHERE date = {2024-03-12}", "2024-03-11 = ="),
    RewindingCase("DELETE FROM holdings WHERE date = {2024-03-08}", "∅ = ="),
    RewindingCase(list("security_id = 2"), "2024-03-11 = ="),
    RewindingCase(list("date = {2024-03-15}"), "2024-03-11 = ="),
    RewindingCase(list("date = {2024-03-10}"), "2024-03-09 = ="),
    RewindingCase(list("date = {2024-03-01}"), "∅ = ="),
    RewindingCase(list("quantity = '6'"), "2024-03-11 = ="),
    RewindingCase(list("price = '12'"), "2024-03-11 = ="),
    RewindingCase(list("currency = 'EUR'"), "2024-03-11 = ="),
    RewindingCase(list("account_id = 3"), "2024-03-11 = 2024-03-11"),
    RewindingCase(list("value_e8 = 1, cost_basis_e8 = 2, raw_json = '{}'"), "= = ="),
    RewindingCase(list("quantity = quantity, price = price, date = date"), "= = ="),
  ]

  static let lists: [RewindingCase] = [
    RewindingCase("INSERT INTO holding_lists VALUES (1, {2024-03-15}, NULL)", "= = ="),
    RewindingCase("INSERT INTO holding_lists VALUES (1, {2024-03-07}, NULL)", "∅ = ="),
    RewindingCase("INSERT INTO holding_lists VALUES (2, {2024-03-15}, NULL)", "= ∅ ="),
    RewindingCase("INSERT OR REPLACE INTO holding_lists VALUES (1, {2024-03-12}, 7)", "= = ="),
    RewindingCase("DELETE FROM holding_lists WHERE date = {2024-03-12}", "= = ="),
    RewindingCase("DELETE FROM holding_lists WHERE date = {2024-03-08}", "∅ = ="),
    RewindingCase("DELETE FROM holding_lists", "∅ = ="),
    RewindingCase(moved("{2024-03-12}", "date = {2024-03-15}"), "= = ="),
    RewindingCase(moved("{2024-03-12}", "date = {2024-03-07}"), "∅ = ="),
    RewindingCase(moved("{2024-03-08}", "date = {2024-03-09}"), "∅ = ="),
    RewindingCase(moved("{2024-03-08}", "account_id = 3"), "∅ = ∅"),
    RewindingCase(moved("{2024-03-08}", "sync_id = 5, date = date"), "= = ="),
  ]

  static let pricesAndSecurities: [RewindingCase] = [
    RewindingCase(close("1, {2024-03-15}"), "2024-03-14 2024-03-14 ="),
    RewindingCase(close("1, {2024-03-08}"), "∅ 2024-03-07 ="),
    RewindingCase(close("2, {2024-03-15}"), "= = 2024-03-14"),
    RewindingCase(close("3, {2024-03-15}"), "= = ="),
    RewindingCase("DELETE FROM prices WHERE security_id = 1", "2024-03-09 2024-03-09 ="),
    RewindingCase(priced("price = '11'"), "2024-03-09 2024-03-09 ="),
    RewindingCase(priced("currency = 'EUR'"), "2024-03-09 2024-03-09 ="),
    RewindingCase(priced("date = {2024-03-07}"), "∅ 2024-03-06 ="),
    RewindingCase(priced("date = {2024-03-15}"), "2024-03-09 2024-03-09 ="),
    RewindingCase(
      "UPDATE OR REPLACE prices SET security_id = 2 WHERE security_id = 1",
      "2024-03-09 2024-03-09 2024-03-09"),
    RewindingCase(priced("source = 'plaid', price = price"), "= = ="),
    RewindingCase(
      "INSERT OR REPLACE INTO prices VALUES (1, {2024-03-10}, '12', 'USD', 'user')",
      "2024-03-09 2024-03-09 ="),
    RewindingCase(security("ticker = 'CUR:USD'"), "∅ ∅ ="),
    RewindingCase(security("type = 'cash', ticker = 'USD'"), "∅ ∅ ="),
    RewindingCase(security("quotation = 'per cent'"), "∅ ∅ ="),
    RewindingCase(security("type = 'cash'"), "= = ="),
    RewindingCase(security("currency = 'EUR'"), "= = ="),
    RewindingCase(security("name = 'x', ticker = 'ZZZ', type = 'etf'"), "= = ="),
    RewindingCase(
      "INSERT OR REPLACE INTO securities (security_id, family_id, currency) VALUES (1, 1, 'USD')",
      "∅ ∅ ="),
    RewindingCase("UPDATE positions SET quantity = '1'", "= = ="),
  ]

  @Test("by trades", arguments: trades)
  func byTrades(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("by holdings", arguments: holdings)
  func byHoldings(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("by lists of holdings", arguments: lists)
  func byLists(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("by closes and by what a security is", arguments: pricesAndSecurities)
  func byPrices(_ aCase: RewindingCase) async throws { try await check(aCase) }

  @Test("a mark that stands before the change stays, unless the oldest list carries it there")
  func early() async throws {
    try await Shelf.with { shelf in
      try await shelf.fillInvestments()
      try await shelf.sql("UPDATE accounts SET data_synced_through = {2024-03-06}")
      try await shelf.sql(Self.trade("1, 1, {2024-03-15}, NULL"))
      #expect(try await shelf.marks() == "2024-03-06 2024-03-06 2024-03-06")
      try await shelf.sql(Self.trade("1, 1, {2024-03-07}, NULL"))
      #expect(try await shelf.marks() == "∅ 2024-03-06 2024-03-06")
    }
  }

  private func check(_ aCase: RewindingCase) async throws {
    try await Shelf.with { shelf in
      try await shelf.fillInvestments()
      try await shelf.sql("UPDATE accounts SET data_synced_through = {2024-03-20}")
      try await shelf.sql(aCase.statement)
      #expect(try await shelf.marks() == aCase.marks)
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
