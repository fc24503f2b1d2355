extension Schema0003 {
  /// What was pending at each reading, and whether an account's readings contain it.
  ///
  /// `pending_e8` is the sum of the amounts that were pending, null where it is not known;
  /// `pending_found` is what the readings have told so far. Either changes what the readings mean,
  /// so all days are to be computed again.
  static let drift = """
    ALTER TABLE reported_balances ADD COLUMN pending_e8 INTEGER;
    ALTER TABLE accounts ADD COLUMN pending_in_balance TEXT NOT NULL DEFAULT 'auto'
      CHECK (pending_in_balance IN ('yes', 'no', 'auto'));
    ALTER TABLE accounts ADD COLUMN pending_found INTEGER CHECK (pending_found IN (0, 1));
    CREATE INDEX transactions_pending ON transactions (account_id) WHERE pending = 1;

    CREATE TRIGGER accounts_pending_rewinds AFTER UPDATE OF pending_in_balance, pending_found
      ON accounts
    WHEN (\(isPendingCounted("OLD"))) <> (\(isPendingCounted("NEW")))
    BEGIN
      UPDATE accounts SET data_synced_through = NULL WHERE account_id = NEW.account_id;
    END;

    """

  /// Whether an account's readings contain what is pending.
  static func isPendingCounted(_ account: String) -> String {
    "iif(\(account).pending_in_balance = 'auto', coalesce(\(account).pending_found, 0), "
      + "\(account).pending_in_balance = 'yes')"
  }
}
