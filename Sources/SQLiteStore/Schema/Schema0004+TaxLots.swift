extension Schema0004 {
  /// The purchases that a holding consists of, in the order in which the institution lists them; they
  /// go with the line of the list that named them.
  static let taxLots =
    """
    CREATE TABLE tax_lots (
      account_id INTEGER NOT NULL REFERENCES accounts,
      security_id INTEGER NOT NULL REFERENCES securities,
      date INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      plaid_lot_id TEXT,
      purchased_at_ms INTEGER,
      quantity TEXT,
      purchase_price TEXT,
      cost_basis_e8 INTEGER,
      value_e8 INTEGER,
      PRIMARY KEY (account_id, security_id, date, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER holdings_delete_lots AFTER DELETE ON holdings
    BEGIN
      DELETE FROM tax_lots WHERE account_id = OLD.account_id
        AND security_id = OLD.security_id AND date = OLD.date;
    END;

    CREATE VIEW v_tax_lots AS
    SELECT l.account_id AS account, a.family_id AS family, l.security_id AS security, s.ticker,
      s.name, \(Schema0002.day("l.date")) AS date, l.number, l.plaid_lot_id,
      \(Schema0002.instant("l.purchased_at_ms")) AS purchased_at, l.quantity, l.purchase_price,
      \(Schema0002.decimal("l.cost_basis_e8")) AS cost_basis,
      \(Schema0002.decimal("l.value_e8")) AS value, h.currency
    FROM tax_lots l JOIN securities s ON s.security_id = l.security_id
      JOIN accounts a ON a.account_id = l.account_id
      LEFT JOIN holdings h ON h.account_id = l.account_id AND h.security_id = l.security_id
        AND h.date = l.date;

    """
}
