extension Schema0002 {
  /// What changed when, by which sync or by the user.
  ///
  /// A trigger writes it, so that every path counts, other SQLite clients too. A first insert
  /// writes nothing: until a row changes, the row itself knows when and by which sync it came.
  static let history = historyTables + historyTrigger + historyViews

  /// `change_context` says who writes while a transaction runs; without a word it is the user.
  ///
  /// `began_after` is the newest transaction of before this version: how those older came to be as
  /// they are is not known.
  private static let historyTables = """
    ALTER TABLE transactions ADD COLUMN removed_because TEXT
      CHECK (removed_because IN ('removed', 'unlisted'));
    ALTER TABLE transactions ADD COLUMN restored_at_ms INTEGER;

    CREATE TABLE transaction_changes (
      change_id INTEGER PRIMARY KEY,
      transaction_id INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL,
      sync_id INTEGER,
      kind TEXT NOT NULL CHECK (kind IN (
        'found', 'added', 'posted', 'renamed', 'changed', 'edited', 'released', 'deleted',
        'removed', 'unlisted', 'restored', 'revived', 'relisted')),
      field TEXT,
      old_value ANY,
      new_value ANY
    ) STRICT;
    CREATE INDEX transaction_changes_of ON transaction_changes (transaction_id);

    CREATE TABLE change_context (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      began_after INTEGER NOT NULL,
      sync_id INTEGER,
      now_ms INTEGER
    ) STRICT;
    INSERT INTO change_context (only_row, began_after)
    SELECT 1, coalesce(max(transaction_id), 0) FROM transactions;

    CREATE TRIGGER transactions_delete_forgets AFTER DELETE ON transactions
    BEGIN
      DELETE FROM transaction_changes WHERE transaction_id = OLD.transaction_id;
    END;


    """

  /// The first change writes down how the row came, since it overwrites what told it.
  ///
  /// Provider's and user's values are looked at apart: a value that the user's hides is recorded,
  /// and edits that a sync carries to another row are none.
  private static let historyTrigger = """
    CREATE TRIGGER transactions_update_history AFTER UPDATE OF
      account_id, item_id, plaid_transaction_id, pending_transaction_id, date, amount_e8, pending,
      removed_at_ms, hidden_at_ms, foreign_currency, provider_date, provider_amount_e8,
      authorized_date, name, original_description, merchant, category, category_detailed,
      user_name, user_category, user_notes, user_tags, user_excluded, page_id, raw_hash,
      updated_at_ms ON transactions
    WHEN OLD.updated_at_ms IS NOT NEW.updated_at_ms OR OLD.page_id IS NOT NEW.page_id
      OR OLD.account_id IS NOT NEW.account_id OR OLD.item_id IS NOT NEW.item_id
      OR OLD.plaid_transaction_id IS NOT NEW.plaid_transaction_id
      OR OLD.pending IS NOT NEW.pending OR OLD.removed_at_ms IS NOT NEW.removed_at_ms
      OR OLD.hidden_at_ms IS NOT NEW.hidden_at_ms OR OLD.date IS NOT NEW.date
      OR OLD.provider_date IS NOT NEW.provider_date OR OLD.amount_e8 IS NOT NEW.amount_e8
      OR OLD.provider_amount_e8 IS NOT NEW.provider_amount_e8
      OR OLD.authorized_date IS NOT NEW.authorized_date OR OLD.name IS NOT NEW.name
      OR OLD.original_description IS NOT NEW.original_description
      OR OLD.merchant IS NOT NEW.merchant OR OLD.category IS NOT NEW.category
      OR OLD.category_detailed IS NOT NEW.category_detailed
      OR OLD.user_name IS NOT NEW.user_name OR OLD.user_category IS NOT NEW.user_category
      OR OLD.user_notes IS NOT NEW.user_notes OR OLD.user_tags IS NOT NEW.user_tags
      OR OLD.user_excluded IS NOT NEW.user_excluded
    BEGIN
      INSERT INTO transaction_changes (transaction_id, changed_at_ms, sync_id, kind)
      SELECT NEW.transaction_id, OLD.updated_at_ms,
        (SELECT sync_id FROM pages WHERE page_id = OLD.page_id),
        iif(NEW.transaction_id > began_after, 'added', 'found')
      FROM change_context WHERE NOT EXISTS (
        SELECT 1 FROM transaction_changes WHERE transaction_id = NEW.transaction_id);

      INSERT INTO transaction_changes
        (transaction_id, changed_at_ms, sync_id, kind, field, old_value, new_value)
      SELECT NEW.transaction_id, coalesce(c.now_ms, unixepoch() * 1000), c.sync_id, e.kind,
        e.field, e.old_value, e.new_value
      FROM change_context c, (\(events)) e
      WHERE e.actor = 'any' OR e.actor = iif(c.sync_id IS NULL, 'user', 'sync');

      INSERT INTO transaction_changes (transaction_id, changed_at_ms, sync_id, kind, field)
      SELECT NEW.transaction_id, coalesce(now_ms, unixepoch() * 1000), sync_id, 'changed',
        'details'
      FROM change_context WHERE changes() = 0 AND OLD.raw_hash IS NOT NEW.raw_hash
        AND OLD.pending_transaction_id IS NEW.pending_transaction_id;
    END;


    """

