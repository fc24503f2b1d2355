extension Schema0003 {
  /// Transactions that are split into parts.
  ///
  /// A part is a transaction of its own that refers to the whole. The parts count, the whole does
  /// not; triggers keep them in step, so that balances are right whoever writes.
  static let splits = splitColumns + splitTriggers

  /// A whole's amount may change after it was split: what the parts then lack is a part too, the
  /// remainder, until the user says what it was for.
  private static let splitColumns = """
    ALTER TABLE transactions ADD COLUMN parent_id INTEGER REFERENCES transactions ON DELETE CASCADE;
    ALTER TABLE transactions ADD COLUMN is_split INTEGER NOT NULL DEFAULT 0
      CHECK (is_split IN (0, 1));
    ALTER TABLE transactions ADD COLUMN is_remainder INTEGER NOT NULL DEFAULT 0
      CHECK (is_remainder IN (0, 1));
    CREATE INDEX transactions_parts ON transactions (parent_id) WHERE parent_id IS NOT NULL;
    CREATE INDEX transactions_remainders ON transactions (parent_id) WHERE is_remainder = 1;

    DROP INDEX transactions_flows;
    CREATE INDEX transactions_flows ON transactions (account_id, date, amount_e8)
      WHERE pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
        AND foreign_currency IS NULL AND is_split = 0;
    DROP INDEX transactions_foreign;
    CREATE INDEX transactions_foreign ON transactions (account_id, date)
      WHERE pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
        AND foreign_currency IS NOT NULL AND is_split = 0;

    """

  private static let splitTriggers = """
    CREATE TRIGGER transactions_insert_splits AFTER INSERT ON transactions
    WHEN NEW.parent_id IS NOT NULL
    BEGIN
      UPDATE transactions SET is_split = 1 WHERE transaction_id = NEW.parent_id AND is_split = 0;
    END;

    CREATE TRIGGER transactions_delete_joins AFTER DELETE ON transactions
    WHEN OLD.parent_id IS NOT NULL
    BEGIN
      UPDATE transactions SET is_split = 0
      WHERE transaction_id = OLD.parent_id AND is_split = 1
        AND NOT EXISTS (SELECT 1 FROM transactions WHERE parent_id = OLD.parent_id);
    END;

    CREATE TRIGGER transactions_update_moves AFTER UPDATE OF parent_id ON transactions
    WHEN OLD.parent_id IS NOT NEW.parent_id
    BEGIN
      UPDATE transactions SET is_split = 0
      WHERE transaction_id = OLD.parent_id AND is_split = 1
        AND NOT EXISTS (SELECT 1 FROM transactions WHERE parent_id = OLD.parent_id);
      UPDATE transactions SET is_split = 1 WHERE transaction_id = NEW.parent_id AND is_split = 0;
    END;

    CREATE TRIGGER transactions_split_rewinds AFTER UPDATE OF is_split ON transactions
    WHEN OLD.is_split <> NEW.is_split AND NEW.pending = 0 AND NEW.removed_at_ms IS NULL
      AND NEW.hidden_at_ms IS NULL
    BEGIN
      UPDATE accounts SET data_synced_through = NEW.date - 1
      WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
    END;

    CREATE TRIGGER transactions_update_parts AFTER UPDATE OF
      account_id, date, pending, removed_at_ms, hidden_at_ms, foreign_currency, exchange_rate,
      late_observation_id, user_excluded ON transactions
    WHEN NEW.is_split = 1 AND (OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
      OR OLD.pending IS NOT NEW.pending OR OLD.removed_at_ms IS NOT NEW.removed_at_ms
      OR OLD.hidden_at_ms IS NOT NEW.hidden_at_ms
      OR OLD.foreign_currency IS NOT NEW.foreign_currency
      OR OLD.exchange_rate IS NOT NEW.exchange_rate
      OR OLD.late_observation_id IS NOT NEW.late_observation_id
      OR OLD.user_excluded IS NOT NEW.user_excluded)
    BEGIN
      UPDATE transactions SET \(kept.map { "\($0) = NEW.\($0)" }.joined(separator: ", "))
      WHERE parent_id = NEW.transaction_id;
      UPDATE transactions SET user_excluded = NEW.user_excluded
      WHERE parent_id = NEW.transaction_id AND OLD.user_excluded IS NOT NEW.user_excluded;
    END;

    CREATE TRIGGER transactions_update_rebalances AFTER UPDATE OF amount_e8 ON transactions
    WHEN NEW.is_split = 1 AND OLD.amount_e8 <> NEW.amount_e8
    BEGIN
      \(rebalancing(of: "NEW.transaction_id"))
    END;


    """

  /// What a part has from its whole.
  static let kept = [
    "account_id", "date", "pending", "removed_at_ms", "hidden_at_ms", "foreign_currency",
    "exchange_rate", "late_observation_id",
  ]

  /// Statements that let the parts of a whole sum up to it again, by its remainder alone.
  static func rebalancing(of parent: String) -> String {
    """
    INSERT INTO transactions (\(kept.joined(separator: ", ")), source, amount_e8, name, user_name,
        merchant, parent_id, is_remainder, updated_at_ms)
      SELECT \(kept.map { "p.\($0)" }.joined(separator: ", ")), 'manual', 0,
        p.name, iif(p.source = 'plaid', p.user_name, p.name), p.merchant, p.transaction_id, 1,
        p.updated_at_ms
      FROM transactions p
      WHERE p.transaction_id = \(parent) AND NOT EXISTS (
        SELECT 1 FROM transactions WHERE parent_id = p.transaction_id AND is_remainder = 1);
      UPDATE transactions SET amount_e8 = (
        SELECT amount_e8 FROM transactions WHERE transaction_id = \(parent)) - (
        SELECT coalesce(sum(amount_e8), 0) FROM transactions
        WHERE parent_id = \(parent) AND is_remainder = 0)
      WHERE parent_id = \(parent) AND is_remainder = 1;
      DELETE FROM transactions
      WHERE parent_id = \(parent) AND is_remainder = 1 AND amount_e8 = 0;
    """
  }
}
