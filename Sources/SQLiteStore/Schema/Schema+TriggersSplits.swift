extension Schema {
  /// Keep a split transaction and its parts consistent.
  ///
  /// The parts count, the whole does not (`transactions_split_invalidates` in `balanceTriggers`).
  /// Triggers keep them consistent, so that balances are right whichever program writes.
  static let splitTriggers = """
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

    CREATE TRIGGER transactions_update_parts AFTER UPDATE OF
      \(SQLFragments.partColumns.joined(separator: ", ")), user_excluded ON transactions
    WHEN NEW.is_split = 1
      AND (\(SQLFragments.differ(SQLFragments.partColumns + ["user_excluded"])))
    BEGIN
      UPDATE transactions
      SET \(SQLFragments.partColumns.map { "\($0) = NEW.\($0)" }.joined(separator: ", "))
      WHERE parent_id = NEW.transaction_id;
      UPDATE transactions SET user_excluded = NEW.user_excluded
      WHERE parent_id = NEW.transaction_id AND OLD.user_excluded IS NOT NEW.user_excluded;
    END;

    CREATE TRIGGER transactions_update_rebalances AFTER UPDATE OF amount_e8 ON transactions
    WHEN NEW.is_split = 1 AND OLD.amount_e8 <> NEW.amount_e8
    BEGIN
      \(SQLFragments.rebalancing(of: "NEW.transaction_id"))
    END;


    """
}
