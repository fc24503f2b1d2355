extension Schema {
  /// The tables of the books, apart from investments and debts.
  static let bookTables = [transactions, history, transfers, rules, inputs, balances]
    .joined(separator: "\n")

  /// A provider's transaction and a manual one have the same columns. A `user_…` column holds the
  /// user's value; a `provider_…` column keeps the value that the user's replaced.
  ///
  /// A part of a split transaction is a transaction of its own that refers to the whole. If the
  /// whole's amount changes after it was split, the difference becomes a part as well, the
  /// remainder.
  ///
  /// `source` is compared value by value because SQLite builds a temporary table for `IN` with more
  /// than two values, for every row it writes: a fifth of the time that writing the row takes.
  private static let transactions = """
    CREATE TABLE transactions (
      transaction_id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts,
      item_id INTEGER,
      plaid_transaction_id TEXT,
      pending_transaction_id TEXT,
      parent_id INTEGER REFERENCES transactions ON DELETE CASCADE,
      source TEXT NOT NULL CHECK (
        source = 'plaid' OR source = 'manual' OR source = 'imported'),
      date INTEGER NOT NULL,
      amount_e8 INTEGER NOT NULL,
      pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
      is_split INTEGER NOT NULL DEFAULT 0 CHECK (is_split IN (0, 1)),
      is_remainder INTEGER NOT NULL DEFAULT 0 CHECK (is_remainder IN (0, 1)),
      removed_at_ms INTEGER,
      hidden_at_ms INTEGER,
      foreign_currency TEXT CHECK (foreign_currency <> ''),
      exchange_rate TEXT,
      late_reported_balance_id INTEGER REFERENCES reported_balances,
      provider_date INTEGER,
      provider_amount_e8 INTEGER,
      authorized_date INTEGER,
      amount_text TEXT,
      name TEXT NOT NULL,
      original_description TEXT,
      merchant TEXT,
      category TEXT,
      category_detailed TEXT,
      user_name TEXT,
      user_category TEXT,
      user_notes TEXT,
      user_tags TEXT CHECK (user_tags IS NULL OR json_valid(user_tags)),
      user_excluded INTEGER CHECK (user_excluded IN (0, 1)),
      removed_because TEXT CHECK (removed_because IN ('removed', 'unlisted')),
      removed_by_sync_id INTEGER,
      restored_at_ms INTEGER,
      page_id INTEGER,
      raw_offset INTEGER,
      raw_count INTEGER,
      raw_hash INTEGER,
      updated_at_ms INTEGER NOT NULL,
      CHECK ((item_id IS NULL) = (plaid_transaction_id IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX transactions_of_item ON transactions (item_id, plaid_transaction_id)
      WHERE plaid_transaction_id IS NOT NULL;
    CREATE INDEX transactions_late ON transactions (account_id, late_reported_balance_id)
      WHERE late_reported_balance_id IS NOT NULL;
    CREATE INDEX transactions_parts ON transactions (parent_id) WHERE parent_id IS NOT NULL;
    CREATE INDEX transactions_remainders ON transactions (parent_id) WHERE is_remainder = 1;
    CREATE INDEX transactions_flows ON transactions (account_id, date, amount_e8)
      WHERE \(SQLFragments.isPostedAndKept()) AND foreign_currency IS NULL AND is_split = 0;
    CREATE INDEX transactions_foreign ON transactions (account_id, date)
      WHERE \(SQLFragments.isPostedAndKept()) AND foreign_currency IS NOT NULL AND is_split = 0;
    CREATE INDEX transactions_pending ON transactions (account_id) WHERE pending = 1;

    CREATE TABLE former_ids (
      item_id INTEGER NOT NULL REFERENCES items,
      plaid_transaction_id TEXT NOT NULL,
      PRIMARY KEY (item_id, plaid_transaction_id)
    ) STRICT, WITHOUT ROWID;
    """

  /// What changed, when, and by which sync or by the user; triggers write it.
  ///
  /// `change_context` identifies the writer while a transaction of the program runs; if it names no
  /// sync, the writer is the user.
  private static let history = """
    CREATE TABLE transaction_changes (
      change_id INTEGER PRIMARY KEY,
      transaction_id INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL,
      sync_id INTEGER,
      kind TEXT NOT NULL CHECK (kind IN (
        'added', 'posted', 'renamed', 'changed', 'edited', 'released', 'deleted', 'removed',
        'unlisted', 'restored', 'revived', 'relisted')),
      field TEXT,
      old_value ANY,
      new_value ANY
    ) STRICT;
    CREATE INDEX transaction_changes_of ON transaction_changes (transaction_id);

    CREATE TABLE change_context (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      sync_id INTEGER,
      now_ms INTEGER
    ) STRICT;
    INSERT INTO change_context (only_row) VALUES (1);
    """

  /// Pairs of entries. `matched` and `unclear` pairs are derived from the entries; the others are
  /// the user's decisions.
  ///
  /// A side is a transaction or a trade. `outflow` and `inflow` identify either by one number,
  /// which is negative for a trade.
  private static let transfers = """
    CREATE TABLE transfers (
      transfer_id INTEGER PRIMARY KEY AUTOINCREMENT,
      outflow_id INTEGER REFERENCES transactions ON DELETE CASCADE,
      outflow_trade_id INTEGER REFERENCES trades ON DELETE CASCADE,
      outflow INTEGER GENERATED ALWAYS AS (coalesce(outflow_id, -outflow_trade_id)) VIRTUAL,
      inflow_id INTEGER REFERENCES transactions ON DELETE CASCADE,
      inflow_trade_id INTEGER REFERENCES trades ON DELETE CASCADE,
      inflow INTEGER GENERATED ALWAYS AS (coalesce(inflow_id, -inflow_trade_id)) VIRTUAL,
      state TEXT NOT NULL CHECK (
        state IN ('matched', 'unclear', 'confirmed', 'broken', 'rejected')),
      decided_at_ms INTEGER,
      interchangeable INTEGER NOT NULL DEFAULT 0 CHECK (interchangeable IN (0, 1)),
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
    """

  /// What rules set, separate from what the provider sent and from what the user set.
  ///
  /// `families.rules_seen_through` is the newest transaction that rules were applied to.
  /// Transactions up to it that have changed since are queued in `rule_queue`.
  private static let rules = """
    CREATE TABLE rule_values (
      transaction_id INTEGER PRIMARY KEY REFERENCES transactions ON DELETE CASCADE,
      name TEXT CHECK (name <> ''),
      category TEXT CHECK (category <> ''),
      notes TEXT CHECK (notes <> ''),
      tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
      excluded INTEGER CHECK (excluded IN (0, 1)),
      rules TEXT NOT NULL CHECK (json_valid(rules))
    ) STRICT;

    CREATE TABLE rule_queue (
      transaction_id INTEGER PRIMARY KEY REFERENCES transactions ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE category_names (
      family_id INTEGER NOT NULL REFERENCES families,
      code TEXT NOT NULL CHECK (code <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (family_id, code)
    ) STRICT, WITHOUT ROWID;
    """

  /// `reported_balances.pending_e8` is the sum of the amounts that were pending at that time, null
  /// if unknown; `margin_loan_e8` is what the account owes to its broker.
  private static let inputs = """
    CREATE TABLE valuations (
      account_id INTEGER NOT NULL REFERENCES accounts,
      date INTEGER NOT NULL,
      amount_e8 INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('opening', 'reconciliation')),
      PRIMARY KEY (account_id, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reported_balances (
      reported_balance_id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts,
      date INTEGER NOT NULL,
      read_at_ms INTEGER NOT NULL,
      current_e8 INTEGER NOT NULL,
      available_e8 INTEGER,
      limit_e8 INTEGER,
      pending_e8 INTEGER,
      margin_loan_e8 INTEGER,
      sync_id INTEGER
    ) STRICT;
    CREATE INDEX reported_balances_of_account ON reported_balances (account_id, date, reported_balance_id);

    CREATE TABLE exchange_rates (
      family_id INTEGER NOT NULL REFERENCES families,
      from_currency TEXT NOT NULL CHECK (from_currency <> ''),
      to_currency TEXT NOT NULL CHECK (to_currency <> ''),
      date INTEGER NOT NULL,
      rate TEXT NOT NULL,
      PRIMARY KEY (family_id, to_currency, from_currency, date)
    ) STRICT, WITHOUT ROWID;
    """

  private static let balances = """
    CREATE TABLE balances (
      account_id INTEGER NOT NULL REFERENCES accounts,
      date INTEGER NOT NULL,
      start_cash_e8 INTEGER NOT NULL,
      start_non_cash_e8 INTEGER NOT NULL,
      cash_in_e8 INTEGER NOT NULL,
      cash_out_e8 INTEGER NOT NULL,
      non_cash_in_e8 INTEGER NOT NULL,
      non_cash_out_e8 INTEGER NOT NULL,
      market_e8 INTEGER NOT NULL,
      cash_adjustment_e8 INTEGER NOT NULL,
      non_cash_adjustment_e8 INTEGER NOT NULL,
      end_cash_e8 INTEGER NOT NULL,
      end_non_cash_e8 INTEGER NOT NULL,
      incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),
      PRIMARY KEY (account_id, date)
    ) STRICT, WITHOUT ROWID;

    """
}
