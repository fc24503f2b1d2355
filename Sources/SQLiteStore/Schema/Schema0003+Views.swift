extension Schema0003 {
  /// What people read of investments. Quantities and prices are decimals as text already.
  static let views = securityView + holdingView + positionView + tradeView + priceView

  private static let securityView = """
    CREATE VIEW v_securities AS
    SELECT security_id AS id, plaid_security_id, family_id AS family, name, ticker, isin, cusip,
      sedol, type, subtype, currency, is_cash AS cash, is_cash_equivalent AS cash_equivalent,
      quotation, raw_json
    FROM securities;

    """

  private static let holdingView = """
    CREATE VIEW v_holdings AS
    SELECT h.account_id AS account, a.family_id AS family, h.security_id AS security, s.ticker,
      s.name, \(Schema0002.day("h.date")) AS date, h.quantity, h.price,
      \(Schema0002.decimal("h.value_e8")) AS value,
      \(Schema0002.decimal("h.cost_basis_e8")) AS cost_basis, h.currency, h.raw_json
    FROM holdings h JOIN securities s ON s.security_id = h.security_id
      JOIN accounts a ON a.account_id = h.account_id;

    """

  private static let positionView = """
    CREATE VIEW v_positions AS
    SELECT p.account_id AS account, a.family_id AS family, p.security_id AS security, s.ticker,
      s.name, \(Schema0002.day("p.from_date")) AS from_date,
      \(Schema0002.day("p.through_date")) AS through_date, p.quantity, p.price, p.currency
    FROM positions p JOIN securities s ON s.security_id = p.security_id
      JOIN accounts a ON a.account_id = p.account_id;

    """

  private static let tradeView = """
    CREATE VIEW v_trades AS
    SELECT t.trade_id AS id, t.plaid_trade_id, t.account_id AS account, a.family_id AS family,
      t.security_id AS security, s.ticker, \(Schema0002.day("t.date")) AS date, t.quantity, t.price,
      \(Schema0002.decimal("t.amount_e8")) AS amount, t.currency,
      \(Schema0002.decimal("t.fees_e8")) AS fees, t.name, t.type, t.subtype,
      \(Schema0002.instant("t.removed_at_ms")) AS removed_at,
      t.removed_by_sync_id AS removed_by_sync, t.raw_json
    FROM trades t LEFT JOIN securities s ON s.security_id = t.security_id
      JOIN accounts a ON a.account_id = t.account_id;

    """

  private static let priceView = """
    CREATE VIEW v_prices AS
    SELECT p.security_id AS security, s.family_id AS family, s.ticker, s.name,
      \(Schema0002.day("p.date")) AS date, p.price, p.currency, p.source
    FROM prices p JOIN securities s ON s.security_id = p.security_id;

    """
}
