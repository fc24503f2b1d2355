extension StoreFixture {
  /// Adds rows of every kind dated 2024-03-10, as another program.
  ///
  /// Account 1 is linked and account 2 is manual, both in dollars; account 3 is linked and in
  /// euros.
  func fill() async throws {
    try await sql(
      """
      INSERT INTO families VALUES (1, 'Home', 'USD', 'UTC', NULL, 0, 0);
      INSERT INTO families VALUES (2, 'Other', 'USD', 'UTC', NULL, 0, 0);
      INSERT INTO items (item_id, family_id, plaid_item_id, sealed_token, created_at_ms)
        VALUES (1, 1, 'item', x'01', 0);
      INSERT INTO accounts (account_id, family_id, item_id, plaid_account_id, name, kind, type,
          currency, created_at_ms)
        VALUES (1, 1, 1, 'a1', 'Checking', 'depository', 'depository', 'USD', 0),
          (2, 1, NULL, NULL, 'Box', 'depository', 'depository', 'USD', 0),
          (3, 1, 1, 'a3', 'Konto', 'depository', 'depository', 'EUR', 0);
      INSERT INTO reported_balances (reported_balance_id, account_id, date, read_at_ms, current_e8)
        VALUES (1, 1, {2024-03-10}, 0, 500), (2, 1, {2024-03-12}, 0, 600);
      INSERT INTO valuations VALUES (2, {2024-03-10}, 700, 'reconciliation');
      INSERT INTO exchange_rates VALUES (1, 'EUR', 'USD', {2024-03-10}, '1.1');
      INSERT INTO transactions (transaction_id, account_id, item_id, plaid_transaction_id, source,
          date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency, name,
          updated_at_ms)
        VALUES (1, 1, 1, 't1', 'plaid', {2024-03-10}, 100, 0, NULL, NULL, NULL, 'posted', 0),
          (2, 1, 1, 't2', 'plaid', {2024-03-10}, 100, 1, NULL, NULL, NULL, 'pending', 0),
          (3, 1, 1, 't3', 'plaid', {2024-03-10}, 100, 0, 5, NULL, NULL, 'removed', 0),
          (4, 1, 1, 't4', 'plaid', {2024-03-10}, 100, 0, NULL, 5, NULL, 'hidden', 0),
          (5, 1, 1, 't5', 'plaid', {2024-03-10}, 100, 0, NULL, NULL, 'EUR', 'foreign', 0),
          (6, 2, NULL, NULL, 'manual', {2024-03-10}, 100, 0, NULL, NULL, NULL, 'by hand', 0);
      """)
  }

  /// The watermarks of all accounts; `=` is 2024-03-20, to which the tests set them.
  func watermarks() async throws -> String {
    try await lines(
      """
      SELECT CASE WHEN data_synced_through = {2024-03-20} THEN '='
        ELSE date(data_synced_through * 86400, 'unixepoch') END
      FROM accounts ORDER BY account_id
      """
    ).joined(separator: " ")
  }
}
