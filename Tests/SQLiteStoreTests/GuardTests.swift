import GRDB
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Rows that SQLite itself refuses")
struct GuardTests {
  /// A statement, and a word of SQLite's error message.
  static let refused: [(statement: String, reason: String)] = [
    ("INSERT INTO families VALUES (3, '', 'USD', 'UTC', NULL, 0, 0)", "CHECK"),
    ("INSERT INTO families VALUES (3, 'Home', 'USD', 'UTC', NULL, 0, 0)", "UNIQUE"),
    ("UPDATE families SET currency = ''", "CHECK"),
    ("UPDATE items SET status = 'fine'", "CHECK"),
    ("UPDATE items SET sealed_token = NULL", "CHECK"),
    ("UPDATE items SET unlinked_at_ms = 1", "CHECK"),
    ("UPDATE items SET cursor = ''", "CHECK"),
    (
      """
      INSERT INTO items (family_id, plaid_item_id, sealed_token, created_at_ms)
      VALUES (1, 'item', x'01', 0)
      """, "UNIQUE"
    ),
    ("UPDATE accounts SET kind = 'piggy bank'", "CHECK"),
    ("UPDATE accounts SET status = 'closed'", "CHECK"),
    ("UPDATE accounts SET closed_by = 'user'", "CHECK"),
    ("UPDATE accounts SET plaid_account_id = 'a3' WHERE account_id = 1", "UNIQUE"),
    ("UPDATE accounts SET plaid_account_id = 'a2' WHERE account_id = 2", "CHECK"),
    ("UPDATE transactions SET amount_e8 = '12.50'", "REAL value"),
    ("UPDATE transactions SET amount_e8 = 12.5", "REAL value"),
    ("UPDATE transactions SET date = '2024-03-10'", "TEXT value"),
    ("UPDATE transactions SET pending = 2", "CHECK"),
    ("UPDATE transactions SET source = 'guess'", "CHECK"),
    ("UPDATE transactions SET user_tags = '[\"a'", "CHECK"),
    ("UPDATE transactions SET foreign_currency = ''", "CHECK"),
    ("UPDATE transactions SET plaid_transaction_id = 't2' WHERE transaction_id = 1", "UNIQUE"),
    ("UPDATE transactions SET plaid_transaction_id = NULL WHERE transaction_id = 1", "CHECK"),
    ("UPDATE transactions SET name = NULL", "NOT NULL"),
    ("UPDATE transactions SET account_id = 99", "FOREIGN KEY"),
    ("UPDATE transactions SET late_reported_balance_id = 99", "FOREIGN KEY"),
    ("INSERT INTO valuations VALUES (2, {2024-03-10}, 1, 'opening')", "UNIQUE"),
    ("UPDATE valuations SET kind = 'guess'", "CHECK"),
    ("INSERT INTO exchange_rates VALUES (1, 'EUR', 'USD', {2024-03-10}, '2')", "UNIQUE"),
    ("DELETE FROM accounts WHERE account_id = 2", "FOREIGN KEY"),
    ("INSERT INTO balances VALUES (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2)", "CHECK"),
    (sync("'account', 1, 'pending', NULL, NULL, NULL"), "UNIQUE"),
    (sync("'account', 1, 'syncing', 1, 'm', NULL"), "UNIQUE"),
    (sync("'account', 2, 'syncing', 1, NULL, NULL"), "CHECK"),
    (sync("'account', 2, 'completed', 1, 'm', NULL"), "CHECK"),
    (sync("'account', 2, 'pending', NULL, NULL, 5"), "CHECK"),
    (sync("'planet', 2, 'pending', NULL, NULL, NULL"), "CHECK"),
    ("UPDATE syncs SET error = 'no JSON'", "CHECK"),
    ("UPDATE syncs SET stats = ''", "CHECK"),
  ]

  @Test("wrong values, second rows and loose references", arguments: refused)
  func refusal(_ statement: String, _ reason: String) async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      try await fixture.sql(Self.sync("'account', 1, 'pending', NULL, NULL, NULL"))
      // With foreign keys enforced, as on the program's own connections.
      let error = try await fixture.store.withConnection { db -> String? in
        do {
          try db.execute(sql: StoreFixture.numbered(statement))
          return nil
        } catch let error as DatabaseError {
          return error.message
        }
      }
      #expect(error?.contains(reason) == true, "\(error ?? "it was accepted")")
    }
  }

  @Test("one subject can have any number of finished syncs")
  func finishedSyncs() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      for status in ["completed", "failed", "stale", "completed", "pending"] {
        let finished = status == "pending" ? "NULL" : "5"
        try await fixture.sql(Self.sync("'account', 1, '\(status)', 1, 'm', \(finished)"))
      }
      #expect(try await fixture.lines("SELECT count(*) FROM syncs") == ["5"])
    }
  }

  private static func sync(_ values: String) -> String {
    """
    INSERT INTO syncs (family_id, "full", created_at_ms, kind, syncable_id, status, started_at_ms,
      owner_machine, finished_at_ms) VALUES (1, 0, 0, \(values))
    """
  }
}
