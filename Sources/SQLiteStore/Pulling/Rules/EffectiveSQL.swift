/// The SQL of a transaction's effective values and of their origins: the user's value, else a
/// rule's, else the provider's. `t` is the transaction, `a` its account.
enum EffectiveSQL {
  /// The tables needed in addition to `transactions t` and `accounts a`.
  static let joins = """
    LEFT JOIN rule_values r ON r.transaction_id = t.transaction_id
    LEFT JOIN category_names d ON d.family_id = a.family_id AND d.code = t.category_detailed
    LEFT JOIN category_names p ON p.family_id = a.family_id AND p.code = t.category
    """

  static let name = "coalesce(t.user_name, iif(\(isOwn), t.name, coalesce(r.name, t.name)))"
  static let category = "nullif(coalesce(\(ownCategory), r.category, \(sentCategory)), '')"
  /// The category with the provider's code instead of the name that the user has for it.
  static let codedCategory = "nullif(coalesce(\(ownCategory), r.category, t.category), '')"
  /// The provider's detailed category, if the category is the provider's too.
  static let categoryDetailed =
    "CASE WHEN \(ownCategory) IS NULL AND r.category IS NULL THEN t.category_detailed END"
  static let notes = "nullif(coalesce(t.user_notes, r.notes), '')"
  static let tags = "coalesce(t.user_tags, r.tags, '[]')"
  static let isExcluded = "coalesce(t.user_excluded, r.excluded, 0)"

  static let nameOrigin = """
    CASE WHEN t.user_name IS NOT NULL THEN 'user' WHEN \(isOwn) THEN \(ownOrigin)
      WHEN r.name IS NOT NULL THEN 'rule' ELSE 'plaid' END
    """
  static let categoryOrigin = """
    CASE WHEN t.user_category IS NOT NULL THEN 'user'
      WHEN \(ownCategory) IS NOT NULL THEN \(ownOrigin)
      WHEN r.category IS NOT NULL THEN 'rule'
      WHEN coalesce(d.name, p.name) IS NOT NULL THEN 'map'
      WHEN t.category IS NOT NULL THEN 'plaid' END
    """
  static let notesOrigin = origin("notes")
  static let tagsOrigin = origin("tags")
  static let excludedOrigin = origin("excluded")

  /// A manual or imported row: its name and category are the user's, or those of the imported file.
  private static let isOwn = "(t.source <> 'plaid' AND t.parent_id IS NULL)"
  private static let ownOrigin = "iif(t.source = 'imported', 'imported', 'user')"
  /// The user's category, even if it was cleared.
  static let ownCategory = "coalesce(t.user_category, iif(\(isOwn), t.category, NULL))"
  private static let sentCategory = "coalesce(d.name, p.name, t.category)"

  private static func origin(_ field: String) -> String {
    "CASE WHEN t.user_\(field) IS NOT NULL THEN 'user' WHEN r.\(field) IS NOT NULL THEN 'rule' END"
  }
}
