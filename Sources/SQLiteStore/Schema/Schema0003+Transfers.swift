extension Schema0003 {
  /// Pairs of entries, and how far they are right.
  static let transfers = transferTables + transferTriggers + transferView

  /// `matched` and `unclear` rows follow from the entries; the others are the user's word.
  ///
  /// `transfers_matched_through` is to pairs what `data_synced_through` is to balances: null when
  /// nothing was ever matched, a day when something later has changed, else beyond all days.
  private static let transferTables = """
    CREATE TABLE transfers (
      transfer_id INTEGER PRIMARY KEY AUTOINCREMENT,
      outflow_id INTEGER NOT NULL REFERENCES transactions ON DELETE CASCADE,
      inflow_id INTEGER NOT NULL REFERENCES transactions ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (
        state IN ('matched', 'unclear', 'confirmed', 'broken', 'rejected')),
      decided_at_ms INTEGER,
      UNIQUE (outflow_id, inflow_id),
      CHECK (outflow_id <> inflow_id),
      CHECK ((state IN ('matched', 'unclear')) = (decided_at_ms IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX transfers_outflows ON transfers (outflow_id)
      WHERE state IN ('matched', 'confirmed');
    CREATE UNIQUE INDEX transfers_inflows ON transfers (inflow_id)
      WHERE state IN ('matched', 'confirmed');
    CREATE INDEX transfers_of_inflow ON transfers (inflow_id);

    ALTER TABLE accounts ADD COLUMN transfers_matched_through INTEGER;

    """

  /// What changes an entry takes the marks back, ends what was matched by itself, and breaks what
  /// the user confirmed if the entry no longer is what it was.
  private static let transferTriggers = """
    CREATE TRIGGER transactions_insert_unmatches AFTER INSERT ON transactions
    WHEN NEW.pending = 0 AND NEW.date <= (
      SELECT transfers_matched_through FROM accounts WHERE account_id = NEW.account_id)
    BEGIN
      UPDATE accounts SET transfers_matched_through = NEW.date - 1
      WHERE account_id = NEW.account_id;
    END;

    CREATE TRIGGER transactions_replace_unmatches BEFORE INSERT ON transactions
    WHEN NEW.transaction_id > 0
    BEGIN
      UPDATE accounts SET transfers_matched_through = o.date - 1
      FROM (SELECT account_id, date FROM transactions
        WHERE transaction_id = NEW.transaction_id) AS o
      WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
      DELETE FROM transfers WHERE state IN ('matched', 'unclear')
        AND (outflow_id = NEW.transaction_id OR inflow_id = NEW.transaction_id);
    END;

    CREATE TRIGGER transactions_delete_unmatches BEFORE DELETE ON transactions
    WHEN OLD.pending = 0
    BEGIN
      UPDATE accounts SET transfers_matched_through = OLD.date - 1
      WHERE account_id = OLD.account_id AND transfers_matched_through >= OLD.date;
      \(partners("OLD"))
    END;

    CREATE TRIGGER transactions_update_unmatches AFTER UPDATE OF
      account_id, date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency,
      user_excluded, is_split ON transactions
    WHEN OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
      OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.pending IS NOT NEW.pending
      OR (OLD.removed_at_ms IS NULL) <> (NEW.removed_at_ms IS NULL)
      OR (OLD.hidden_at_ms IS NULL) <> (NEW.hidden_at_ms IS NULL)
      OR OLD.foreign_currency IS NOT NEW.foreign_currency
      OR coalesce(OLD.user_excluded, 0) <> coalesce(NEW.user_excluded, 0)
      OR OLD.is_split <> NEW.is_split
    BEGIN
      UPDATE accounts SET transfers_matched_through = min(OLD.date, NEW.date) - 1
      WHERE account_id IN (OLD.account_id, NEW.account_id)
        AND transfers_matched_through >= min(OLD.date, NEW.date);
      \(partners("NEW"))
      DELETE FROM transfers WHERE outflow_id = NEW.transaction_id
        AND state IN ('matched', 'unclear');
      DELETE FROM transfers WHERE inflow_id = NEW.transaction_id
        AND state IN ('matched', 'unclear');
      UPDATE transfers SET state = 'broken'
      WHERE state = 'confirmed' AND outflow_id = NEW.transaction_id
        AND (NEW.pending OR coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NOT NULL
          OR NEW.amount_e8 <= 0 OR NEW.is_split);
      UPDATE transfers SET state = 'broken'
      WHERE state = 'confirmed' AND inflow_id = NEW.transaction_id
        AND (NEW.pending OR coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NOT NULL
          OR NEW.amount_e8 >= 0 OR NEW.is_split);
    END;

    CREATE TRIGGER accounts_update_unmatches AFTER UPDATE OF currency ON accounts
    WHEN OLD.currency <> NEW.currency
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL WHERE account_id = NEW.account_id;
    END;

    """
    + ["INSERT", "DELETE", "UPDATE"].map(rateTrigger).joined()

  /// The sides of a confirmed pair may be far from one another, and one without the other is free.
  private static func partners(_ row: String) -> String {
    """
    UPDATE accounts SET transfers_matched_through = o.date - 1
      FROM (SELECT t.account_id, t.date FROM transfers p
          JOIN transactions t ON t.transaction_id = p.inflow_id
        WHERE p.outflow_id = \(row).transaction_id AND p.state IN ('confirmed', 'broken')
        UNION ALL
        SELECT t.account_id, t.date FROM transfers p
          JOIN transactions t ON t.transaction_id = p.outflow_id
        WHERE p.inflow_id = \(row).transaction_id AND p.state IN ('confirmed', 'broken')) AS o
      WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
    """
  }

  private static func rateTrigger(_ verb: String) -> String {
    let rows = ["INSERT": ["NEW"], "DELETE": ["OLD"]][verb] ?? ["OLD", "NEW"]
    let steps = rows.map { row in
      """
        UPDATE accounts SET transfers_matched_through = \(row).date - 1
        WHERE family_id = \(row).family_id AND transfers_matched_through >= \(row).date;

      """
    }
    return """
      CREATE TRIGGER exchange_rates_\(verb.lowercased())_unmatches AFTER \(verb) ON exchange_rates
      BEGIN
      \(steps.joined())
      END;


      """
  }

  private static let transferView = """
    CREATE VIEW v_transfers AS
    SELECT p.transfer_id AS id, fa.family_id AS family, p.state,
      CASE ta.kind WHEN 'credit' THEN 'card payment' WHEN 'loan' THEN 'loan payment'
        WHEN 'investment' THEN 'investment contribution'
        WHEN 'crypto' THEN 'investment contribution' ELSE 'internal' END AS kind,
      p.outflow_id AS outflow, f.account_id AS from_account, \(Schema0002.day("f.date")) AS date,
      \(Schema0002.decimal("f.amount_e8")) AS amount,
      coalesce(f.foreign_currency, fa.currency) AS currency,
      p.inflow_id AS inflow, t.account_id AS to_account, \(Schema0002.day("t.date")) AS received_date,
      \(Schema0002.decimal("t.amount_e8")) AS received_amount,
      coalesce(t.foreign_currency, ta.currency) AS received_currency
    FROM transfers p
      JOIN transactions f ON f.transaction_id = p.outflow_id
      JOIN accounts fa ON fa.account_id = f.account_id
      JOIN transactions t ON t.transaction_id = p.inflow_id
      JOIN accounts ta ON ta.account_id = t.account_id;

    """
}
