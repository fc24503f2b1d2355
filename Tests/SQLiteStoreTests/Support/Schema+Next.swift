@testable import PlaidSyncSQLiteStore

extension Schema {
  /// The schema of a later program: one more column and one more table, filled from existing rows.
  ///
  /// Neither statement can be run a second time.
  static let next = current.followed(
    by: """
      ALTER TABLE families ADD COLUMN motto TEXT NOT NULL DEFAULT 'none';
      CREATE TABLE labels (
        account_id INTEGER PRIMARY KEY REFERENCES accounts,
        label TEXT NOT NULL
      ) STRICT;
      INSERT INTO labels (account_id, label) SELECT account_id, name FROM accounts;
      """)

  /// This schema followed by one more version.
  func followed(by sql: String) -> Schema { Schema(versions: versions + [{ sql }]) }
}
