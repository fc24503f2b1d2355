extension Schema {
  /// What changes of trades, holdings, closing prices and securities invalidate: the table in
  /// Docs/decisions/0002-holdings-by-day.md.
  ///
  /// A change dated X moves the watermark back to X − 1. It clears the watermark if X is not after
  /// the account's oldest list of holdings, because that list carries the change to all earlier
  /// days.
  static let investmentTriggers = trades + holdings + holdingLists + prices + securities

  private static let notRemoved = "removed_at_ms IS NULL"

  private static let trades = """
    CREATE TRIGGER trades_insert_invalidates AFTER INSERT ON trades WHEN NEW.\(notRemoved)
    BEGIN
      \(invalidate(by: "NEW"))
    END;

    CREATE TRIGGER trades_delete_invalidates AFTER DELETE ON trades WHEN OLD.\(notRemoved)
    BEGIN
      \(invalidate(by: "OLD"))
    END;

    CREATE TRIGGER trades_update_invalidates AFTER UPDATE OF account_id, date, security_id, type,
      subtype, quantity, price, amount_e8, currency, removed_at_ms ON trades
    WHEN (NOT OLD.\(notRemoved)) <> (NOT NEW.\(notRemoved)) OR NEW.\(notRemoved)
      AND (OLD.account_id, OLD.date, OLD.security_id, OLD.type, OLD.subtype, OLD.quantity,
        OLD.price, OLD.amount_e8, OLD.currency)
      IS NOT (NEW.account_id, NEW.date, NEW.security_id, NEW.type, NEW.subtype, NEW.quantity,
        NEW.price, NEW.amount_e8, NEW.currency)
    BEGIN
      \(invalidate(by: "OLD", where: "OLD.\(notRemoved)"))
      \(invalidate(by: "NEW", where: "NEW.\(notRemoved)"))
    END;

    CREATE TRIGGER trades_replace_invalidates BEFORE INSERT ON trades WHEN NEW.trade_id > 0
    BEGIN
      \(invalidate(by: "o", from: """
        (SELECT account_id, date FROM trades WHERE trade_id = NEW.trade_id AND \(notRemoved)) AS o
        """))
    END;

    """

  /// Tax lots are deleted with the holding that they make up.
  private static let holdings = """
    CREATE TRIGGER holdings_insert_invalidates AFTER INSERT ON holdings
    BEGIN
      \(invalidate(by: "NEW"))
    END;

    CREATE TRIGGER holdings_delete_invalidates AFTER DELETE ON holdings
    BEGIN
      \(invalidate(by: "OLD"))
    END;

    CREATE TRIGGER holdings_update_invalidates AFTER UPDATE OF
      account_id, security_id, date, quantity, price, currency ON holdings
    WHEN (OLD.account_id, OLD.security_id, OLD.date, OLD.quantity, OLD.price, OLD.currency)
      IS NOT (NEW.account_id, NEW.security_id, NEW.date, NEW.quantity, NEW.price, NEW.currency)
    BEGIN
      \(invalidate(by: "OLD"))
      \(invalidate(by: "NEW"))
    END;

    CREATE TRIGGER holdings_delete_lots AFTER DELETE ON holdings
    BEGIN
      DELETE FROM tax_lots WHERE account_id = OLD.account_id
        AND security_id = OLD.security_id AND date = OLD.date;
    END;

    """

  /// The oldest list determines what was held before it. Other lists matter only through their
  /// holdings.
  private static let holdingLists = """
    CREATE TRIGGER holding_lists_insert_forgets AFTER INSERT ON holding_lists
    BEGIN
      \(clearWatermarkIfOldest("NEW"))
    END;

    CREATE TRIGGER holding_lists_delete_forgets AFTER DELETE ON holding_lists
    BEGIN
      \(clearWatermarkIfOldest("OLD"))
    END;

    CREATE TRIGGER holding_lists_update_forgets AFTER UPDATE OF account_id, date ON holding_lists
    WHEN OLD.account_id <> NEW.account_id OR OLD.date <> NEW.date
    BEGIN
      \(clearWatermarkIfOldest("OLD"))
      \(clearWatermarkIfOldest("NEW"))
    END;

    """

  private static let prices = """
    CREATE TRIGGER prices_insert_invalidates AFTER INSERT ON prices
    BEGIN
      \(invalidateHolders(of: "NEW"))
    END;

    CREATE TRIGGER prices_delete_invalidates AFTER DELETE ON prices
    BEGIN
      \(invalidateHolders(of: "OLD"))
    END;

    CREATE TRIGGER prices_update_invalidates AFTER UPDATE OF security_id, date, price, currency
      ON prices
    WHEN (OLD.security_id, OLD.date, OLD.price, OLD.currency)
      IS NOT (NEW.security_id, NEW.date, NEW.price, NEW.currency)
    BEGIN
      \(invalidateHolders(of: "OLD"))
      \(invalidateHolders(of: "NEW"))
    END;

    """

  private static let securities = """
    CREATE TRIGGER securities_update_forgets AFTER UPDATE OF ticker, type, currency, quotation
      ON securities
    WHEN OLD.is_cash <> NEW.is_cash OR OLD.quotation <> NEW.quotation
    BEGIN
      UPDATE accounts SET data_synced_through = NULL
      WHERE account_id IN (\(holders("NEW"))) AND data_synced_through IS NOT NULL;
    END;

    CREATE TRIGGER securities_replace_forgets BEFORE INSERT ON securities
    WHEN NEW.security_id > 0
    BEGIN
      UPDATE accounts SET data_synced_through = NULL
      WHERE account_id IN (\(holders("NEW"))) AND data_synced_through IS NOT NULL;
    END;

    """

  /// Returns the statement that moves the watermark of a row's account back to the day before the
  /// row's date, or clears it.
  private static func invalidate(
    by row: String, from source: String? = nil, where condition: String? = nil
  ) -> String {
    """
    UPDATE accounts
      SET data_synced_through = iif(\(row).date <= \(firstList), NULL, \(row).date - 1)
      \(source.map { "FROM \($0)" } ?? "")
      WHERE accounts.account_id = \(row).account_id AND (data_synced_through >= \(row).date
        OR data_synced_through IS NOT NULL AND \(row).date <= \(firstList))
        \(condition.map { "AND \($0)" } ?? "");
    """
  }

  /// Returns the statement that does the same for every account that has a trade or a holding of
  /// the price's security.
  private static func invalidateHolders(of row: String) -> String {
    """
    UPDATE accounts
      SET data_synced_through = iif(\(row).date <= \(firstList), NULL, \(row).date - 1)
      WHERE account_id IN (\(holders(row))) AND (data_synced_through >= \(row).date
        OR data_synced_through IS NOT NULL AND \(row).date <= \(firstList));
    """
  }

  /// Returns the statement that clears the watermark unless another list is older, in which case
  /// this one is the oldest neither before the change nor after it.
  private static func clearWatermarkIfOldest(_ row: String) -> String {
    """
    UPDATE accounts SET data_synced_through = NULL
      WHERE account_id = \(row).account_id AND data_synced_through IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM holding_lists l
        WHERE l.account_id = \(row).account_id AND l.date < \(row).date);
    """
  }

  /// The day of the oldest list of the account that is being updated. If there is no list it is
  /// null, and no comparison with it is true.
  private static let firstList = """
    (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id)
    """

  /// Returns the query for the accounts that have a trade or a holding of a row's security.
  private static func holders(_ row: String) -> String {
    """
    SELECT t.account_id FROM trades t WHERE t.security_id = \(row).security_id
      UNION SELECT h.account_id FROM holdings h WHERE h.security_id = \(row).security_id
    """
  }
}