  /// What happened, as far as it did: a row each.
  private static let events = (identity + provided + edited + standing)
    .joined(separator: " UNION ALL ")

  /// With a posted transaction's own id, the change of the id has said that it posted.
  private static let identity = [
    event(
      kind: "iif(OLD.pending AND OLD.item_id IS NEW.item_id, 'posted', 'renamed')", field: "id",
      old: "OLD.plaid_transaction_id", new: "NEW.plaid_transaction_id",
      when: "OLD.plaid_transaction_id IS NOT NEW.plaid_transaction_id"),
    event(
      kind: "'posted'", field: "id", old: "OLD.plaid_transaction_id",
      new: "NEW.plaid_transaction_id",
      when: """
        OLD.pending AND NOT NEW.pending AND (NEW.pending_transaction_id IS NULL
          OR NEW.pending_transaction_id = NEW.plaid_transaction_id)
        """),
    event(
      kind: "'changed'", field: "pending", old: "OLD.pending", new: "NEW.pending",
      when: "NEW.pending AND NOT OLD.pending"),
  ]

  /// The provider's values, whether they count or the user's does.
  private static let provided = [
    provided("date", "coalesce(@.provider_date, @.date)"),
    provided("amount", "coalesce(@.provider_amount_e8, @.amount_e8)"),
    // Only with a new page: a corrected currency of the account is no change of its transactions.
    provided(
      "currency",
      """
      iif(OLD.page_id IS NEW.page_id, NULL, coalesce(@.foreign_currency,
        (SELECT currency FROM accounts WHERE account_id = @.account_id)))
      """),
    provided("account", "@.account_id"), provided("authorized_date", "@.authorized_date"),
    provided("name", "@.name"), provided("original_description", "@.original_description"),
    provided("merchant", "@.merchant"), provided("category", "@.category"),
    provided("category_detailed", "@.category_detailed"),
  ]

  /// The user's values, each with what counts before and after. In a row that no provider sent,
  /// some have no column of their own.
  private static let edited = [
    edited("date", shown: "@.date", own: "iif(@.provider_date IS NULL, NULL, @.date)"),
    edited(
      "amount", shown: "@.amount_e8", own: "iif(@.provider_amount_e8 IS NULL, NULL, @.amount_e8)"),
    edited("name", shown: "coalesce(@.user_name, @.name)", own: "@.user_name"),
    edited(
      "category", shown: "nullif(coalesce(@.user_category, @.category), '')",
      own: "@.user_category"),
    edited("notes", shown: "nullif(@.user_notes, '')", own: "@.user_notes"),
    edited("tags", shown: "coalesce(@.user_tags, '[]')", own: "@.user_tags"),
    edited("excluded", shown: "coalesce(@.user_excluded, 0)", own: "@.user_excluded"),
  ]

