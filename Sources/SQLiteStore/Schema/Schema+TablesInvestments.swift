extension Schema {
  /// Securities, holdings, trades, prices and debts.
  static let investmentTables = investments + "\n" + liabilities

  /// Quantities and prices are canonical decimals as text, because a product of two does not fit an
  /// integer of one scale. They are stored as they were sent; a security's `quotation` tells the
  /// unit to which its prices apply.
  ///
  /// Tax lots are the purchases that make up a holding, in the order in which the institution lists
  /// them. Positions are derived, like the balances.
  private static let investments = """
    CREATE TABLE securities (
      security_id INTEGER PRIMARY KEY AUTOINCREMENT,
      family_id INTEGER NOT NULL REFERENCES families,
      plaid_security_id TEXT CHECK (plaid_security_id <> ''),
      name TEXT,
      ticker TEXT,
      isin TEXT,
      cusip TEXT,
      sedol TEXT,
      type TEXT,
      subtype TEXT,
      currency TEXT NOT NULL CHECK (currency <> ''),
      is_cash_equivalent INTEGER NOT NULL DEFAULT 0 CHECK (is_cash_equivalent IN (0, 1)),
      quotation TEXT NOT NULL DEFAULT 'per unit' CHECK (quotation IN ('per unit', 'per cent')),
      raw_json TEXT,
      is_cash INTEGER GENERATED ALWAYS AS (
        ticker IS NOT NULL AND (substr(ticker, 1, 4) = 'CUR:'
          OR type IS NOT NULL AND type = 'cash' AND ticker = currency)) STORED
    ) STRICT;
    CREATE UNIQUE INDEX securities_of_family ON securities (family_id, plaid_security_id)
      WHERE plaid_security_id IS NOT NULL;

    CREATE TABLE holding_lists (
      account_id INTEGER NOT NULL REFERENCES accounts,
      date INTEGER NOT NULL,
      sync_id INTEGER,
      PRIMARY KEY (account_id, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE holdings (
      account_id INTEGER NOT NULL REFERENCES accounts,
      security_id INTEGER NOT NULL REFERENCES securities,
      date INTEGER NOT NULL,
      quantity TEXT NOT NULL,
      price TEXT,
      value_e8 INTEGER,
      cost_basis_e8 INTEGER,
      currency TEXT NOT NULL CHECK (currency <> ''),
      raw_json TEXT,
      PRIMARY KEY (account_id, security_id, date)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX holdings_by_day ON holdings (account_id, date, security_id);
    CREATE INDEX holdings_of_security ON holdings (security_id, account_id);

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

    CREATE TABLE trades (
      trade_id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts,
      item_id INTEGER,
      plaid_trade_id TEXT CHECK (plaid_trade_id <> ''),
      security_id INTEGER REFERENCES securities,
      date INTEGER NOT NULL,
      quantity TEXT NOT NULL,
      price TEXT,
      amount_e8 INTEGER NOT NULL,
      currency TEXT NOT NULL CHECK (currency <> ''),
      fees_e8 INTEGER,
      name TEXT NOT NULL,
      type TEXT NOT NULL,
      subtype TEXT NOT NULL,
      removed_at_ms INTEGER,
      removed_by_sync_id INTEGER,
      raw_json TEXT,
      updated_at_ms INTEGER NOT NULL,
      CHECK ((item_id IS NULL) = (plaid_trade_id IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX trades_of_item ON trades (item_id, plaid_trade_id)
      WHERE plaid_trade_id IS NOT NULL;
    CREATE INDEX trades_standing ON trades (account_id, date, trade_id)
      WHERE removed_at_ms IS NULL;
    CREATE INDEX trades_of_security ON trades (security_id, account_id, date, trade_id)
      WHERE security_id IS NOT NULL;

    CREATE TABLE prices (
      security_id INTEGER NOT NULL REFERENCES securities,
      date INTEGER NOT NULL,
      price TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (currency <> ''),
      source TEXT NOT NULL CHECK (source IN ('plaid', 'user')),
      PRIMARY KEY (security_id, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE positions (
      account_id INTEGER NOT NULL REFERENCES accounts,
      security_id INTEGER NOT NULL REFERENCES securities,
      from_date INTEGER NOT NULL,
      through_date INTEGER,
      quantity TEXT NOT NULL,
      price TEXT,
      currency TEXT,
      PRIMARY KEY (account_id, security_id, from_date)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX positions_ending ON positions (account_id, through_date);
    """

  /// What lenders report about debts: one row for each change, with the first and the last day on
  /// which it was reported.
  private static let liabilities = """
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

    """
}
