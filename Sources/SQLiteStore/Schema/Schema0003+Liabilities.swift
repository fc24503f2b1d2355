extension Schema0003 {
  /// What lenders state of debts: a row each time that it changes, with the first and the last day on
  /// which it was read; and what goes with pulling such things.
  static let liabilities =
    """
    CREATE TABLE liabilities (
      account_id INTEGER NOT NULL REFERENCES accounts,
      date INTEGER NOT NULL,
      last_date INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind <> ''),
      next_payment_due_date INTEGER,
      minimum_payment_e8 INTEGER,
      last_payment_date INTEGER,
      last_payment_amount_e8 INTEGER,
      last_statement_date INTEGER,
      last_statement_balance_e8 INTEGER,
      is_overdue INTEGER CHECK (is_overdue IN (0, 1)),
      past_due_amount_e8 INTEGER,
      rate_percent TEXT,
      rate_kind TEXT,
      origination_date INTEGER,
      origination_principal_e8 INTEGER,
      payoff_date INTEGER,
      term TEXT,
      interest_paid_this_year_e8 INTEGER,
      principal_paid_this_year_e8 INTEGER,
      escrow_balance_e8 INTEGER,
      late_fee_e8 INTEGER,
      outstanding_interest_e8 INTEGER,
      loan_name TEXT,
      loan_status TEXT,
      repayment_plan TEXT,
      credit_rates TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(credit_rates)),
      raw_json TEXT NOT NULL,
      PRIMARY KEY (account_id, date),
      CHECK (last_date >= date)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE items ADD COLUMN trades_synced_through INTEGER;

    \(liabilityView)\(quarantine)
    """

  private static let liabilityView = """
    CREATE VIEW v_liabilities AS
    SELECT l.account_id AS account, a.family_id AS family, a.currency,
      \(Schema0002.day("l.date")) AS date, \(Schema0002.day("l.last_date")) AS last_date, l.kind,
      \(Schema0002.day("l.next_payment_due_date")) AS next_payment_due_date,
      \(Schema0002.decimal("l.minimum_payment_e8")) AS minimum_payment,
      \(Schema0002.day("l.last_payment_date")) AS last_payment_date,
      \(Schema0002.decimal("l.last_payment_amount_e8")) AS last_payment_amount,
      \(Schema0002.day("l.last_statement_date")) AS last_statement_date,
      \(Schema0002.decimal("l.last_statement_balance_e8")) AS last_statement_balance,
      l.is_overdue AS overdue, \(Schema0002.decimal("l.past_due_amount_e8")) AS past_due_amount,
      l.rate_percent, l.rate_kind, \(Schema0002.day("l.origination_date")) AS origination_date,
      \(Schema0002.decimal("l.origination_principal_e8")) AS origination_principal,
      \(Schema0002.day("l.payoff_date")) AS payoff_date, l.term, l.credit_rates, l.raw_json
    FROM liabilities l JOIN accounts a ON a.account_id = l.account_id;


    """

  /// Elements of every list of an answer can be set aside, not only transactions.
  private static let quarantine = """
    ALTER TABLE quarantine ADD COLUMN list TEXT NOT NULL DEFAULT 'transactions' CHECK (
      list IN ('transactions', 'accounts', 'securities', 'holdings', 'trades', 'liabilities'));
    DROP INDEX quarantine_ids;
    DROP INDEX quarantine_raws;
    CREATE UNIQUE INDEX quarantine_ids ON quarantine (item_id, list, plaid_transaction_id)
      WHERE plaid_transaction_id IS NOT NULL;
    CREATE UNIQUE INDEX quarantine_raws ON quarantine (item_id, list, raw)
      WHERE plaid_transaction_id IS NULL;

    DROP VIEW v_quarantine;
    CREATE VIEW v_quarantine AS
    SELECT q.quarantine_id AS id, q.item_id AS item, i.family_id AS family, q.list,
      q.plaid_transaction_id, q.reason, q.is_removal AS removal, q.sync_id AS sync,
      \(Schema0002.instant("q.created_at_ms")) AS created_at,
      \(Schema0002.instant("q.retried_at_ms")) AS retried_at,
      CAST(q.raw AS TEXT) AS raw_json
    FROM quarantine q JOIN items i ON i.item_id = q.item_id;

    """
}
