@testable import SQLiteStore

extension Schema {
  /// The tables of a later program: one column and one table more, filled from what is there.
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

  /// These tables and one version more.
  func followed(by sql: String) -> Schema { Schema(versions: versions + [{ sql }]) }
}
