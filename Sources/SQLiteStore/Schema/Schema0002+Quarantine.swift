extension Schema0002 {
  /// Quarantine holds the newest version of an element once, however often it comes.
  static let quarantine = """
    ALTER TABLE quarantine ADD COLUMN is_removal INTEGER NOT NULL DEFAULT 0
      CHECK (is_removal IN (0, 1));
    ALTER TABLE quarantine ADD COLUMN retried_at_ms INTEGER;

    DELETE FROM quarantine WHERE quarantine_id NOT IN (
      SELECT max(quarantine_id) FROM quarantine
      GROUP BY item_id, coalesce(plaid_transaction_id, raw));
    CREATE UNIQUE INDEX quarantine_ids ON quarantine (item_id, plaid_transaction_id)
      WHERE plaid_transaction_id IS NOT NULL;
    CREATE UNIQUE INDEX quarantine_raws ON quarantine (item_id, raw)
      WHERE plaid_transaction_id IS NULL;

    CREATE VIEW v_quarantine AS
    SELECT q.quarantine_id AS id, q.item_id AS item, i.family_id AS family,
      q.plaid_transaction_id, q.reason, q.is_removal AS removal, q.sync_id AS sync,
      \(instant("q.created_at_ms")) AS created_at, \(instant("q.retried_at_ms")) AS retried_at,
      CAST(q.raw AS TEXT) AS raw_json
    FROM quarantine q JOIN items i ON i.item_id = q.item_id;

    """
}
