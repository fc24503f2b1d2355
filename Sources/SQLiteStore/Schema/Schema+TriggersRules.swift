extension Schema {
  /// Queues the transactions that rules must check again.
  ///
  /// SQLite reuses the number of the newest row after that row is deleted. So `rules_seen_through`
  /// moves back with it, and a row that another program inserts below it is queued. `ON CONFLICT`
  /// applies whatever the statement that fires a trigger says; `OR IGNORE` would not.
  static let ruleTriggers = """
    CREATE TRIGGER transactions_insert_queues AFTER INSERT ON transactions
    WHEN NEW.transaction_id <= (SELECT f.rules_seen_through FROM accounts a
      JOIN families f ON f.family_id = a.family_id WHERE a.account_id = NEW.account_id)
    BEGIN
      INSERT INTO rule_queue (transaction_id) VALUES (NEW.transaction_id)
      ON CONFLICT DO NOTHING;
    END;

    CREATE TRIGGER transactions_delete_unsees AFTER DELETE ON transactions
    WHEN NOT EXISTS (SELECT 1 FROM transactions WHERE transaction_id > OLD.transaction_id)
    BEGIN
      UPDATE families SET rules_seen_through = coalesce(
        (SELECT max(transaction_id) FROM transactions), 0)
      WHERE rules_seen_through >= OLD.transaction_id;
    END;

    CREATE TRIGGER transactions_update_queues AFTER UPDATE OF
      \(ruleInputs.joined(separator: ", ")) ON transactions
    WHEN \(SQLFragments.differ(ruleInputs))
    BEGIN
      INSERT INTO rule_queue (transaction_id) VALUES (NEW.transaction_id)
      ON CONFLICT DO NOTHING;
      INSERT INTO rule_queue (transaction_id)
      SELECT transaction_id FROM transactions
      WHERE NEW.is_split = 1 AND parent_id = NEW.transaction_id
      ON CONFLICT DO NOTHING;
    END;


    """

  /// The columns that rules check.
  private static let ruleInputs = [
    "account_id", "parent_id", "amount_e8", "name", "original_description", "merchant", "category",
    "category_detailed", "user_name", "user_category", "user_tags",
  ]
}
