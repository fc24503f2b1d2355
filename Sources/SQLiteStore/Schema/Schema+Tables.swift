extension Schema {
  /// The tables of owners, of what the provider sent, and of what the program did.
  static let tables = [owners, accounts, archive, syncs, operations].joined(separator: "\n")

  private static let owners = """
    CREATE TABLE families (
      family_id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE CHECK (name <> ''),
      currency TEXT NOT NULL CHECK (currency <> ''),
      time_zone TEXT NOT NULL CHECK (time_zone <> ''),
      data_synced_through INTEGER,
      rules_seen_through INTEGER NOT NULL DEFAULT 0,
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
      status_since_ms INTEGER,
      error_code TEXT,
      remedy TEXT,
      history_complete INTEGER NOT NULL DEFAULT 0 CHECK (history_complete IN (0, 1)),
      data_synced_through INTEGER,
      trades_synced_through INTEGER,
      last_synced_at_ms INTEGER,
      last_successful_update_at_ms INTEGER,
      consent_expires_at_ms INTEGER,
      billed_products TEXT NOT NULL DEFAULT '[]',
      unlinked_at_ms INTEGER,
      created_at_ms INTEGER NOT NULL,
      UNIQUE (family_id, plaid_item_id),
      CHECK ((sealed_token IS NULL) = (unlinked_at_ms IS NOT NULL))
    ) STRICT;
    """

  /// `pending_found` is what the reported balances have shown so far about whether they include
  /// pending transactions.
  ///
  /// `transfers_matched_through` is for transfers what `data_synced_through` is for balances: null
  /// if nothing has been matched yet, a day if something after it has changed, otherwise a day
  /// later than all others.
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
      pending_in_balance TEXT NOT NULL DEFAULT 'auto'
        CHECK (pending_in_balance IN ('yes', 'no', 'auto')),
      pending_found INTEGER CHECK (pending_found IN (0, 1)),
      data_synced_through INTEGER,
      calculation_version INTEGER,
      transfers_matched_through INTEGER,
      raw_json TEXT,
      created_at_ms INTEGER NOT NULL,
      CHECK ((status = 'closed') = (closed_by IS NOT NULL)),
      CHECK (item_id IS NOT NULL OR plaid_account_id IS NULL)
    ) STRICT;
    CREATE INDEX accounts_of_family ON accounts (family_id);
    CREATE UNIQUE INDEX accounts_of_item ON accounts (item_id, plaid_account_id)
      WHERE plaid_account_id IS NOT NULL;
    """

  /// Pages as they were received, and the quarantined elements, each once, in its newest form.
  ///
  /// The bytes have a table of their own, so that changing the state of a page does not rewrite
  /// them. They are compressed; the checksum is that of the compressed bytes. The blob is the last
  /// column because SQLite has to read through it to reach a later one.
  private static let archive = """
    CREATE TABLE pages (
      page_id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_id INTEGER NOT NULL REFERENCES items,
      state TEXT NOT NULL CHECK (state IN ('staged', 'committed')),
      cursor TEXT,
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
      plain_count INTEGER NOT NULL CHECK (plain_count >= 0),
      checksum INTEGER NOT NULL,
      body BLOB NOT NULL
    ) STRICT;

    CREATE TABLE quarantine (
      quarantine_id INTEGER PRIMARY KEY AUTOINCREMENT,
      item_id INTEGER NOT NULL REFERENCES items,
      list TEXT NOT NULL CHECK (
        list IN ('transactions', 'accounts', 'securities', 'holdings', 'trades', 'liabilities')),
      plaid_transaction_id TEXT,
      is_removal INTEGER NOT NULL DEFAULT 0 CHECK (is_removal IN (0, 1)),
      reason TEXT NOT NULL,
      raw BLOB NOT NULL,
      sync_id INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL,
      retried_at_ms INTEGER
    ) STRICT;
    CREATE INDEX quarantine_of_item ON quarantine (item_id);
    CREATE UNIQUE INDEX quarantine_ids ON quarantine (item_id, list, plaid_transaction_id)
      WHERE plaid_transaction_id IS NOT NULL;
    CREATE UNIQUE INDEX quarantine_raws ON quarantine (item_id, list, raw)
      WHERE plaid_transaction_id IS NULL;
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

  /// Open link sessions, so that an interrupted one can be resumed; calls that cost money, which
  /// outlive their item because they are billed anyway; and the latest notice about an item through
  /// each `notify` hook.
  ///
  /// A session's token and page give access to it, so they are sealed. `exchanged` counts the
  /// results that have become items, in the transaction that stores each.
  private static let operations = """
    CREATE TABLE link_sessions (
      link_session_id INTEGER PRIMARY KEY AUTOINCREMENT,
      family_id INTEGER NOT NULL REFERENCES families,
      item_id INTEGER REFERENCES items ON DELETE CASCADE,
      sealed BLOB NOT NULL,
      expires_at_ms INTEGER,
      allows_duplicates INTEGER NOT NULL CHECK (allows_duplicates IN (0, 1)),
      exchanged INTEGER NOT NULL DEFAULT 0,
      created_at_ms INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE billed_calls (
      billed_call_id INTEGER PRIMARY KEY,
      family_id INTEGER NOT NULL REFERENCES families,
      item_id INTEGER NOT NULL,
      institution TEXT NOT NULL,
      endpoint TEXT NOT NULL CHECK (endpoint <> ''),
      made_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX billed_calls_of_family ON billed_calls (family_id, made_at_ms);

    CREATE TABLE announcements (
      item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
      hook TEXT NOT NULL CHECK (hook <> ''),
      subject TEXT NOT NULL CHECK (subject IN ('health', 'consent')),
      value TEXT NOT NULL CHECK (value <> ''),
      number INTEGER NOT NULL DEFAULT 0,
      announced_at_ms INTEGER,
      claimed_at_ms INTEGER,
      claimed_value TEXT CHECK (claimed_value <> ''),
      owner_machine TEXT,
      owner_pid INTEGER,
      owner_start_ticks INTEGER,
      PRIMARY KEY (item_id, hook, subject),
      CHECK ((claimed_at_ms IS NULL) = (owner_machine IS NULL)),
      CHECK ((claimed_at_ms IS NULL) = (claimed_value IS NULL))
    ) STRICT, WITHOUT ROWID;

    """
}
