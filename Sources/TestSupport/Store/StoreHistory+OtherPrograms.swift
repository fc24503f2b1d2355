import PlaidSyncLedger

extension StoreHistory {
  /// Another program writes to the tables.
  mutating func interfere() async throws {
    let pick = """
      (SELECT %id FROM %table WHERE account_id = $account
      ORDER BY (%id * 7919) % \(random.number(in: 2...97)) LIMIT 1)
      """
    let transaction = pick.replacing("%table", with: "transactions")
      .replacing("%id", with: "transaction_id")
    let reportedBalance = pick.replacing("%table", with: "reported_balances")
      .replacing("%id", with: "reported_balance_id")
    let (day, other, units) = (date().day, date().day, random.number(in: -4...4))
    let valuationDay =
      "(SELECT min(date) FROM valuations WHERE account_id = $account AND date >= $today - 8)"
    let statements = [
      "UPDATE transactions SET date = \(day) WHERE transaction_id = \(transaction)",
      "UPDATE transactions SET amount_e8 = \(units) WHERE transaction_id = \(transaction)",
      "UPDATE transactions SET pending = 1 - pending WHERE transaction_id = \(transaction)",
      """
      UPDATE transactions SET foreign_currency = iif(foreign_currency IS NULL, 'EUR', NULL)
      WHERE transaction_id = \(transaction)
      """,
      """
      UPDATE transactions SET exchange_rate = iif(exchange_rate IS NULL, '3', NULL)
      WHERE transaction_id = \(transaction) AND foreign_currency IS NOT NULL
      """,
      "UPDATE transactions SET removed_at_ms = iif(removed_at_ms IS NULL, 1, NULL) "
        + "WHERE transaction_id = \(transaction)",
      "DELETE FROM transactions WHERE transaction_id = \(transaction)",
      "UPDATE transactions SET date = date + 1 WHERE account_id = $account AND date < \(day)",
      """
      UPDATE OR REPLACE valuations SET date = \(other) WHERE account_id = $account
        AND date = \(valuationDay)
      """,
      "UPDATE reported_balances SET date = \(day) WHERE reported_balance_id = \(reportedBalance)",
      "UPDATE reported_balances SET pending_e8 = \(units) WHERE reported_balance_id = \(reportedBalance)",
      """
      UPDATE accounts SET pending_in_balance = \(["'yes'", "'no'", "'auto'"][Int(other) % 3])
      WHERE account_id = $account
      """,
      """
      UPDATE accounts SET pending_found = iif(pending_found IS 1, NULL, 1)
      WHERE account_id = $account
      """,
      "UPDATE reported_balances SET current_e8 = current_e8 + 1 WHERE reported_balance_id = \(reportedBalance)",
      """
      UPDATE transactions SET late_reported_balance_id = NULL
        WHERE late_reported_balance_id = \(reportedBalance);
      DELETE FROM reported_balances WHERE reported_balance_id = \(reportedBalance)
      """,
      """
      INSERT OR REPLACE INTO reported_balances (reported_balance_id, account_id, date, read_at_ms, current_e8)
      SELECT reported_balance_id, account_id, \(day), read_at_ms, current_e8 - 1 FROM reported_balances
      WHERE reported_balance_id = \(reportedBalance)
      """,
      rateStatement(on: day), rateStatement(on: other),
      """
      INSERT OR REPLACE INTO exchange_rates
      SELECT $family, foreign_currency, 'USD', date, '\(random.number(in: 1...2))'
      FROM transactions WHERE transaction_id = \(transaction) AND foreign_currency IS NOT NULL
      """,
      random.happens(oneIn: 4)
        ? "UPDATE accounts SET kind = 'credit' WHERE account_id = $account"
        : "UPDATE accounts SET data_synced_through = NULL WHERE account_id = $account",
    ]
    guard let statement = random.element(of: statements) else { return }
    let complete = statement.replacing("$account", with: "\(accountID)")
      .replacing("$family", with: "\(scenario.family.id)").replacing("$today", with: "\(today.day)")
    try await sql(complete)
    story.append(complete)
  }

  private mutating func rateStatement(on day: Int32) -> String {
    let currency = random.happens(oneIn: 3) ? "CHF" : "EUR"
    if random.happens(oneIn: 3) {
      return
        "DELETE FROM exchange_rates WHERE family_id = $family AND from_currency = '\(currency)'"
        + " AND date >= \(day)"
    }
    return """
      INSERT OR REPLACE INTO exchange_rates (family_id, from_currency, to_currency, date, rate)
      VALUES ($family, '\(currency)', 'USD', \(day), '\(random.number(in: 1...2))')
      """
  }
}
