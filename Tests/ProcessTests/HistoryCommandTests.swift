import Foundation
import PlaidSync
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("History and quarantine on the command line")
struct HistoryCommandTests {
  @Test("`transaction history` and `transactions --removed` show what happened")
  func history() async throws {
    try await Bank.open(user: "user_bulk_10") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      try #expect(home.run("transaction", "edit", "1", "--name", "Present", "-q").status == 0)
      try #expect(home.run("transaction", "delete", "1", "-q").status == 0)
      let removed = try home.run("transactions", "--removed")
      #expect(removed.status == 0)
      #expect(removed.output.contains("Present") && removed.output.contains("you  deleted"))
      let shown = try home.run("transaction", "history", "1")
      #expect(shown.status == 0, "\(shown.error)")
      let lines = shown.output.split(separator: "\n").map(String.init)
      try #require(lines.count == 4, "\(shown.output)")
      #expect(lines[0].hasPrefix("WHEN"))
      #expect(lines[1].contains("sync ") && lines[1].hasSuffix("added"), "\(lines[1])")
      #expect(lines[2].contains("you") && lines[2].contains("name edited"), "\(lines[2])")
      #expect(lines[2].hasSuffix("Present") && lines[3].hasSuffix("deleted"), "\(lines)")

      let json = try home.run("transaction", "history", "1", "--json").output
      let kinds = json.matches(of: /"kind": "([a-z]+)"/).map { String($0.1) }
      #expect(kinds == ["added", "edited", "deleted"])
      #expect(json.contains("\"new\": \"Present\"") && json.contains("\"transaction\": 1"))
      let missing = try home.run("transaction", "history", "999")
      #expect(missing.status == 66 && missing.output.isEmpty, "\(missing.status)")
    }
  }

  @Test("`quarantine` lists, shows and retries elements that could not be imported")
  func quarantine() async throws {
    try await Bank.open(user: "user_bulk_10") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let empty = try home.run("quarantine", "list")
      #expect(empty.status == 0 && empty.output == "nothing is in quarantine\n")
      try await fill(home.database)

      let listed = try home.run("quarantine", "list")
      #expect(listed.status == 0)
      #expect(listed.output.contains("good") && listed.output.contains("date is not a date"))
      let shown = try home.run("quarantine", "show", "2")
      #expect(shown.status == 0)
      #expect(shown.output.hasSuffix("\n" + #"{"transaction_id":"bad","date":"soon"}"# + "\n"))
      #expect(try home.run("status").output.contains("2 elements"))

      let retried = try home.run("quarantine", "retry", "--json")
      #expect(retried.status == 1, "\(retried.error)")
      #expect(retried.output.contains("account_id is missing or empty."), "\(retried.output)")
      #expect(try home.run("transactions", "--json").output.contains("\"good\""))
      let again = try home.run("quarantine", "retry", "2")
      #expect(again.status == 1 && again.output.hasPrefix("imported 0 of 1 element\n"))
      #expect(try home.run("quarantine", "show", "1").status == 66)
      try #expect(home.run("pull", "-q").status == 0)
      try #expect(home.run("verify").status == 0)
    }
  }

  /// Quarantines one element that can now be imported, and one that cannot.
  private func fill(_ database: String) async throws {
    let store = try SQLiteStore(path: database, world: .live())
    let sent = try #require(try await store.rawJSON(of: [TransactionID(1)])[TransactionID(1)])
    try await store.write { db in
      let columns = "item_id, list, plaid_transaction_id, reason, raw, sync_id, created_at_ms"
      try db.run(
        """
        INSERT INTO quarantine (\(columns))
        SELECT item_id, 'transactions', 'good', 'It was not understood.',
          CAST(replace(?1, plaid_transaction_id, 'good') AS BLOB), 1, 0
        FROM transactions WHERE transaction_id = 1
        """, sent)
      try db.run(
        """
        INSERT INTO quarantine (\(columns))
        SELECT item_id, 'transactions', 'bad', 'date is not a date written as YYYY-MM-DD.',
          CAST('{"transaction_id":"bad","date":"soon"}' AS BLOB), 1, 0
        FROM items
        """)
    }
    try store.close()
  }
}
