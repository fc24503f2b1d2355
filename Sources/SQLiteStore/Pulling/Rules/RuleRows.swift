import GRDB
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// Applies rules to the transactions of a family, inside a database transaction.
struct RuleRows {
  private let family: FamilyID
  private let book: RuleBook
  private let db: Database

  init(_ book: RuleBook, of family: FamilyID, _ db: Database) {
    self.book = book
    self.family = family
    self.db = db
  }

  /// Whether a transaction is new or has changed, or the user's category names have.
  func isDue() throws -> Bool {
    let isWaiting = try db.exists(
      """
      SELECT 1 FROM families f WHERE f.family_id = ?1 AND (
        f.rules_seen_through < (SELECT max(transaction_id) FROM transactions)
        OR EXISTS (SELECT 1 FROM rule_queue))
      """, family)
    return try isWaiting || names() != book.categoryNames
  }

  /// Applies the rules to each transaction in a scope, and writes what differs.
  func apply(to scope: RuleScope, isDryRun: Bool) throws -> RuleReport {
    var report = RuleReport(rules: book.rules)
    let isIdle = try book.rules.isEmpty && !db.exists("SELECT 1 FROM rule_values")
    var changes: [(TransactionID, RuleValues)] = []
    for condition in isIdle ? [] : conditions(of: scope) {
      _ = try db.all(Self.subjects + condition, family) { row in
        let old = try Self.values(row)
        let matches = book.matches(try Self.subject(row))
        let new = book.values(of: matches)
        for place in matches { report.lines[place].matches += 1 }
        for place in matches where new.names.contains(book.rules[place].name) {
          report.lines[place].sets += 1
          if new.isNew(by: book.rules[place].name, after: old) { report.lines[place].changes += 1 }
        }
        report.checked += 1
        guard new != old else { return }
        report.changed += 1
        if new.isEmpty { report.cleared += 1 }
        changes.append((row.id(0), new))
      }
    }
    report.hasNewNames = try names() != book.categoryNames
    guard !isDryRun else { return report }
    for (transaction, values) in changes { try write(values, to: transaction) }
    if report.hasNewNames { try writeNames() }
    try finish()
    return report
  }

  /// Changed transactions are found by their numbers, so that unchanged ones cost nothing.
  private func conditions(of scope: RuleScope) -> [String] {
    switch scope {
    case .all: [""]
    case .changed:
      [
        " AND t.transaction_id > f.rules_seen_through",
        """
         AND t.transaction_id IN (SELECT transaction_id FROM rule_queue)
          AND t.transaction_id <= f.rules_seen_through
        """,
      ]
    }
  }

  private func write(_ values: RuleValues, to transaction: TransactionID) throws {
    guard !values.isEmpty else {
      try db.run("DELETE FROM rule_values WHERE transaction_id = ?1", transaction)
      return
    }
    let given = values.actions
    let fields = ["name", "category", "notes", "tags", "excluded", "rules"]
    try db.run(
      """
      INSERT INTO rule_values (transaction_id, \(fields.joined(separator: ", ")))
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (transaction_id) DO UPDATE SET
        \(fields.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
      """, transaction, given.name, given.category, given.notes,
      given.tags.isEmpty ? nil : TransactionReader.text(ofTags: given.tags), given.isExcluded,
      Self.text(of: values.givers))
  }

  private func writeNames() throws {
    try db.run("DELETE FROM category_names WHERE family_id = ?1", family)
    for (code, name) in book.categoryNames {
      try db.run(
        "INSERT INTO category_names (family_id, code, name) VALUES (?1, ?2, ?3)", family, code, name
      )
    }
  }

  private func names() throws -> [String: String] {
    let pairs = try db.all(
      "SELECT code, name FROM category_names WHERE family_id = ?1", family
    ) { ($0.text(0), $0.text(1)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Records that nothing is due anymore, and clears the family's queue, including rows of deleted
  /// transactions.
  private func finish() throws {
    try db.run(
      """
      UPDATE families SET rules_seen_through = coalesce(
        (SELECT max(transaction_id) FROM transactions), 0) WHERE family_id = ?1
      """, family)
    try db.run(
      """
      DELETE FROM rule_queue WHERE NOT EXISTS (
        SELECT 1 FROM transactions t JOIN accounts a ON a.account_id = t.account_id
        WHERE t.transaction_id = rule_queue.transaction_id AND a.family_id <> ?1)
      """, family)
  }
}

extension RuleRows {
  /// A part of a split transaction lacks what the provider sent only for the whole, but rules see
  /// it.
  private static let subjects = """
    SELECT t.transaction_id, t.account_id, coalesce(a.user_name, a.name), t.amount_e8, t.name, t.user_name,
      coalesce(t.original_description, w.original_description), coalesce(t.merchant, w.merchant),
      \(EffectiveSQL.ownCategory), t.category, t.category_detailed, t.user_tags,
      r.name, r.category, r.notes, r.tags, r.excluded, r.rules
    FROM families f CROSS JOIN transactions t
      JOIN accounts a ON a.account_id = t.account_id AND a.family_id = f.family_id
      LEFT JOIN transactions w ON w.transaction_id = t.parent_id
      LEFT JOIN rule_values r ON r.transaction_id = t.transaction_id
    WHERE f.family_id = ?1
    """

  private static func subject(_ row: SQLRow) throws -> RuleSubject {
    let own = row.textOrNull(8)
    return RuleSubject(
      accountID: row.id(1), account: row.text(2),
      texts: [4, 5, 6, 7].compactMap { row.textOrNull($0) }, merchant: row.textOrNull(7),
      categories: (own.map { [$0] } ?? [row.textOrNull(9), row.textOrNull(10)].compactMap { $0 }),
      tags: TransactionReader.tags(row.textOrNull(11)), amount: row.amount(3))
  }

  private static func values(_ row: SQLRow) throws -> RuleValues {
    var values = RuleValues()
    values.actions.name = row.textOrNull(12)
    values.actions.category = row.textOrNull(13)
    values.actions.notes = row.textOrNull(14)
    values.actions.tags = TransactionReader.tags(row.textOrNull(15))
    values.actions.isExcluded = row.isNull(16) ? nil : row.flag(16)
    values.givers = ruleNames(row.textOrNull(17))
    return values
  }

  /// Decodes which rules set each field; it is stored as an object of lists by field.
  static func ruleNames(_ text: String?) -> [Transaction.Field: [String]] {
    guard let text else { return [:] }
    do {
      let object = try JSONValue.parse(text).object ?? [:]
      return object.members.reduce(into: [:]) { names, member in
        guard let field = Transaction.Field(rawValue: member.key) else { return }
        names[field] = member.value.array?.compactMap(\.string) ?? []
      }
    } catch {
      // The table has a CHECK that admits only JSON.
      return [:]
    }
  }

  private static func text(of rules: [Transaction.Field: [String]]) -> String {
    let members = Transaction.Field.allCases.compactMap { field in
      rules[field].map { (field.rawValue, JSONValue.array($0.map(JSONValue.string))) }
    }
    return JSONValue.object(JSONObject(members)).text()
  }
}
