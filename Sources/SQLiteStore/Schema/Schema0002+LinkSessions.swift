extension Schema0002 {
  /// Link sessions that are under way, so that one that was interrupted can be taken up again.
  ///
  /// Token and page open the session to whoever holds them: they are sealed. `exchanged` counts the
  /// results that have become items, in the transaction that stores each.
  static let linkSessions = """
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

    """
}
