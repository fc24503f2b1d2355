extension Schema0002 {
  /// The views of version 1 that have more columns now.
  static let views = transactionView

  private static let transactionView = """
    DROP VIEW v_transactions;
    CREATE VIEW v_transactions AS
    SELECT t.transaction_id AS id, t.plaid_transaction_id, t.account_id AS account,
      a.family_id AS family, \(day("t.date")) AS date,
      \(day("t.authorized_date")) AS authorized_date, coalesce(t.user_name, t.name) AS name,
      t.original_description, t.merchant, \(decimal("t.amount_e8")) AS amount,
      coalesce(t.foreign_currency, a.currency) AS currency, t.pending,
      t.pending_transaction_id, nullif(coalesce(t.user_category, t.category), '') AS category,
      CASE WHEN t.user_category IS NULL THEN t.category_detailed END AS category_detailed,
      nullif(t.user_notes, '') AS notes, coalesce(t.user_tags, '[]') AS tags,
      coalesce(t.user_excluded, 0) AS excluded, t.source, t.amount_text,
      \(day("t.provider_date")) AS provider_date,
      \(decimal("t.provider_amount_e8")) AS provider_amount, t.name AS provider_name,
      t.category AS provider_category,
      \(instant("coalesce(t.hidden_at_ms, t.removed_at_ms)")) AS removed_at,
      iif(t.hidden_at_ms IS NULL, t.removed_because, 'deleted') AS removed_because,
      iif(t.hidden_at_ms IS NULL, t.removed_by_sync_id, NULL) AS removed_by_sync,
      (SELECT CAST(substr(p.body, t.raw_offset + 1, t.raw_count) AS TEXT)
       FROM page_bodies p WHERE p.page_id = t.page_id) AS raw_json
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id;

    """
}
