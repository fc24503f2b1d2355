extension Schema {
  /// Record what changed, when, and by which sync or by the user; and count the transactions for
  /// which a page of the archive must be kept.
  ///
  /// Triggers record it so that every writer is covered, including other SQLite clients. The first
  /// insert of a row records nothing: until it changes, the row itself tells when and with which
  /// sync it arrived.
  static let historyTriggers = changes + deletion + pages

  /// The first change also records how the row arrived, because it overwrites the columns that
  /// told.
  ///
  /// The provider's and the user's values are compared separately: a change of a provider's value
  /// that the user's hides is recorded, and edits that a sync carries over to another row are not.
  private static let changes = """
    CREATE TRIGGER transactions_update_history AFTER UPDATE OF
      \(compared.joined(separator: ", ")), pending_transaction_id, foreign_currency, raw_hash
      ON transactions
    WHEN \(SQLFragments.differ(compared))
    BEGIN
      INSERT INTO transaction_changes (transaction_id, changed_at_ms, sync_id, kind)
      SELECT NEW.transaction_id, OLD.updated_at_ms,
        (SELECT sync_id FROM pages WHERE page_id = OLD.page_id), 'added'
      WHERE NOT EXISTS (
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

  private static let compared = [
    "updated_at_ms", "page_id", "account_id", "item_id", "plaid_transaction_id", "pending",
    "removed_at_ms", "hidden_at_ms", "date", "provider_date", "amount_e8", "provider_amount_e8",
    "authorized_date", "name", "original_description", "merchant", "category",
    "category_detailed", "user_name", "user_category", "user_notes", "user_tags", "user_excluded",
  ]

  private static let deletion = """
    CREATE TRIGGER transactions_delete_forgets AFTER DELETE ON transactions
    BEGIN
      DELETE FROM transaction_changes WHERE transaction_id = OLD.transaction_id;
    END;


    """

  /// A page is kept as long as a transaction's raw JSON is in it.
  private static let pages = """
    CREATE TRIGGER transactions_update_releases AFTER UPDATE OF page_id ON transactions
    WHEN OLD.page_id IS NOT NULL AND OLD.page_id IS NOT NEW.page_id
    BEGIN
      UPDATE pages SET reference_count = reference_count - 1 WHERE page_id = OLD.page_id;
    END;

    CREATE TRIGGER transactions_delete_releases AFTER DELETE ON transactions
    WHEN OLD.page_id IS NOT NULL
    BEGIN
      UPDATE pages SET reference_count = reference_count - 1 WHERE page_id = OLD.page_id;
    END;


    """

  /// What happened: one row for each event.
  private static let events = (identity + provided + edited + removals)
    .joined(separator: " UNION ALL ")

  /// If the posted transaction has an id of its own, the change of the id has already recorded that
  /// it posted.
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

  /// The provider's values, whether they or the user's are in effect.
  private static let provided = [
    provided("date", "coalesce(@.provider_date, @.date)"),
    provided("amount", "coalesce(@.provider_amount_e8, @.amount_e8)"),
    // Only with a new page: when the account's currency is corrected, its transactions have not
    // changed.
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

  /// The user's values, each with the effective value before and after. In a row that no provider
  /// sent, some have no column of their own.
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

  /// Whether the transaction is in the books.
  private static let removals = [
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

  /// Returns the event for a provider's value; `@` stands for the old and the new row.
  private static func provided(_ field: String, _ value: String) -> String {
    let (old, new) = sides(value)
    return event(
      kind: "'changed'", field: field, old: old, new: new,
      when: "NEW.source = 'plaid' AND (\(old)) IS NOT (\(new))")
  }

  /// Returns the event for a user's value: `own` is null unless the user has set it. In a manual
  /// row, the value shown is the user's.
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
}
