extension Schema0004 {
  /// What an account owes to its broker is part of a reading. The view tells that, and the setting
  /// for pending transactions.
  static let accounts =
    """
    ALTER TABLE reported_balances ADD COLUMN margin_loan_e8 INTEGER;

    DROP VIEW v_accounts;
    CREATE VIEW v_accounts AS
    SELECT a.account_id AS id, a.plaid_account_id, a.item_id AS item, a.family_id AS family,
      coalesce(a.user_name, a.name) AS name, a.official_name, a.mask,
      CASE WHEN a.item_id IS NULL THEN 'manual' ELSE 'linked' END AS kind,
      a.type, coalesce(a.user_subtype, a.subtype) AS subtype,
      CASE WHEN a.kind IN ('credit', 'loan', 'other liability') THEN 'liability'
        ELSE 'asset' END AS classification,
      a.currency,
      \(Schema0002.decimal("(b.end_cash_e8 + b.end_non_cash_e8)")) AS balance,
      \(Schema0002.decimal("o.available_e8")) AS available,
      \(Schema0002.decimal("o.limit_e8")) AS "limit",
      \(Schema0002.decimal("o.margin_loan_e8")) AS margin_loan,
      \(Schema0002.day("b.date")) AS balance_as_of,
      \(Schema0002.day("a.data_synced_through")) AS data_synced_through,
      (SELECT \(Schema0002.day("min(date)")) FROM balances WHERE account_id = a.account_id)
        AS first_day,
      a.status, a.pending_in_balance,
      \(Schema0003.isPendingCounted("a")) AS pending_counted
    FROM accounts a
    LEFT JOIN balances b ON b.account_id = a.account_id
      AND b.date = (SELECT max(date) FROM balances WHERE account_id = a.account_id)
    LEFT JOIN reported_balances o ON o.reported_balance_id = (
      SELECT reported_balance_id FROM reported_balances WHERE account_id = a.account_id
      ORDER BY date DESC, reported_balance_id DESC LIMIT 1);

    """
}
