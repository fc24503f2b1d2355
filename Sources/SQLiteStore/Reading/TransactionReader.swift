import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads transactions with the user's edits applied.
enum TransactionReader {
  /// Returns the transactions that a query selects, newest first.
  ///
  /// Text is compared here and not by SQLite, whose `LIKE` ignores the case of ASCII letters only.
  static func transactions(_ query: TransactionQuery, _ db: Database) throws -> [Transaction] {
    let statement = try SQLStatement(
      select + """
        WHERE a.family_id = ?1 AND (?2 IS NULL OR t.account_id = ?2)
          AND (?3 IS NULL OR t.transaction_id = ?3) AND (?4 IS NULL OR t.date >= ?4)
          AND (?5 IS NULL OR t.date <= ?5) AND (?6 IS NULL OR t.pending = ?6)
          AND (t.removed_at_ms IS NOT NULL OR t.hidden_at_ms IS NOT NULL) = ?7
          AND (?8 IS NULL OR t.is_remainder = ?8)
        ORDER BY t.date DESC, coalesce(t.parent_id, t.transaction_id) DESC, t.transaction_id
        """, in: db)
    defer { statement.reset() }
    try statement.bind([
      query.familyID, query.accountID, query.transactionID, query.since, query.until,
      query.isPending, query.isRemoved, query.isRemainder,
    ])
    var found: [Transaction] = []
    let limit = query.limit ?? Int.max
    while found.count < limit, let row = try statement.next() {
      let transaction = domain(row)
      if matches(transaction, query) { found.append(transaction) }
    }
    return found
  }

  /// Returns one transaction; throws if it does not exist.
  static func transaction(_ id: TransactionID, _ db: Database) throws -> Transaction {
    let found = try db.first(select + "WHERE t.transaction_id = ?1", id, read: domain)
    guard let found else { throw missing(id) }
    return found
  }

  /// Returns the parts of a split transaction, in the order in which they were created.
  static func parts(of whole: TransactionID, _ db: Database) throws -> [Transaction] {
    try db.all(
      select + "WHERE t.parent_id = ?1 ORDER BY t.transaction_id", whole, read: domain)
  }

  /// Returns the categories in use, the most frequent first.
  static func categories(of family: FamilyID, _ db: Database) throws -> [CategoryUse] {
    try db.all(
      """
      SELECT \(EffectiveSQL.category) AS category, \(EffectiveSQL.categoryOrigin) AS origin,
        count(*)
      FROM transactions t JOIN accounts a ON a.account_id = t.account_id
        \(EffectiveSQL.joins)
      WHERE a.family_id = ?1 AND t.removed_at_ms IS NULL AND t.hidden_at_ms IS NULL
        AND t.is_split = 0
      GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
      """, family
    ) { row in
      CategoryUse(
        category: row.textOrNull(0), origin: row.textOrNull(1).flatMap(ValueOrigin.init),
        count: Int(row.integer(2)))
    }
  }

  /// Returns the failure for a transaction that does not exist.
  static func missing(_ id: TransactionID) -> Failure {
    Failure(
      .notFound, "There is no transaction \(id).",
      remedy: .see(.transactions))
  }

  /// Returns tags in their stored form, a JSON array.
  static func text(ofTags tags: [String]) -> String {
    JSONValue.array(tags.map { .string($0) }).text()
  }

