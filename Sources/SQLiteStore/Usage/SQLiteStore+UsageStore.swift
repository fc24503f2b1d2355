import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore: UsageStore {
  package func count(
    _ call: BilledCall, of item: Item, at now: Timestamp
  ) async throws -> Int64 {
    try await write { db in
      try db.insert(
        """
        INSERT INTO billed_calls (family_id, item_id, institution, endpoint, made_at_ms)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """, item.familyID, item.id, item.displayName, call.rawValue, now)
    }
  }

  package func uncount(_ number: Int64) async throws {
    try await writeToTheEnd { db in
      _ = try db.run("DELETE FROM billed_calls WHERE billed_call_id = ?1", number)
    }
  }

  package func usage(of family: FamilyID, in month: String?) async throws -> [UsageRecord] {
    try await read { db in
      try AccountReader.requireFamily(family, db)
      return try db.all(
        """
        SELECT strftime('%Y-%m', made_at_ms / 1000, 'unixepoch') AS month, item_id,
          max(institution), endpoint, count(*)
        FROM billed_calls WHERE family_id = ?1
        GROUP BY month, item_id, endpoint HAVING ?2 IS NULL OR month = ?2
        ORDER BY month, item_id, endpoint
        """, family, month
      ) { row in
        UsageRecord(
          month: row.text(0), itemID: row.id(1), institution: row.text(2), endpoint: row.text(3),
          calls: Int(row.integer(4)))
      }
    }
  }
}
