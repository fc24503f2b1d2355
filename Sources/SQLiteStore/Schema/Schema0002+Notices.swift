extension Schema0002 {
  /// What was announced last about each side of an item, hook by hook, and who is at it.
  static let notices = """
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
