extension Schema0002 {
  /// Calls that cost money, one row each.
  ///
  /// They outlive their item: what was called is billed, whatever became of the item.
  static let usage = """
    CREATE TABLE billed_calls (
      billed_call_id INTEGER PRIMARY KEY,
      family_id INTEGER NOT NULL REFERENCES families,
      item_id INTEGER NOT NULL,
      institution TEXT NOT NULL,
      endpoint TEXT NOT NULL CHECK (endpoint <> ''),
      made_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX billed_calls_of_family ON billed_calls (family_id, made_at_ms);

    """
}
