extension StoreFixture {
  /// Adds investments to three accounts, as another program.
  ///
  /// Account 1 has its oldest list on 2024-03-08, account 2 has the same security without any list,
  /// and account 3 has another security.
  func fillInvestments() async throws {
    try await sql(
      """
      INSERT INTO families VALUES (1, 'Home', 'USD', 'UTC', NULL, 0, 0);
      INSERT INTO accounts (account_id, family_id, name, kind, type, currency, created_at_ms)
        VALUES (1, 1, 'Broker', 'investment', 'investment', 'USD', 0),
          (2, 1, 'Coins', 'crypto', 'crypto', 'USD', 0),
          (3, 1, 'Pension', 'investment', 'investment', 'USD', 0);
      INSERT INTO securities (security_id, family_id, ticker, type, currency)
        VALUES (1, 1, 'AAA', 'equity', 'USD'), (2, 1, 'BBB', 'equity', 'USD'),
          (3, 1, 'CCC', 'equity', 'USD');
      INSERT INTO holding_lists VALUES (1, {2024-03-08}, NULL), (1, {2024-03-12}, NULL);
      INSERT INTO holdings (account_id, security_id, date, quantity, price, currency)
        VALUES (1, 1, {2024-03-08}, '5', '10', 'USD'), (1, 1, {2024-03-12}, '5', '11', 'USD');
      INSERT INTO trades (trade_id, account_id, security_id, date, quantity, price, amount_e8,
          currency, name, type, subtype, removed_at_ms, updated_at_ms)
        VALUES (1, 1, 1, {2024-03-10}, '1', '10', 1000, 'USD', 'a', 'buy', 'buy', NULL, 0),
          (2, 1, 1, {2024-03-10}, '1', '10', 1000, 'USD', 'b', 'buy', 'buy', 5, 0),
          (3, 1, 1, {2024-03-05}, '1', '10', 1000, 'USD', 'c', 'buy', 'buy', NULL, 0),
          (4, 2, 1, {2024-03-10}, '1', '10', 1000, 'USD', 'd', 'buy', 'buy', NULL, 0),
          (5, 3, 2, {2024-03-10}, '1', '10', 1000, 'USD', 'e', 'buy', 'buy', NULL, 0);
      INSERT INTO prices VALUES (1, {2024-03-10}, '10', 'USD', 'user'),
        (2, {2024-03-10}, '10', 'USD', 'user'), (3, {2024-03-10}, '10', 'USD', 'user');
      """)
  }
}
