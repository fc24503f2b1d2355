/// Version 1: the books, the raw archive, the syncs.
enum Schema0001 {
  /// All of it, in the order in which it has to be run.
  static let sql = [owners, accounts, archive, entries, derived, syncs, triggers, views]
    .joined(separator: "\n")

  private static let owners = """
    CREATE TABLE families (
      family_id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      currency TEXT NOT NULL CHECK (currency <> ''),
      time_zone TEXT NOT NULL CHECK (time_zone <> ''),
      data_synced_through INTEGER,
      created_at_ms INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE items (
      item_id INTEGER PRIMARY KEY AUTOINCREMENT,
      family_id INTEGER NOT NULL REFERENCES families,
      plaid_item_id TEXT NOT NULL CHECK (plaid_item_id <> ''),
      institution_id TEXT,
      institution_name TEXT,
      sealed_token BLOB,
      cursor TEXT CHECK (cursor <> ''),
      status TEXT NOT NULL DEFAULT 'good' CHECK (
        status IN ('good', 'login_required', 'pending_disconnect', 'revoked', 'error')),
      error_code TEXT,
      remedy TEXT,
      history_complete INTEGER NOT NULL DEFAULT 0 CHECK (history_complete IN (0, 1)),
      data_synced_through INTEGER,
      last_synced_at_ms INTEGER,
      consent_expires_at_ms INTEGER,
      last_successful_update_at_ms INTEGER,
      billed_products TEXT NOT NULL DEFAULT '[]',
      unlinked_at_ms INTEGER,
      created_at_ms INTEGER NOT NULL,
      UNIQUE (family_id, plaid_item_id),
      CHECK ((sealed_token IS NULL) = (unlinked_at_ms IS NOT NULL))
    ) STRICT;
    """

  private static let accounts = """
    CREATE TABLE accounts (
      account_id INTEGER PRIMARY KEY AUTOINCREMENT,
      family_id INTEGER NOT NULL REFERENCES families,
      item_id INTEGER REFERENCES items,
      plaid_account_id TEXT,
      persistent_account_id TEXT,
      name TEXT NOT NULL,
      user_name TEXT,
      official_name TEXT,
      mask TEXT,
      kind TEXT NOT NULL CHECK (kind IN (
        'depository', 'credit', 'investment', 'loan', 'other asset', 'property', 'vehicle',
        'crypto', 'other liability')),
      type TEXT NOT NULL,
      subtype TEXT,
      user_subtype TEXT,
      currency TEXT NOT NULL CHECK (currency <> ''),
      status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
      closed_by TEXT CHECK (closed_by IN ('user', 'provider')),
      data_synced_through INTEGER,
      calculation_version INTEGER,
      raw_json TEXT,
      created_at_ms INTEGER NOT NULL,
      CHECK ((status = 'closed') = (closed_by IS NOT NULL)),
      CHECK (item_id IS NOT NULL OR plaid_account_id IS NULL)
    ) STRICT;
    CREATE INDEX accounts_of_family ON accounts (family_id);
    CREATE UNIQUE INDEX accounts_of_item ON accounts (item_id, plaid_account_id)
      WHERE plaid_account_id IS NOT NULL;
    """

  /// The bytes have a table of their own: changing a page's state must not rewrite them.
  private static let archive = """
    CREATE TABLE pages (
      page_id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_id INTEGER NOT NULL REFERENCES items,
      state TEXT NOT NULL CHECK (state IN ('staged', 'committed')),
      start_cursor TEXT,
      next_cursor TEXT NOT NULL,
      has_more INTEGER NOT NULL CHECK (has_more IN (0, 1)),
      history TEXT NOT NULL CHECK (history IN ('notReady', 'initial', 'complete', 'unknown')),
      received_at_ms INTEGER NOT NULL,
      sync_id INTEGER,
      reference_count INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX pages_staged ON pages (item_id) WHERE state = 'staged';
    CREATE INDEX pages_unreferenced ON pages (item_id)
      WHERE state = 'committed' AND reference_count <= 0;

    CREATE TABLE page_bodies (
      page_id INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
      body BLOB NOT NULL
    ) STRICT;

    CREATE TABLE quarantine (
      quarantine_id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_id INTEGER NOT NULL REFERENCES items,
      plaid_transaction_id TEXT,
      reason TEXT NOT NULL,
      raw BLOB NOT NULL,
      sync_id INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX quarantine_of_item ON quarantine (item_id);
    """

