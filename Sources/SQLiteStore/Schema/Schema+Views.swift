extension Schema {
  /// The views that people read: decimals and ISO dates as text, names as in the program's JSON.
  /// Docs/schema.md describes them as a stable interface.
  static let views = [
    accounts, transactions, changes, transfers, balances, investments, liabilities, syncs,
    quarantine,
  ].joined(separator: "\n")

  private static let accounts = """
    CREATE VIEW v_accounts AS
    SELECT a.account_id AS id, a.plaid_account_id, a.item_id AS item, a.family_id AS family,
      coalesce(a.user_name, a.name) AS name, a.official_name, a.mask,
      CASE WHEN a.item_id IS NULL THEN 'manual' ELSE 'linked' END AS kind,
      a.type, coalesce(a.user_subtype, a.subtype) AS subtype,
      CASE WHEN a.kind IN ('credit', 'loan', 'other liability') THEN 'liability'
        ELSE 'asset' END AS classification,
      a.currency,
      \(decimal("(b.end_cash_e8 + b.end_non_cash_e8)")) AS balance,
      \(decimal("o.available_e8")) AS available,
      \(decimal("o.limit_e8")) AS "limit",
      \(decimal("o.margin_loan_e8")) AS margin_loan,
      \(day("b.date")) AS balance_as_of,
      \(day("a.data_synced_through")) AS data_synced_through,
      (SELECT \(day("min(date)")) FROM balances WHERE account_id = a.account_id)
        AS first_day,
      a.status, a.pending_in_balance,
      \(SQLFragments.isPendingCounted("a")) AS pending_counted
    FROM accounts a
    LEFT JOIN balances b ON b.account_id = a.account_id
      AND b.date = (SELECT max(date) FROM balances WHERE account_id = a.account_id)
    LEFT JOIN reported_balances o ON o.reported_balance_id = (
      SELECT reported_balance_id FROM reported_balances WHERE account_id = a.account_id
      ORDER BY date DESC, reported_balance_id DESC LIMIT 1);
    """

  private static let transactions = """
    CREATE VIEW v_transactions AS
    SELECT t.transaction_id AS id, t.plaid_transaction_id, t.account_id AS account,
      a.family_id AS family, \(day("t.date")) AS date,
      \(day("t.authorized_date")) AS authorized_date,
      \(EffectiveSQL.name) AS name, t.original_description, t.merchant,
      \(decimal("t.amount_e8")) AS amount,
      coalesce(t.foreign_currency, a.currency) AS currency, t.pending,
      t.pending_transaction_id, \(EffectiveSQL.category) AS category,
      \(EffectiveSQL.categoryDetailed) AS category_detailed,
      \(EffectiveSQL.notes) AS notes, \(EffectiveSQL.tags) AS tags,
      \(EffectiveSQL.isExcluded) AS excluded, t.source,
      t.is_split AS split, t.parent_id AS parent, t.is_remainder AS remainder,
      coalesce(
        (SELECT transfer_id FROM transfers
         WHERE outflow_id = t.transaction_id AND state IN ('matched', 'confirmed')),
        (SELECT transfer_id FROM transfers
         WHERE inflow_id = t.transaction_id AND state IN ('matched', 'confirmed'))) AS transfer,
      \(EffectiveSQL.nameOrigin) AS name_origin, \(EffectiveSQL.categoryOrigin) AS category_origin,
      \(EffectiveSQL.notesOrigin) AS notes_origin, \(EffectiveSQL.tagsOrigin) AS tags_origin,
      \(EffectiveSQL.excludedOrigin) AS excluded_origin, r.rules,
      t.amount_text, \(day("t.provider_date")) AS provider_date,
      \(decimal("t.provider_amount_e8")) AS provider_amount, t.name AS provider_name,
      t.category AS provider_category,
      \(instant("coalesce(t.hidden_at_ms, t.removed_at_ms)")) AS removed_at,
      iif(t.hidden_at_ms IS NULL, t.removed_because, 'deleted') AS removed_because,
      iif(t.hidden_at_ms IS NULL, t.removed_by_sync_id, NULL) AS removed_by_sync
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id
      \(EffectiveSQL.joins);
    """

  /// The arrival of a row is shown even if the row has not changed since.
  private static let changes = """
    CREATE VIEW transaction_history AS
    SELECT change_id, transaction_id, changed_at_ms, sync_id, kind, field, old_value, new_value
    FROM transaction_changes
    UNION ALL
    SELECT 0, t.transaction_id, t.updated_at_ms,
      (SELECT sync_id FROM pages WHERE page_id = t.page_id),
      'added', NULL, NULL, NULL
    FROM transactions t
    WHERE NOT EXISTS (
      SELECT 1 FROM transaction_changes h WHERE h.transaction_id = t.transaction_id);

    CREATE VIEW v_transaction_changes AS
    SELECT h.change_id AS id, h.transaction_id AS "transaction", t.account_id AS account,
      a.family_id AS family, \(instant("h.changed_at_ms")) AS changed_at, h.sync_id AS sync,
      h.kind, h.field, \(rendered("h.old_value")) AS old_value,
      \(rendered("h.new_value")) AS new_value
    FROM transaction_history h JOIN transactions t ON t.transaction_id = h.transaction_id
      JOIN accounts a ON a.account_id = t.account_id;
    """

  private static func rendered(_ value: String) -> String {
    """
    CASE WHEN h.field = 'amount' THEN \(decimal(value))
      WHEN h.field IN ('date', 'authorized_date') THEN \(day(value))
      ELSE CAST(\(value) AS TEXT) END
    """
  }

  private static let transfers = """
    CREATE VIEW v_transfers AS
    SELECT p.transfer_id AS id, fa.family_id AS family, p.state,
      CASE ta.kind WHEN 'credit' THEN 'card payment' WHEN 'loan' THEN 'loan payment'
        WHEN 'investment' THEN 'investment contribution'
        WHEN 'crypto' THEN 'investment contribution' ELSE 'internal' END AS kind,
      p.outflow_id AS outflow, p.outflow_trade_id AS outflow_trade, fa.account_id AS from_account,
      \(day("coalesce(f.date, fx.date)")) AS date,
      \(decimal("coalesce(f.amount_e8, fx.amount_e8)")) AS amount,
      coalesce(fx.currency, f.foreign_currency, fa.currency) AS currency,
      p.inflow_id AS inflow, p.inflow_trade_id AS inflow_trade, ta.account_id AS to_account,
      \(day("coalesce(t.date, tx.date)")) AS received_date,
      \(decimal("coalesce(t.amount_e8, tx.amount_e8)")) AS received_amount,
      coalesce(tx.currency, t.foreign_currency, ta.currency) AS received_currency,
      p.interchangeable
    FROM \(SQLFragments.transferSides);
    """

  private static let balances = """
    CREATE VIEW v_balances AS
    SELECT b.account_id AS account, a.family_id AS family, \(day("b.date")) AS date, a.currency,
      \(decimal("(b.start_cash_e8 + b.start_non_cash_e8)")) AS start,
      \(decimal("b.start_cash_e8")) AS start_cash,
      \(decimal("b.start_non_cash_e8")) AS start_non_cash,
      \(decimal("b.cash_in_e8")) AS cash_in, \(decimal("b.cash_out_e8")) AS cash_out,
      \(decimal("b.non_cash_in_e8")) AS non_cash_in,
      \(decimal("b.non_cash_out_e8")) AS non_cash_out, \(decimal("b.market_e8")) AS market,
      \(decimal("b.cash_adjustment_e8")) AS cash_adjustment,
      \(decimal("b.non_cash_adjustment_e8")) AS non_cash_adjustment,
      \(decimal("b.end_cash_e8")) AS end_cash, \(decimal("b.end_non_cash_e8")) AS end_non_cash,
      \(decimal("(b.end_cash_e8 + b.end_non_cash_e8)")) AS "end", b.incomplete
    FROM balances b JOIN accounts a ON a.account_id = b.account_id;
    """

  /// Quantities and prices are already stored as decimal text.
  private static let investments = """
    CREATE VIEW v_securities AS
    SELECT security_id AS id, plaid_security_id, family_id AS family, name, ticker, isin, cusip,
      sedol, type, subtype, currency, is_cash AS cash, is_cash_equivalent AS cash_equivalent,
      quotation, raw_json
    FROM securities;

    CREATE VIEW v_holdings AS
    SELECT h.account_id AS account, a.family_id AS family, h.security_id AS security, s.ticker,
      s.name, \(day("h.date")) AS date, h.quantity, h.price,
      \(decimal("h.value_e8")) AS value,
      \(decimal("h.cost_basis_e8")) AS cost_basis, h.currency, h.raw_json
    FROM holdings h JOIN securities s ON s.security_id = h.security_id
      JOIN accounts a ON a.account_id = h.account_id;

    CREATE VIEW v_tax_lots AS
    SELECT l.account_id AS account, a.family_id AS family, l.security_id AS security, s.ticker,
      s.name, \(day("l.date")) AS date, l.number, l.plaid_lot_id,
      \(instant("l.purchased_at_ms")) AS purchased_at, l.quantity, l.purchase_price,
      \(decimal("l.cost_basis_e8")) AS cost_basis,
      \(decimal("l.value_e8")) AS value, h.currency
    FROM tax_lots l JOIN securities s ON s.security_id = l.security_id
      JOIN accounts a ON a.account_id = l.account_id
      LEFT JOIN holdings h ON h.account_id = l.account_id AND h.security_id = l.security_id
        AND h.date = l.date;

    CREATE VIEW v_positions AS
    SELECT p.account_id AS account, a.family_id AS family, p.security_id AS security, s.ticker,
      s.name, \(day("p.from_date")) AS from_date,
      \(day("p.through_date")) AS through_date, p.quantity, p.price, p.currency
    FROM positions p JOIN securities s ON s.security_id = p.security_id
      JOIN accounts a ON a.account_id = p.account_id;

    CREATE VIEW v_trades AS
    SELECT t.trade_id AS id, t.plaid_trade_id, t.account_id AS account, a.family_id AS family,
      t.security_id AS security, s.ticker, \(day("t.date")) AS date, t.quantity, t.price,
      \(decimal("t.amount_e8")) AS amount, t.currency,
      \(decimal("t.fees_e8")) AS fees, t.name, t.type, t.subtype,
      \(instant("t.removed_at_ms")) AS removed_at,
      t.removed_by_sync_id AS removed_by_sync, t.raw_json
    FROM trades t LEFT JOIN securities s ON s.security_id = t.security_id
      JOIN accounts a ON a.account_id = t.account_id;

    CREATE VIEW v_prices AS
    SELECT p.security_id AS security, s.family_id AS family, s.ticker, s.name,
      \(day("p.date")) AS date, p.price, p.currency, p.source
    FROM prices p JOIN securities s ON s.security_id = p.security_id;
    """

  private static let liabilities = """
    CREATE VIEW v_liabilities AS
    SELECT l.account_id AS account, a.family_id AS family, a.currency,
      \(day("l.date")) AS date, \(day("l.last_date")) AS last_date, l.kind,
      \(day("l.next_payment_due_date")) AS next_payment_due_date,
      \(decimal("l.minimum_payment_e8")) AS minimum_payment,
      \(day("l.last_payment_date")) AS last_payment_date,
      \(decimal("l.last_payment_amount_e8")) AS last_payment_amount,
      \(day("l.last_statement_date")) AS last_statement_date,
      \(decimal("l.last_statement_balance_e8")) AS last_statement_balance,
      l.is_overdue AS overdue, \(decimal("l.past_due_amount_e8")) AS past_due_amount,
      l.rate_percent, l.rate_kind, \(day("l.origination_date")) AS origination_date,
      \(decimal("l.origination_principal_e8")) AS origination_principal,
      \(day("l.payoff_date")) AS payoff_date, l.term, l.credit_rates, l.raw_json
    FROM liabilities l JOIN accounts a ON a.account_id = l.account_id;
    """

  private static let syncs = """
    CREATE VIEW v_syncs AS
    SELECT sync_id AS id, parent_id, family_id AS family, kind, syncable_id AS syncable, status,
      "full", \(day("window_start_date")) AS window_start_date,
      \(day("window_end_date")) AS window_end_date, \(instant("created_at_ms")) AS created_at,
      \(instant("started_at_ms")) AS started_at, \(instant("finished_at_ms")) AS finished_at,
      error, warnings, stats
    FROM syncs;
    """

  private static let quarantine = """
    CREATE VIEW v_quarantine AS
    SELECT q.quarantine_id AS id, q.item_id AS item, i.family_id AS family, q.list,
      q.plaid_transaction_id, q.reason, q.is_removal AS removal, q.sync_id AS sync,
      \(instant("q.created_at_ms")) AS created_at,
      \(instant("q.retried_at_ms")) AS retried_at,
      CAST(q.raw AS TEXT) AS raw_json
    FROM quarantine q JOIN items i ON i.item_id = q.item_id;
    """

  /// Returns the expression for an amount as a decimal: sign, integer part, and decimals without
  /// trailing zeros. It uses integer arithmetic only, because a division that goes through REAL
  /// rounds.
  private static func decimal(_ units: String) -> String {
    """
    CASE WHEN \(units) < 0 THEN '-' ELSE '' END || (abs(\(units)) / 100000000) \
    || CASE WHEN \(units) % 100000000 = 0 THEN '' \
    ELSE '.' || rtrim(printf('%08d', abs(\(units)) % 100000000), '0') END
    """
  }

  /// Returns the expression for a day number as YYYY-MM-DD.
  private static func day(_ number: String) -> String { "date(\(number) * 86400, 'unixepoch')" }

  /// Returns the expression for milliseconds as RFC 3339 in UTC, with milliseconds only if there
  /// are any.
  private static func instant(_ milliseconds: String) -> String {
    """
    strftime('%Y-%m-%dT%H:%M:%S', \(milliseconds) / 1000, 'unixepoch') \
    || CASE WHEN \(milliseconds) % 1000 = 0 THEN 'Z' \
    ELSE printf('.%03dZ', \(milliseconds) % 1000) END
    """
  }
}
