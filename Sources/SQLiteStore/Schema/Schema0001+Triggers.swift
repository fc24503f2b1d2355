extension Schema0001 {
  /// Whatever changes an input dated X takes the account's watermark back to X − 1.
  ///
  /// It happens here, so that no caller can forget it and other SQLite clients count too. While an
  /// account has no mark, the `WHEN` of each trigger is one look-up that finds nothing to do.
  static let triggers =
    transactionTriggers + dated("valuations") + dated("reported_balances") + rateTriggers
    + accountTriggers + pageTriggers

  private static let transactionTriggers = """
    CREATE TRIGGER transactions_insert_rewinds AFTER INSERT ON transactions
    WHEN NEW.pending = 0 AND NEW.removed_at_ms IS NULL AND NEW.hidden_at_ms IS NULL
      AND NEW.date <= (SELECT data_synced_through FROM accounts
                       WHERE account_id = NEW.account_id)
    BEGIN
      UPDATE accounts SET data_synced_through = NEW.date - 1 WHERE account_id = NEW.account_id;
    END;

    CREATE TRIGGER transactions_delete_rewinds AFTER DELETE ON transactions
    WHEN OLD.pending = 0 AND OLD.removed_at_ms IS NULL AND OLD.hidden_at_ms IS NULL
      AND OLD.date <= (SELECT data_synced_through FROM accounts
                       WHERE account_id = OLD.account_id)
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1 WHERE account_id = OLD.account_id;
    END;

    CREATE TRIGGER transactions_update_rewinds AFTER UPDATE OF
      account_id, date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency,
      exchange_rate, late_observation_id ON transactions
    WHEN OLD.date IS NOT NEW.date OR OLD.amount_e8 IS NOT NEW.amount_e8
      OR OLD.pending IS NOT NEW.pending OR OLD.account_id IS NOT NEW.account_id
      OR (OLD.removed_at_ms IS NULL) <> (NEW.removed_at_ms IS NULL)
      OR (OLD.hidden_at_ms IS NULL) <> (NEW.hidden_at_ms IS NULL)
      OR OLD.foreign_currency IS NOT NEW.foreign_currency
      OR OLD.exchange_rate IS NOT NEW.exchange_rate
      OR OLD.late_observation_id IS NOT NEW.late_observation_id
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1
      WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date
        AND OLD.pending = 0 AND OLD.removed_at_ms IS NULL AND OLD.hidden_at_ms IS NULL;
      UPDATE accounts SET data_synced_through = NEW.date - 1
      WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date
        AND NEW.pending = 0 AND NEW.removed_at_ms IS NULL AND NEW.hidden_at_ms IS NULL;
    END;

    """

  /// The triggers of a table whose every row is an input of its account on its date.
  private static func dated(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_insert_rewinds AFTER INSERT ON \(table)
    BEGIN
      UPDATE accounts SET data_synced_through = NEW.date - 1
      WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
    END;

    CREATE TRIGGER \(table)_delete_rewinds AFTER DELETE ON \(table)
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1
      WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date;
    END;

    CREATE TRIGGER \(table)_update_rewinds AFTER UPDATE ON \(table)
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1
      WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date;
      UPDATE accounts SET data_synced_through = NEW.date - 1
      WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
    END;


    """
  }

  /// A rate serves its own day and those after it, so its day is the first that can differ.
  private static let rateTriggers = """
    CREATE TRIGGER exchange_rates_insert_rewinds AFTER INSERT ON exchange_rates
    BEGIN
      UPDATE accounts SET data_synced_through = NEW.date - 1
      WHERE family_id = NEW.family_id AND currency = NEW.to_currency
        AND data_synced_through >= NEW.date;
    END;

    CREATE TRIGGER exchange_rates_delete_rewinds AFTER DELETE ON exchange_rates
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1
      WHERE family_id = OLD.family_id AND currency = OLD.to_currency
        AND data_synced_through >= OLD.date;
    END;

    CREATE TRIGGER exchange_rates_update_rewinds AFTER UPDATE ON exchange_rates
    BEGIN
      UPDATE accounts SET data_synced_through = OLD.date - 1
      WHERE family_id = OLD.family_id AND currency = OLD.to_currency
        AND data_synced_through >= OLD.date;
      UPDATE accounts SET data_synced_through = NEW.date - 1
      WHERE family_id = NEW.family_id AND currency = NEW.to_currency
        AND data_synced_through >= NEW.date;
    END;

    """

  /// What an account is decides every row. A new currency also turns own entries into foreign
  /// ones, and the other way round.
  private static let accountTriggers = """
    CREATE TRIGGER accounts_update_rewinds AFTER UPDATE OF kind, currency, item_id ON accounts
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

    """

  /// A page is kept as long as a transaction's raw JSON lies in it.
  private static let pageTriggers = """
    CREATE TRIGGER transactions_update_releases AFTER UPDATE OF page_id ON transactions
    WHEN OLD.page_id IS NOT NULL AND OLD.page_id IS NOT NEW.page_id
    BEGIN
      UPDATE pages SET reference_count = reference_count - 1 WHERE page_id = OLD.page_id;
    END;

    CREATE TRIGGER transactions_delete_releases AFTER DELETE ON transactions
    WHEN OLD.page_id IS NOT NULL
    BEGIN
      UPDATE pages SET reference_count = reference_count - 1 WHERE page_id = OLD.page_id;
    END;

    """
}
