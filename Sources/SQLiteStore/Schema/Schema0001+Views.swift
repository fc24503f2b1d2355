extension Schema0001 {
  /// What people read: decimals and ISO dates as text, names as in the program's JSON.
  ///
  /// Described in Docs/schema.md as a stable interface. Integer arithmetic only: a division that
  /// went through REAL would round.
  static let views = accountView + transactionView + balanceView + syncView

  /// A decimal of an amount: sign, whole part, decimals without trailing zeros.
  private static func decimal(_ units: String) -> String {
    """
    CASE WHEN \(units) < 0 THEN '-' ELSE '' END || (abs(\(units)) / 100000000) \
    || CASE WHEN \(units) % 100000000 = 0 THEN '' \
    ELSE '.' || rtrim(printf('%08d', abs(\(units)) % 100000000), '0') END
    """
  }

  /// A day number as YYYY-MM-DD.
  private static func day(_ number: String) -> String { "date(\(number) * 86400, 'unixepoch')" }

  /// Milliseconds as RFC 3339 in UTC, with milliseconds only when there are any.
  private static func instant(_ milliseconds: String) -> String {
    """
    strftime('%Y-%m-%dT%H:%M:%S', \(milliseconds) / 1000, 'unixepoch') \
    || CASE WHEN \(milliseconds) % 1000 = 0 THEN 'Z' \
    ELSE printf('.%03dZ', \(milliseconds) % 1000) END
    """
  }

  private static let accountView = """
    CREATE VIEW v_accounts AS
    SELECT a.account_id AS id, a.plaid_account_id, a.item_id AS item, a.family_id AS family,
      coalesce(a.user_name, a.name) AS name, a.official_name, a.mask,
      CASE WHEN a.item_id IS NULL THEN 'manual' ELSE 'linked' END AS kind,
      a.type, coalesce(a.user_subtype, a.subtype) AS subtype,
      CASE WHEN a.kind IN ('credit', 'loan', 'other liability') THEN 'liability'
        ELSE 'asset' END AS classification,
      a.currency, \(decimal("(b.end_cash_e8 + b.end_non_cash_e8)")) AS balance,
      \(decimal("o.available_e8")) AS available, \(decimal("o.limit_e8")) AS "limit",
      \(day("b.date")) AS balance_as_of,
      \(day("a.data_synced_through")) AS data_synced_through,
      (SELECT \(day("min(date)")) FROM balances WHERE account_id = a.account_id) AS first_day,
      a.status
    FROM accounts a
    LEFT JOIN balances b ON b.account_id = a.account_id
      AND b.date = (SELECT max(date) FROM balances WHERE account_id = a.account_id)
    LEFT JOIN reported_balances o ON o.reported_balance_id = (
      SELECT reported_balance_id FROM reported_balances WHERE account_id = a.account_id
      ORDER BY date DESC, reported_balance_id DESC LIMIT 1);

    """

  private static let transactionView = """
    CREATE VIEW v_transactions AS
    SELECT t.transaction_id AS id, t.plaid_transaction_id, t.account_id AS account,
      a.family_id AS family, \(day("t.date")) AS date,
      \(day("t.authorized_date")) AS authorized_date, coalesce(t.user_name, t.name) AS name,
      t.original_description, t.merchant, \(decimal("t.amount_e8")) AS amount,
      coalesce(t.foreign_currency, a.currency) AS currency, t.pending,
      t.pending_transaction_id, nullif(coalesce(t.user_category, t.category), '') AS category,
      CASE WHEN t.user_category IS NULL THEN t.category_detailed END AS category_detailed,
      nullif(t.user_notes, '') AS notes, coalesce(t.user_tags, '[]') AS tags,
      coalesce(t.user_excluded, 0) AS excluded, t.source, t.amount_text,
      \(day("t.provider_date")) AS provider_date,
      \(decimal("t.provider_amount_e8")) AS provider_amount, t.name AS provider_name,
      t.category AS provider_category,
      \(instant("coalesce(t.hidden_at_ms, t.removed_at_ms)")) AS removed_at,
      (SELECT CAST(substr(p.body, t.raw_offset + 1, t.raw_count) AS TEXT)
       FROM page_bodies p WHERE p.page_id = t.page_id) AS raw_json
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id;

    """

  private static let balanceView = """
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

  private static let syncView = """
    CREATE VIEW v_syncs AS
    SELECT sync_id AS id, parent_id, family_id AS family, kind, syncable_id AS syncable, status,
      "full", \(day("window_start_date")) AS window_start_date,
      \(day("window_end_date")) AS window_end_date, \(instant("created_at_ms")) AS created_at,
      \(instant("started_at_ms")) AS started_at, \(instant("finished_at_ms")) AS finished_at,
      error, warnings, stats
    FROM syncs;

    """
}