  /// Whether it stands in the books.
  private static let standing = [
    event(
      actor: "user", kind: "'deleted'",
      when: "OLD.hidden_at_ms IS NULL AND NEW.hidden_at_ms IS NOT NULL"),
    event(
      actor: "any", kind: "iif(NEW.removed_because IS 'unlisted', 'unlisted', 'removed')",
      when: "OLD.removed_at_ms IS NULL AND NEW.removed_at_ms IS NOT NULL"),
    event(
      actor: "sync", kind: "iif(OLD.removed_because IS 'unlisted', 'relisted', 'revived')",
      when: "OLD.removed_at_ms IS NOT NULL AND NEW.removed_at_ms IS NULL"),
    event(
      actor: "user", kind: "'restored'",
      when: """
        coalesce(OLD.removed_at_ms, OLD.hidden_at_ms) IS NOT NULL
          AND coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NULL
        """),
  ]

  private static func event(
    actor: String = "any", kind: String, field: String? = nil, old: String = "NULL",
    new: String = "NULL", when condition: String
  ) -> String {
    """
    SELECT '\(actor)' AS actor, \(kind) AS kind, \(field.map { "'\($0)'" } ?? "NULL") AS field,
      \(old) AS old_value, \(new) AS new_value WHERE \(condition)
    """
  }

  /// A provider's value; `@` stands for the old and the new row.
  private static func provided(_ field: String, _ value: String) -> String {
    let (old, new) = sides(value)
    return event(
      kind: "'changed'", field: field, old: old, new: new,
      when: "NEW.source = 'plaid' AND (\(old)) IS NOT (\(new))")
  }

  /// A user's value: `own` is null unless the user has set it. In a row of the user's own, the
  /// value shown is the user's.
  private static func edited(_ field: String, shown: String, own: String) -> String {
    let (old, new) = sides(shown)
    let (oldOwn, newOwn) = sides(own)
    return event(
      actor: "user",
      kind: "iif(NEW.source = 'plaid' AND (\(newOwn)) IS NULL, 'released', 'edited')",
      field: field, old: old, new: new,
      when: """
        (\(oldOwn)) IS NOT (\(newOwn)) OR NEW.source <> 'plaid' AND (\(old)) IS NOT (\(new))
        """)
  }

  private static func sides(_ text: String) -> (String, String) {
    (text.replacing("@.", with: "OLD."), text.replacing("@.", with: "NEW."))
  }

  /// Both as people read them; how a row came is shown even when nothing has changed since.
  private static let historyViews = """
    CREATE VIEW transaction_history AS
    SELECT change_id, transaction_id, changed_at_ms, sync_id, kind, field, old_value, new_value
    FROM transaction_changes
    UNION ALL
    SELECT 0, t.transaction_id, t.updated_at_ms,
      (SELECT sync_id FROM pages WHERE page_id = t.page_id),
      iif(t.transaction_id > c.began_after, 'added', 'found'), NULL, NULL, NULL
    FROM transactions t, change_context c
    WHERE NOT EXISTS (
      SELECT 1 FROM transaction_changes h WHERE h.transaction_id = t.transaction_id);

    CREATE VIEW v_transaction_changes AS
    SELECT h.change_id AS id, h.transaction_id AS "transaction", t.account_id AS account,
      a.family_id AS family, \(instant("h.changed_at_ms")) AS changed_at, h.sync_id AS sync,
      h.kind, h.field, \(rendered("h.old_value")) AS old_value,
      \(rendered("h.new_value")) AS new_value
    FROM transaction_history h JOIN transactions t ON t.transaction_id = h.transaction_id
      JOIN accounts a ON a.account_id = t.account_id;

    """

  private static func rendered(_ value: String) -> String {
    """
    CASE WHEN h.field = 'amount' THEN \(decimal(value))
      WHEN h.field IN ('date', 'authorized_date') THEN \(day(value))
      ELSE CAST(\(value) AS TEXT) END
    """
  }
}