  private static let select = """
    SELECT t.transaction_id, t.account_id, t.plaid_transaction_id, t.pending_transaction_id,
      t.date, t.authorized_date, t.amount_e8, coalesce(t.foreign_currency, a.currency),
      t.amount_text, \(EffectiveSQL.name), t.original_description, t.merchant,
      \(EffectiveSQL.category), \(EffectiveSQL.categoryDetailed), t.pending, t.source,
      coalesce(t.hidden_at_ms, t.removed_at_ms), t.user_name, t.user_category, t.user_notes,
      t.user_tags, t.user_excluded, t.provider_date, t.provider_amount_e8, t.hidden_at_ms,
      t.removed_because, t.removed_by_sync_id, t.is_split, t.parent_id, t.is_remainder, coalesce(
        (SELECT transfer_id FROM transfers
         WHERE outflow_id = t.transaction_id AND state IN ('matched', 'confirmed')),
        (SELECT transfer_id FROM transfers
         WHERE inflow_id = t.transaction_id AND state IN ('matched', 'confirmed'))),
      \(EffectiveSQL.notes), \(EffectiveSQL.tags), \(EffectiveSQL.isExcluded),
      \(EffectiveSQL.nameOrigin), \(EffectiveSQL.categoryOrigin), \(EffectiveSQL.notesOrigin),
      \(EffectiveSQL.tagsOrigin), \(EffectiveSQL.excludedOrigin), r.rules
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id
    \(EffectiveSQL.joins)

    """

  private static func domain(_ row: SQLRow) -> Transaction {
    let source = Transaction.Source(rawValue: row.text(15)) ?? .manual
    return Transaction(
      id: row.id(0), accountID: row.id(1), providerID: row.textOrNull(2),
      pendingProviderID: row.textOrNull(3), date: row.date(4), authorizedDate: row.dateOrNull(5),
      money: Money(row.amount(6), row.currency(7)), amountText: row.textOrNull(8),
      name: row.text(9), originalDescription: row.textOrNull(10), merchant: row.textOrNull(11),
      category: row.textOrNull(12), categoryDetailed: row.textOrNull(13), isPending: row.flag(14),
      notes: row.textOrNull(31), tags: tags(row.textOrNull(32)), isExcluded: row.flag(33),
      source: source, locked: source == .plaid ? locked(row) : [],
      removedAt: row.instantOrNull(16), removal: row.isNull(16) ? nil : removal(row),
      isSplit: row.flag(27), parentID: row.idOrNull(28), isRemainder: row.flag(29),
      transferID: row.idOrNull(30), origins: origins(row),
      rules: RuleRows.ruleNames(row.textOrNull(39)))
  }

  private static func origins(_ row: SQLRow) -> [Transaction.Field: ValueOrigin] {
    let columns: [(Int32, Transaction.Field)] = [
      (34, .name), (35, .category), (36, .notes), (37, .tags), (38, .excluded),
    ]
    return columns.reduce(into: [:]) { origins, column in
      origins[column.1] = row.textOrNull(column.0).flatMap(ValueOrigin.init)
    }
  }

  /// Returns why a transaction is removed. The user's deletion comes first, because it holds
  /// whatever the provider does.
  private static func removal(_ row: SQLRow) -> Removal {
    guard row.isNull(24) else { return Removal(reason: .deleted, syncID: nil) }
    return Removal(
      reason: row.textOrNull(25).flatMap(Removal.Reason.init), syncID: row.idOrNull(26))
  }

  private static func locked(_ row: SQLRow) -> Set<Transaction.Field> {
    let columns: [(Int32, Transaction.Field)] = [
      (17, .name), (18, .category), (19, .notes), (20, .tags), (21, .excluded), (22, .date),
      (23, .amount),
    ]
    return Set(columns.filter { !row.isNull($0.0) }.map(\.1))
  }

  static func tags(_ text: String?) -> [String] {
    guard let text else { return [] }
    do {
      return try JSONValue.parse(text).array?.compactMap(\.string) ?? []
    } catch {
      // The table has a CHECK that admits only JSON.
      return []
    }
  }

  private static func matches(_ transaction: Transaction, _ query: TransactionQuery) -> Bool {
    if let category = query.category?.lowercased() {
      let isInCategory = [transaction.category, transaction.categoryDetailed].contains {
        $0?.lowercased().hasPrefix(category) ?? false
      }
      if !isInCategory { return false }
    }
    guard let search = query.search?.lowercased(), !search.isEmpty else { return true }
    let texts = [
      transaction.name, transaction.merchant, transaction.originalDescription, transaction.notes,
    ]
    return texts.contains { $0.map { $0.lowercased().contains(bytesOf: search) } ?? false }
  }
}
