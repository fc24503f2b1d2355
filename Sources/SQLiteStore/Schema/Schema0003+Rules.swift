extension Schema0003 {
  /// What rules give to transactions, beside what the provider sent and the user said.
  static let rules = ruleTables + ruleTriggers

  /// `rules_seen_through` is the newest transaction that rules were applied to; what of those up to
  /// it has changed since waits in `rule_queue`.
  private static let ruleTables = """
    CREATE TABLE rule_values (
      transaction_id INTEGER PRIMARY KEY REFERENCES transactions ON DELETE CASCADE,
      name TEXT CHECK (name <> ''),
      category TEXT CHECK (category <> ''),
      notes TEXT CHECK (notes <> ''),
      tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
      excluded INTEGER CHECK (excluded IN (0, 1)),
      rules TEXT NOT NULL CHECK (json_valid(rules))
    ) STRICT;

    CREATE TABLE rule_queue (
      transaction_id INTEGER PRIMARY KEY REFERENCES transactions ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE category_names (
      family_id INTEGER NOT NULL REFERENCES families,
      code TEXT NOT NULL CHECK (code <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (family_id, code)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE families ADD COLUMN rules_seen_through INTEGER NOT NULL DEFAULT 0;

    """

  /// The number of the newest row is given again when that is deleted: so the watermark goes back with it,
  /// and what another program puts below the watermark waits. `ON CONFLICT` counts whatever the statement
  /// says that fires a trigger; `OR IGNORE` would not. A rule that leaves an entry out of reports also
  /// keeps it from being paired, as the user's word does.
  private static let ruleTriggers = """
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
      \(asked.joined(separator: ", ")) ON transactions
    WHEN \(asked.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR "))
    BEGIN
      INSERT INTO rule_queue (transaction_id) VALUES (NEW.transaction_id)
      ON CONFLICT DO NOTHING;
      INSERT INTO rule_queue (transaction_id)
      SELECT transaction_id FROM transactions
      WHERE NEW.is_split = 1 AND parent_id = NEW.transaction_id
      ON CONFLICT DO NOTHING;
    END;


    """
    + [
      ("INSERT", "NULL", "NEW.excluded"), ("DELETE", "OLD.excluded", "NULL"),
      ("UPDATE", "OLD.excluded", "NEW.excluded"),
    ]
    .map { exclusionTrigger($0.0, old: $0.1, new: $0.2) }.joined()

  /// What rules look at.
  private static let asked = [
    "account_id", "parent_id", "amount_e8", "name", "original_description", "merchant", "category",
    "category_detailed", "user_name", "user_category", "user_tags",
  ]

  private static func exclusionTrigger(_ verb: String, old: String, new: String) -> String {
    let id = verb == "DELETE" ? "OLD.transaction_id" : "NEW.transaction_id"
    return """
      CREATE TRIGGER rule_values_\(verb.lowercased())_unmatches AFTER \(verb) ON rule_values
      WHEN coalesce(\(old), 0) <> coalesce(\(new), 0)
      BEGIN
        UPDATE accounts SET transfers_matched_through = t.date - 1
        FROM (SELECT account_id, date FROM transactions WHERE transaction_id = \(id)) AS t
        WHERE accounts.account_id = t.account_id AND transfers_matched_through >= t.date;
        DELETE FROM transfers WHERE outflow_id = \(id) AND state IN ('matched', 'unclear');
        DELETE FROM transfers WHERE inflow_id = \(id) AND state IN ('matched', 'unclear');
      END;


      """
  }
}
