extension Schema0003 {
  /// The view of transactions, with their parts and transfers.
  static let transactionView = """
    DROP VIEW v_transactions;
    CREATE VIEW v_transactions AS
    SELECT t.transaction_id AS id, t.plaid_transaction_id, t.account_id AS account,
      a.family_id AS family, \(Schema0002.day("t.date")) AS date,
      \(Schema0002.day("t.authorized_date")) AS authorized_date,
      coalesce(t.user_name, t.name) AS name, t.original_description, t.merchant,
      \(Schema0002.decimal("t.amount_e8")) AS amount,
      coalesce(t.foreign_currency, a.currency) AS currency, t.pending,
      t.pending_transaction_id, nullif(coalesce(t.user_category, t.category), '') AS category,
      CASE WHEN t.user_category IS NULL THEN t.category_detailed END AS category_detailed,
      nullif(t.user_notes, '') AS notes, coalesce(t.user_tags, '[]') AS tags,
      coalesce(t.user_excluded, 0) AS excluded, t.source,
      t.is_split AS split, t.parent_id AS parent, t.is_remainder AS remainder,
      coalesce(
        (SELECT transfer_id FROM transfers
         WHERE outflow_id = t.transaction_id AND state IN ('matched', 'confirmed')),
        (SELECT transfer_id FROM transfers
         WHERE inflow_id = t.transaction_id AND state IN ('matched', 'confirmed'))) AS transfer,
      t.amount_text, \(Schema0002.day("t.provider_date")) AS provider_date,
      \(Schema0002.decimal("t.provider_amount_e8")) AS provider_amount, t.name AS provider_name,
      t.category AS provider_category,
      \(Schema0002.instant("coalesce(t.hidden_at_ms, t.removed_at_ms)")) AS removed_at,
      iif(t.hidden_at_ms IS NULL, t.removed_because, 'deleted') AS removed_because,
      iif(t.hidden_at_ms IS NULL, t.removed_by_sync_id, NULL) AS removed_by_sync
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id;

    """
}
