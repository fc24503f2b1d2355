extension Schema0004 {
  /// Trades that bring money or take it are sides of transfers as transactions are.
  static let transfers = transferTable + transactionTriggers + tradeTriggers + transferView

  /// The condition for a standing trade that moves money between this account and another one.
  static func isTransferable(_ row: String) -> String {
    """
    (\(row).removed_at_ms IS NULL AND \(row).amount_e8 <> 0
      AND (\(row).type = 'cash' AND \(row).subtype IN ('contribution', 'deposit', 'withdrawal')
        OR \(row).type = 'transfer' AND \(row).subtype IN ('transfer', 'send', 'request')
          AND \(row).security_id IS NULL AND \(row).quantity = '0'))
    """
  }

  /// A side is a transaction or a trade. `outflow` and `inflow` are one number for both, which is
  /// negative for a trade.
  private static let transferTable = """
    CREATE TEMP TABLE transfers_before AS SELECT * FROM transfers;
    CREATE TEMP TABLE numbers_before AS
    SELECT name, seq FROM sqlite_sequence WHERE name = 'transfers';
    DROP VIEW v_transfers;
    DROP TRIGGER transactions_replace_unmatches;
    DROP TRIGGER transactions_delete_unmatches;
    DROP TRIGGER transactions_update_unmatches;
    DROP TABLE transfers;

    CREATE TABLE transfers (
      transfer_id INTEGER PRIMARY KEY AUTOINCREMENT,
      outflow_id INTEGER REFERENCES transactions ON DELETE CASCADE,
      inflow_id INTEGER REFERENCES transactions ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (
        state IN ('matched', 'unclear', 'confirmed', 'broken', 'rejected')),
      decided_at_ms INTEGER,
      outflow_trade_id INTEGER REFERENCES trades ON DELETE CASCADE,
      inflow_trade_id INTEGER REFERENCES trades ON DELETE CASCADE,
      outflow INTEGER GENERATED ALWAYS AS (coalesce(outflow_id, -outflow_trade_id)) VIRTUAL,
      inflow INTEGER GENERATED ALWAYS AS (coalesce(inflow_id, -inflow_trade_id)) VIRTUAL,
      CHECK ((outflow_id IS NULL) <> (outflow_trade_id IS NULL)),
      CHECK ((inflow_id IS NULL) <> (inflow_trade_id IS NULL)),
      CHECK (outflow <> inflow),
      CHECK ((state IN ('matched', 'unclear')) = (decided_at_ms IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX transfers_pairs ON transfers (outflow, inflow);
    CREATE UNIQUE INDEX transfers_outflows ON transfers (outflow)
      WHERE state IN ('matched', 'confirmed');
    CREATE UNIQUE INDEX transfers_inflows ON transfers (inflow)
      WHERE state IN ('matched', 'confirmed');
    CREATE INDEX transfers_of_inflow ON transfers (inflow);
    CREATE INDEX transfers_of_outflow_transaction ON transfers (outflow_id);
    CREATE INDEX transfers_of_inflow_transaction ON transfers (inflow_id);
    CREATE INDEX transfers_of_outflow_trade ON transfers (outflow_trade_id)
      WHERE outflow_trade_id IS NOT NULL;
    CREATE INDEX transfers_of_inflow_trade ON transfers (inflow_trade_id)
      WHERE inflow_trade_id IS NOT NULL;

    INSERT INTO transfers (transfer_id, outflow_id, inflow_id, state, decided_at_ms)
    SELECT transfer_id, outflow_id, inflow_id, state, decided_at_ms FROM temp.transfers_before;
    DROP TABLE temp.transfers_before;
    DELETE FROM sqlite_sequence WHERE name = 'transfers';
    INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM temp.numbers_before;
    DROP TABLE temp.numbers_before;
    UPDATE accounts SET transfers_matched_through = NULL
    WHERE account_id IN (SELECT account_id FROM trades);


    """

  private static let transactionTriggers =
    replacing(
      "transactions", "transaction_id")
      + """
      CREATE TRIGGER transactions_delete_unmatches BEFORE DELETE ON transactions
      WHEN OLD.pending = 0
      BEGIN
        UPDATE accounts SET transfers_matched_through = OLD.date - 1
        WHERE account_id = OLD.account_id AND transfers_matched_through >= OLD.date;
        \(partners("OLD.transaction_id"))
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
        \(unmatching("NEW.transaction_id", breaks: """
        NEW.pending OR coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NOT NULL OR NEW.is_split
        """))
      END;


      """

  private static let tradeTriggers =
    replacing("trades", "trade_id")
      + """
      CREATE TRIGGER trades_insert_unmatches AFTER INSERT ON trades
      WHEN \(isTransferable("NEW")) AND NEW.date <= (
        SELECT transfers_matched_through FROM accounts WHERE account_id = NEW.account_id)
      BEGIN
        UPDATE accounts SET transfers_matched_through = NEW.date - 1
        WHERE account_id = NEW.account_id;
      END;

      CREATE TRIGGER trades_delete_unmatches BEFORE DELETE ON trades
      WHEN \(isTransferable("OLD"))
      BEGIN
        UPDATE accounts SET transfers_matched_through = OLD.date - 1
        WHERE account_id = OLD.account_id AND transfers_matched_through >= OLD.date;
        \(partners("-OLD.trade_id"))
      END;

      CREATE TRIGGER trades_update_unmatches AFTER UPDATE OF
        account_id, security_id, date, quantity, amount_e8, currency, type, subtype, removed_at_ms
        ON trades
      WHEN (\(isTransferable("OLD")) OR \(isTransferable("NEW")))
        AND (OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
          OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.currency IS NOT NEW.currency
          OR \(isTransferable("OLD")) <> \(isTransferable("NEW")))
      BEGIN
        \(unmatching("-NEW.trade_id", breaks: "NOT \(isTransferable("NEW"))"))
      END;


      """

  /// What a row takes with it that another one replaces without a word.
  private static func replacing(_ table: String, _ key: String) -> String {
    let entry = table == "trades" ? "-NEW.\(key)" : "NEW.\(key)"
    return """
      CREATE TRIGGER \(table)_replace_unmatches BEFORE INSERT ON \(table)
      WHEN NEW.\(key) > 0
      BEGIN
        UPDATE accounts SET transfers_matched_through = o.date - 1
        FROM (SELECT account_id, date FROM \(table) WHERE \(key) = NEW.\(key)) AS o
        WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
        \(partners(entry))
        DELETE FROM transfers WHERE state IN ('matched', 'unclear')
          AND (outflow = \(entry) OR inflow = \(entry));
      END;


      """
  }

  /// Takes the marks back after a change of an entry, ends what was matched by itself, and breaks
  /// what the user confirmed if the entry no longer is what it was.
  private static func unmatching(_ entry: String, breaks condition: String) -> String {
    """
    UPDATE accounts SET transfers_matched_through = min(OLD.date, NEW.date) - 1
      WHERE account_id IN (OLD.account_id, NEW.account_id)
        AND transfers_matched_through >= min(OLD.date, NEW.date);
      \(partners(entry))
      DELETE FROM transfers WHERE outflow = \(entry) AND state IN ('matched', 'unclear');
      DELETE FROM transfers WHERE inflow = \(entry) AND state IN ('matched', 'unclear');
      UPDATE transfers SET state = 'broken'
      WHERE state = 'confirmed' AND outflow = \(entry) AND (\(condition) OR NEW.amount_e8 <= 0);
      UPDATE transfers SET state = 'broken'
      WHERE state = 'confirmed' AND inflow = \(entry) AND (\(condition) OR NEW.amount_e8 >= 0);
    """
  }

  /// The sides of a confirmed pair may be far from one another, and one without the other is free.
  private static func partners(_ entry: String) -> String {
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

  private static let transferView = """
    CREATE VIEW v_transfers AS
    SELECT p.transfer_id AS id, fa.family_id AS family, p.state,
      CASE ta.kind WHEN 'credit' THEN 'card payment' WHEN 'loan' THEN 'loan payment'
        WHEN 'investment' THEN 'investment contribution'
        WHEN 'crypto' THEN 'investment contribution' ELSE 'internal' END AS kind,
      p.outflow_id AS outflow, p.outflow_trade_id AS outflow_trade, fa.account_id AS from_account,
      \(Schema0002.day("coalesce(f.date, fx.date)")) AS date,
      \(Schema0002.decimal("coalesce(f.amount_e8, fx.amount_e8)")) AS amount,
      coalesce(fx.currency, f.foreign_currency, fa.currency) AS currency,
      p.inflow_id AS inflow, p.inflow_trade_id AS inflow_trade, ta.account_id AS to_account,
      \(Schema0002.day("coalesce(t.date, tx.date)")) AS received_date,
      \(Schema0002.decimal("coalesce(t.amount_e8, tx.amount_e8)")) AS received_amount,
      coalesce(tx.currency, t.foreign_currency, ta.currency) AS received_currency
    FROM \(transferSides);

    """

  /// Transfers with both their sides: a transaction `f` or a trade `fx` of the account `fa`, and
  /// likewise `t`, `tx` and `ta`.
  static let transferSides = """
    transfers p
      LEFT JOIN transactions f ON f.transaction_id = p.outflow_id
      LEFT JOIN trades fx ON fx.trade_id = p.outflow_trade_id
      JOIN accounts fa ON fa.account_id = coalesce(f.account_id, fx.account_id)
      LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
      LEFT JOIN trades tx ON tx.trade_id = p.inflow_trade_id
      JOIN accounts ta ON ta.account_id = coalesce(t.account_id, tx.account_id)
    """
}