  private static let entries = """
    CREATE TABLE transactions (
      transaction_id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts,
      item_id INTEGER,
      plaid_transaction_id TEXT,
      pending_transaction_id TEXT,
      source TEXT NOT NULL CHECK (source IN ('plaid', 'manual', 'imported')),
      date INTEGER NOT NULL,
      amount_e8 INTEGER NOT NULL,
      pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
      removed_at_ms INTEGER,
      hidden_at_ms INTEGER,
      foreign_currency TEXT CHECK (foreign_currency <> ''),
      exchange_rate TEXT,
      late_observation_id INTEGER REFERENCES reported_balances,
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
      removed_by_sync_id INTEGER,
      page_id INTEGER,
      raw_offset INTEGER,
      raw_count INTEGER,
      raw_hash INTEGER,
      updated_at_ms INTEGER NOT NULL,
      CHECK ((item_id IS NULL) = (plaid_transaction_id IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX transactions_of_item ON transactions (item_id, plaid_transaction_id)
      WHERE plaid_transaction_id IS NOT NULL;
    CREATE INDEX transactions_flows ON transactions (account_id, date, amount_e8)
      WHERE pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
        AND foreign_currency IS NULL;
    CREATE INDEX transactions_foreign ON transactions (account_id, date)
      WHERE pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
        AND foreign_currency IS NOT NULL;
    CREATE INDEX transactions_late ON transactions (account_id, late_observation_id)
      WHERE late_observation_id IS NOT NULL;

    CREATE TABLE former_ids (
      item_id INTEGER NOT NULL REFERENCES items,
      plaid_transaction_id TEXT NOT NULL,
      PRIMARY KEY (item_id, plaid_transaction_id)
    ) STRICT, WITHOUT ROWID;

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
      sync_id INTEGER
    ) STRICT;
    CREATE INDEX observations_of_account ON reported_balances (account_id, date, reported_balance_id);

    CREATE TABLE exchange_rates (
      family_id INTEGER NOT NULL REFERENCES families,
      from_currency TEXT NOT NULL CHECK (from_currency <> ''),
      to_currency TEXT NOT NULL CHECK (to_currency <> ''),
      date INTEGER NOT NULL,
      rate TEXT NOT NULL,
      PRIMARY KEY (family_id, to_currency, from_currency, date)
    ) STRICT, WITHOUT ROWID;
    """

  private static let derived = """
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

  private static let syncs = """
    CREATE TABLE syncs (
      sync_id INTEGER PRIMARY KEY AUTOINCREMENT,
      parent_id INTEGER REFERENCES syncs ON DELETE CASCADE,
      family_id INTEGER NOT NULL REFERENCES families,
      kind TEXT NOT NULL CHECK (kind IN ('family', 'item', 'account')),
      syncable_id INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (
        status IN ('pending', 'syncing', 'completed', 'failed', 'stale')),
      "full" INTEGER NOT NULL CHECK ("full" IN (0, 1)),
      window_start_date INTEGER,
      window_end_date INTEGER,
      created_at_ms INTEGER NOT NULL,
      started_at_ms INTEGER,
      finished_at_ms INTEGER,
      heartbeat_at_ms INTEGER,
      owner_machine TEXT,
      owner_pid INTEGER,
      owner_start_ticks INTEGER,
      error TEXT CHECK (error IS NULL OR json_valid(error)),
      warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
      stats TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(stats)),
      CHECK ((owner_machine IS NULL) = (started_at_ms IS NULL)),
      CHECK ((status IN ('completed', 'failed', 'stale')) = (finished_at_ms IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX syncs_incomplete ON syncs (kind, syncable_id)
      WHERE status IN ('pending', 'syncing');
    CREATE INDEX syncs_of_thing ON syncs (kind, syncable_id, sync_id);
    CREATE INDEX syncs_of_parent ON syncs (parent_id) WHERE parent_id IS NOT NULL;
    CREATE INDEX syncs_of_family ON syncs (family_id, sync_id);
    """
}
