extension Schema0003 {
  /// The view of transactions, with their parts, transfers and what rules give to them.
  static let transactionView = """
    DROP VIEW v_transactions;
    CREATE VIEW v_transactions AS
    SELECT t.transaction_id AS id, t.plaid_transaction_id, t.account_id AS account,
      a.family_id AS family, \(Schema0002.day("t.date")) AS date,
      \(Schema0002.day("t.authorized_date")) AS authorized_date,
      \(EffectiveSQL.name) AS name, t.original_description, t.merchant,
      \(Schema0002.decimal("t.amount_e8")) AS amount,
      coalesce(t.foreign_currency, a.currency) AS currency, t.pending,
      t.pending_transaction_id, \(EffectiveSQL.category) AS category,
      \(EffectiveSQL.categoryDetailed) AS category_detailed,
      \(EffectiveSQL.notes) AS notes, \(EffectiveSQL.tags) AS tags,
      \(EffectiveSQL.isExcluded) AS excluded, t.source,
      t.is_split AS split, t.parent_id AS parent, t.is_remainder AS remainder,
      coalesce(
        (SELECT transfer_id FROM transfers
         WHERE outflow_id = t.transaction_id AND state IN ('matched', 'confirmed')),
        (SELECT transfer_id FROM transfers
         WHERE inflow_id = t.transaction_id AND state IN ('matched', 'confirmed'))) AS transfer,
      \(EffectiveSQL.nameOrigin) AS name_origin, \(EffectiveSQL.categoryOrigin) AS category_origin,
      \(EffectiveSQL.notesOrigin) AS notes_origin, \(EffectiveSQL.tagsOrigin) AS tags_origin,
      \(EffectiveSQL.excludedOrigin) AS excluded_origin, r.rules,
      t.amount_text, \(Schema0002.day("t.provider_date")) AS provider_date,
      \(Schema0002.decimal("t.provider_amount_e8")) AS provider_amount, t.name AS provider_name,
      t.category AS provider_category,
      \(Schema0002.instant("coalesce(t.hidden_at_ms, t.removed_at_ms)")) AS removed_at,
      iif(t.hidden_at_ms IS NULL, t.removed_because, 'deleted') AS removed_because,
      iif(t.hidden_at_ms IS NULL, t.removed_by_sync_id, NULL) AS removed_by_sync
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id
      \(EffectiveSQL.joins);

    """
}
