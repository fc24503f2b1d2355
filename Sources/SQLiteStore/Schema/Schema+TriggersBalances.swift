extension Schema {
  /// A change of an input dated X moves the account's watermark (`data_synced_through`) back to X −
  /// 1, so that the next sync recomputes the days from X on. Inputs related to securities are in
  /// `investmentTriggers`.
  ///
  /// Docs/decisions/0004-triggers-invalidate.md explains why triggers do this. While an account has
  /// no watermark, the `WHEN` or `WHERE` of each trigger is one lookup that finds nothing to do.
  static let balanceTriggers =
    transactions + dated("valuations") + dated("reported_balances")
    + replaced("reported_balances", "reported_balance_id", where: "1") + exchangeRates + accounts

  /// When a transaction is split, it no longer counts and its parts do; that is what the last
  /// trigger is for.
  private static let transactions =
    """
    CREATE TRIGGER transactions_insert_invalidates AFTER INSERT ON transactions
    WHEN \(SQLFragments.isPostedAndKept("NEW"))
      AND NEW.date <= (SELECT data_synced_through FROM accounts
                       WHERE account_id = NEW.account_id)
    BEGIN
      UPDATE accounts SET data_synced_through = NEW.date - 1 WHERE account_id = NEW.account_id;
    END;

    CREATE TRIGGER transactions_delete_invalidates AFTER DELETE ON transactions
    WHEN \(SQLFragments.isPostedAndKept("OLD"))
      AND OLD.date <= (SELECT data_synced_through FROM accounts
                       WHERE account_id = OLD.account_id)
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1 WHERE account_id = OLD.account_id;
    END;

    CREATE TRIGGER transactions_update_invalidates AFTER UPDATE OF
      account_id, date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency,
      exchange_rate, late_reported_balance_id ON transactions
    WHEN OLD.date IS NOT NEW.date OR OLD.amount_e8 IS NOT NEW.amount_e8
      OR OLD.pending IS NOT NEW.pending OR OLD.account_id IS NOT NEW.account_id
      OR (OLD.removed_at_ms IS NULL) <> (NEW.removed_at_ms IS NULL)
      OR (OLD.hidden_at_ms IS NULL) <> (NEW.hidden_at_ms IS NULL)
      OR OLD.foreign_currency IS NOT NEW.foreign_currency
      OR OLD.exchange_rate IS NOT NEW.exchange_rate
      OR OLD.late_reported_balance_id IS NOT NEW.late_reported_balance_id
    BEGIN
      \(invalidate("OLD", where: SQLFragments.isPostedAndKept("OLD")))
      \(invalidate("NEW", where: SQLFragments.isPostedAndKept("NEW")))
    END;

    CREATE TRIGGER transactions_split_invalidates AFTER UPDATE OF is_split ON transactions
    WHEN OLD.is_split <> NEW.is_split AND \(SQLFragments.isPostedAndKept("NEW"))
    BEGIN
      \(invalidate("NEW"))
    END;


    """ + replaced("transactions", "transaction_id", where: SQLFragments.isPostedAndKept())

  /// Returns the triggers of a table in which every row is an input of its account on its date.
  private static func dated(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_insert_invalidates AFTER INSERT ON \(table)
    BEGIN
      \(invalidate("NEW"))
    END;

    CREATE TRIGGER \(table)_delete_invalidates AFTER DELETE ON \(table)
    BEGIN
      \(invalidate("OLD"))
    END;

    CREATE TRIGGER \(table)_update_invalidates AFTER UPDATE ON \(table)
    BEGIN
      \(invalidate("OLD"))
      \(invalidate("NEW"))
    END;


    """
  }

  /// Returns the trigger for `INSERT OR REPLACE` by another program, which deletes the old row
  /// without firing its triggers.
  ///
  /// A row that is given with its number is looked up before it is replaced. A row without a number
  /// has −1 here, so that the program's own inserts cost one comparison.
  private static func replaced(
    _ table: String, _ id: String, where condition: String
  ) -> String {
    """
    CREATE TRIGGER \(table)_replace_invalidates BEFORE INSERT ON \(table)
    WHEN NEW.\(id) > 0
    BEGIN
      UPDATE accounts SET data_synced_through = o.date - 1
      FROM (SELECT account_id, date FROM \(table) WHERE \(id) = NEW.\(id) AND \(condition)) AS o
      WHERE accounts.account_id = o.account_id AND accounts.data_synced_through >= o.date;
    END;


    """
  }

  /// A rate applies to its own day and the days after it, so its day is the first that can change.
  private static let exchangeRates = """
    CREATE TRIGGER exchange_rates_insert_invalidates AFTER INSERT ON exchange_rates
    BEGIN
      \(invalidate("NEW", accounts: convertedBy("NEW")))
    END;

    CREATE TRIGGER exchange_rates_delete_invalidates AFTER DELETE ON exchange_rates
    BEGIN
      \(invalidate("OLD", accounts: convertedBy("OLD")))
    END;

    CREATE TRIGGER exchange_rates_update_invalidates AFTER UPDATE ON exchange_rates
    BEGIN
      \(invalidate("OLD", accounts: convertedBy("OLD")))
      \(invalidate("NEW", accounts: convertedBy("NEW")))
    END;


    """

  private static func convertedBy(_ rate: String) -> String {
    "family_id = \(rate).family_id AND currency = \(rate).to_currency"
  }

  /// The kind, the currency and the item of an account affect every row. A new currency also makes
  /// its own transactions foreign, and vice versa. If pending transactions turn out to be included
  /// in its reported balances, or not to be, these balances have another meaning.
  private static let accounts = """
    CREATE TRIGGER accounts_update_invalidates AFTER UPDATE OF kind, currency, item_id ON accounts
    WHEN OLD.kind <> NEW.kind OR OLD.currency <> NEW.currency
      OR OLD.item_id IS NOT NEW.item_id
    BEGIN
      UPDATE accounts SET data_synced_through = NULL WHERE account_id = NEW.account_id;
    END;

    CREATE TRIGGER accounts_update_currency AFTER UPDATE OF currency ON accounts
    WHEN OLD.currency <> NEW.currency
    BEGIN
      UPDATE transactions
      SET foreign_currency = CASE WHEN foreign_currency IS NULL THEN OLD.currency END
      WHERE account_id = NEW.account_id
        AND (foreign_currency IS NULL OR foreign_currency = NEW.currency);
    END;

    CREATE TRIGGER accounts_pending_invalidates AFTER UPDATE OF pending_in_balance, pending_found
      ON accounts
    WHEN (\(SQLFragments.isPendingCounted("OLD"))) <> (\(SQLFragments.isPendingCounted("NEW")))
    BEGIN
      UPDATE accounts SET data_synced_through = NULL WHERE account_id = NEW.account_id;
    END;


    """

  /// Returns the statement that moves the watermark of a row's account, or of other accounts, back
  /// to the day before the row's date.
  private static func invalidate(
    _ row: String, accounts: String? = nil, where condition: String? = nil
  ) -> String {
    """
    UPDATE accounts SET data_synced_through = \(row).date - 1
      WHERE \(accounts ?? "account_id = \(row).account_id") AND data_synced_through >= \(row).date\
    \(condition.map { "\n    AND \($0)" } ?? "");
    """
  }
}
