import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads and writes link sessions.
enum LinkSessionRows {
  /// Stores a session; returns it with its number.
  static func add(_ session: LinkSession, _ db: Database) throws -> LinkSession {
    try AccountReader.requireFamily(session.familyID, db)
    let id = try db.insert(
      """
      INSERT INTO link_sessions (family_id, item_id, sealed, expires_at_ms, allows_duplicates,
        created_at_ms)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """, session.familyID, session.itemID, session.sealed, session.expiresAt,
      session.allowsDuplicates, session.createdAt)
    return LinkSession(
      id: LinkSessionID(id), familyID: session.familyID, itemID: session.itemID,
      sealed: session.sealed, expiresAt: session.expiresAt,
      allowsDuplicates: session.allowsDuplicates, createdAt: session.createdAt)
  }

  /// Returns a family's sessions, oldest first, including expired ones.
  static func sessions(of family: FamilyID, _ db: Database) throws -> [LinkSession] {
    try db.all(
      """
      SELECT link_session_id, family_id, item_id, sealed, expires_at_ms, allows_duplicates,
        exchanged, created_at_ms
      FROM link_sessions WHERE family_id = ?1 ORDER BY link_session_id
      """, family
    ) { row in
      LinkSession(
        id: row.id(0), familyID: row.id(1), itemID: row.idOrNull(2), sealed: row.bytes(3),
        expiresAt: row.instantOrNull(4), allowsDuplicates: row.flag(5),
        exchanged: Int(row.integer(6)), createdAt: row.instant(7))
    }
  }

  static func delete(_ id: LinkSessionID, _ db: Database) throws {
    try db.run("DELETE FROM link_sessions WHERE link_session_id = ?1", id)
  }

  /// Counts that one more of a session's results has become an item.
  static func countExchange(of session: LinkSessionID, _ db: Database) throws {
    try db.run(
      "UPDATE link_sessions SET exchanged = exchanged + 1 WHERE link_session_id = ?1", session)
  }

  /// Seals the sessions of all families again.
  static func reseal(_ reseal: ([UInt8], String) throws -> [UInt8], _ db: Database) throws {
    let sessions = try db.all("SELECT link_session_id, sealed FROM link_sessions") { row in
      (row.integer(0), row.bytes(1))
    }
    for (id, sealed) in sessions {
      try db.run(
        "UPDATE link_sessions SET sealed = ?2 WHERE link_session_id = ?1", id,
        try reseal(sealed, LinkSession.sealName))
    }
  }
}
