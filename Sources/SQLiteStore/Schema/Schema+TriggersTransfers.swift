extension Schema {
  /// A change of an entry moves the accounts' `transfers_matched_through` back, deletes pairs that
  /// were matched automatically, and breaks a pair that the user confirmed if the entry can no
  /// longer be its side.
  ///
  /// Trades that move money between accounts can be sides of transfers, as transactions can.
  static let transferTriggers =
    transactions + trades + accounts + exchangeRates + ruleValues

  private static let transactions =
    replaced("transactions", "transaction_id")
      + """
      CREATE TRIGGER transactions_insert_unmatches AFTER INSERT ON transactions
      WHEN NEW.pending = 0 AND NEW.date <= (
        SELECT transfers_matched_through FROM accounts WHERE account_id = NEW.account_id)
      BEGIN
        UPDATE accounts SET transfers_matched_through = NEW.date - 1
        WHERE account_id = NEW.account_id;
      END;

      CREATE TRIGGER transactions_delete_unmatches BEFORE DELETE ON transactions
      WHEN OLD.pending = 0
      BEGIN
        \(rematch("OLD", accounts: "account_id = OLD.account_id"))
        \(rematchPartners(of: "OLD.transaction_id"))
      END;

      CREATE TRIGGER transactions_update_unmatches AFTER UPDATE OF
        account_id, date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency,
        user_excluded, is_split, \(evidence.joined(separator: ", ")) ON transactions
      WHEN OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
        OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.pending IS NOT NEW.pending
        OR (OLD.removed_at_ms IS NULL) <> (NEW.removed_at_ms IS NULL)
        OR (OLD.hidden_at_ms IS NULL) <> (NEW.hidden_at_ms IS NULL)
        OR OLD.foreign_currency IS NOT NEW.foreign_currency
        OR coalesce(OLD.user_excluded, 0) <> coalesce(NEW.user_excluded, 0)
        OR OLD.is_split <> NEW.is_split OR \(SQLFragments.differ(evidence))
      BEGIN
        \(unmatching("NEW.transaction_id", breaks: """
        NEW.pending OR coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NOT NULL OR NEW.is_split
        """))
      END;


      """

  /// The columns that say whether a transaction is a side of a transfer.
  private static let evidence = [
    "name", "original_description", "merchant", "category", "user_category",
  ]

  private static let trades =
    replaced("trades", "trade_id")
      + """
      CREATE TRIGGER trades_insert_unmatches AFTER INSERT ON trades
      WHEN \(SQLFragments.isTransferable("NEW")) AND NEW.date <= (
        SELECT transfers_matched_through FROM accounts WHERE account_id = NEW.account_id)
      BEGIN
        UPDATE accounts SET transfers_matched_through = NEW.date - 1
        WHERE account_id = NEW.account_id;
      END;

      CREATE TRIGGER trades_delete_unmatches BEFORE DELETE ON trades
      WHEN \(SQLFragments.isTransferable("OLD"))
      BEGIN
        \(rematch("OLD", accounts: "account_id = OLD.account_id"))
        \(rematchPartners(of: "-OLD.trade_id"))
      END;

      CREATE TRIGGER trades_update_unmatches AFTER UPDATE OF
        account_id, security_id, date, quantity, amount_e8, currency, type, subtype, removed_at_ms
        ON trades
      WHEN (\(SQLFragments.isTransferable("OLD")) OR \(SQLFragments.isTransferable("NEW")))
        AND (OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
          OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.currency IS NOT NEW.currency
          OR \(SQLFragments.isTransferable("OLD")) <> \(SQLFragments.isTransferable("NEW")))
      BEGIN
        \(unmatching("-NEW.trade_id", breaks: "NOT \(SQLFragments.isTransferable("NEW"))"))
      END;


      """

  private static let accounts = """
    CREATE TRIGGER accounts_update_unmatches AFTER UPDATE OF currency ON accounts
    WHEN OLD.currency <> NEW.currency
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL WHERE account_id = NEW.account_id;
    END;

    CREATE TRIGGER accounts_rename_unmatches AFTER UPDATE OF name, user_name, mask ON accounts
    WHEN \(SQLFragments.differ(["name", "user_name", "mask"]))
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = NEW.family_id;
    END;

    CREATE TRIGGER items_rename_unmatches AFTER UPDATE OF institution_name ON items
    WHEN \(SQLFragments.differ(["institution_name"]))
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = NEW.family_id;
    END;

    CREATE TRIGGER category_names_insert_unmatches AFTER INSERT ON category_names
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = NEW.family_id;
    END;

    CREATE TRIGGER category_names_delete_unmatches AFTER DELETE ON category_names
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = OLD.family_id;
    END;

    CREATE TRIGGER category_names_update_unmatches AFTER UPDATE ON category_names
    BEGIN
      UPDATE accounts SET transfers_matched_through = NULL
      WHERE family_id IN (OLD.family_id, NEW.family_id);
    END;


    """

  private static let exchangeRates = """
    CREATE TRIGGER exchange_rates_insert_unmatches AFTER INSERT ON exchange_rates
    BEGIN
      \(rematch("NEW", accounts: "family_id = NEW.family_id"))
    END;

    CREATE TRIGGER exchange_rates_delete_unmatches AFTER DELETE ON exchange_rates
    BEGIN
      \(rematch("OLD", accounts: "family_id = OLD.family_id"))
    END;

    CREATE TRIGGER exchange_rates_update_unmatches AFTER UPDATE ON exchange_rates
    BEGIN
      \(rematch("OLD", accounts: "family_id = OLD.family_id"))
      \(rematch("NEW", accounts: "family_id = NEW.family_id"))
    END;


    """

  /// A rule that excludes an entry from reports also excludes it from matching, as the user's own
  /// setting does. A category that a rule sets is evidence, as the provider's is.
  private static let ruleValues =
    ruleTrigger("INSERT", from: nil, to: "NEW") + ruleTrigger("DELETE", from: "OLD", to: nil)
    + ruleTrigger("UPDATE", from: "OLD", to: "NEW")

  private static func ruleTrigger(_ verb: String, from old: String?, to new: String?) -> String {
    func value(_ row: String?, _ column: String) -> String {
      row.map { "\($0).\(column)" } ?? "NULL"
    }
    let id = verb == "DELETE" ? "OLD.transaction_id" : "NEW.transaction_id"
    return """
      CREATE TRIGGER rule_values_\(verb.lowercased())_unmatches AFTER \(verb) ON rule_values
      WHEN coalesce(\(value(old, "excluded")), 0) <> coalesce(\(value(new, "excluded")), 0)
        OR \(value(old, "category")) IS NOT \(value(new, "category"))
      BEGIN
        UPDATE accounts SET transfers_matched_through = t.date - 1
        FROM (SELECT account_id, date FROM transactions WHERE transaction_id = \(id)) AS t
        WHERE accounts.account_id = t.account_id AND transfers_matched_through >= t.date;
        DELETE FROM transfers WHERE outflow_id = \(id) AND state IN ('matched', 'unclear');
        DELETE FROM transfers WHERE inflow_id = \(id) AND state IN ('matched', 'unclear');
      END;


      """
  }

  /// Returns the trigger for `INSERT OR REPLACE` by another program, which deletes the old row
  /// without firing its triggers.
  private static func replaced(_ table: String, _ key: String) -> String {
    let entry = table == "trades" ? "-NEW.\(key)" : "NEW.\(key)"
    return """
      CREATE TRIGGER \(table)_replace_unmatches BEFORE INSERT ON \(table)
      WHEN NEW.\(key) > 0
      BEGIN
        UPDATE accounts SET transfers_matched_through = o.date - 1
        FROM (SELECT account_id, date FROM \(table) WHERE \(key) = NEW.\(key)) AS o
        WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
        \(rematchPartners(of: entry))
        DELETE FROM transfers WHERE state IN ('matched', 'unclear')
          AND (outflow = \(entry) OR inflow = \(entry));
      END;


      """
  }

  /// Returns the statements that follow from a change of an entry: `condition` holds if it can no
  /// longer be a side.
  private static func unmatching(_ entry: String, breaks condition: String) -> String {
    """
    UPDATE accounts SET transfers_matched_through = min(OLD.date, NEW.date) - 1
      WHERE account_id IN (OLD.account_id, NEW.account_id)
        AND transfers_matched_through >= min(OLD.date, NEW.date);
      \(rematchPartners(of: entry))
      DELETE FROM transfers WHERE outflow = \(entry) AND state IN ('matched', 'unclear');
      DELETE FROM transfers WHERE inflow = \(entry) AND state IN ('matched', 'unclear');
      UPDATE transfers SET state = 'broken'
      WHERE state = 'confirmed' AND outflow = \(entry) AND (\(condition) OR NEW.amount_e8 <= 0);
      UPDATE transfers SET state = 'broken'
      WHERE state = 'confirmed' AND inflow = \(entry) AND (\(condition) OR NEW.amount_e8 >= 0);
    """
  }

  /// Returns the statement that moves `transfers_matched_through` back to the day before a row's
  /// date.
  private static func rematch(_ row: String, accounts condition: String) -> String {
    """
    UPDATE accounts SET transfers_matched_through = \(row).date - 1
      WHERE \(condition) AND transfers_matched_through >= \(row).date;
    """
  }

  /// Returns the statement that does the same for the other side of each confirmed pair, which may
  /// be dated far from this one and becomes free without it.
  private static func rematchPartners(of entry: String) -> String {
    func side(_ own: String, _ other: String) -> String {
      """
      SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
        FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.\(other)_id
          LEFT JOIN trades x ON x.trade_id = p.\(other)_trade_id
        WHERE p.\(own) = \(entry) AND p.state IN ('confirmed', 'broken')
      """
    }
    return """
      UPDATE accounts SET transfers_matched_through = o.date - 1
        FROM (\(side("outflow", "inflow")) UNION ALL \(side("inflow", "outflow"))) AS o
        WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
      """
  }
}
