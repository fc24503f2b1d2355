import GRDB
import PlaidSyncLedger

/// The part of an entry that the indexes alone contain, so that a long history is scanned quickly.
struct TransferableEntry {
  let id: EntryID
  let date: LocalDate
  let amount: Amount
}

/// The entries of a family from a day on that count and can be sides of transfers.
struct TransferableEntries {
  private let family: FamilyID
  private let start: LocalDate
  private let db: Database
  /// The entries, if they were kept in memory; `nil` if there are too many.
  private let kept: [TransferableEntry]?

  init(of family: FamilyID, from start: LocalDate, keptMax: Int, _ db: Database) throws {
    struct TooManyEntries: Error {}
    self.family = family
    self.start = start
    self.db = db
    var entries: [TransferableEntry] = []
    do {
      try Self.read(of: family, from: start, db) { entry in
        if entries.count == keptMax { throw TooManyEntries() }
        entries.append(entry)
      }
      kept = entries
    } catch is TooManyEntries {
      kept = nil
    }
  }

  /// Calls `body` with each entry.
  func each(_ body: (TransferableEntry) throws -> Void) throws {
    if let kept { return try kept.forEach(body) }
    try Self.read(of: family, from: start, db, body)
  }

  /// Returns the number of entries.
  func count() throws -> Int {
    if let kept { return kept.count }
    let counts = Self.query("count(*)", trade: "count(*)")
    return try db.all(counts, family, start) { Int($0.integer(0)) }.reduce(0, +)
  }

  /// Returns the entry as a side of a transfer; `nil` if it is excluded or in a confirmed pair.
  func leg(_ entry: TransferableEntry) throws -> TransferLeg? {
    let sql = entry.id.tradeID == nil ? Self.transactionSQL : Self.tradeSQL
    return try db.first(sql, entry.id.rawValue) { row in
      TransferLeg(
        id: entry.id, accountID: row.id(0), date: entry.date,
        money: Money(entry.amount, row.currency(1)))
    }
  }

  /// Returns what an entry says about being a side of a transfer.
  func evidence(of id: EntryID) throws -> TransferEvidence {
    let found =
      switch id {
      case .transaction(let id):
        try db.first(Self.evidenceSQL, id) { row in
          TransferEvidence(
            category: row.textOrNull(0), texts: [1, 2, 3].compactMap { row.textOrNull($0) })
        }
      case .trade(let id):
        try db.first("SELECT name FROM trades WHERE trade_id = ?1", id) { row in
          TransferEvidence(tradeNamed: row.text(0))
        }
      }
    return found ?? .none
  }

  /// Returns the names by which texts call the accounts of a family.
  static func names(
    of family: FamilyID, _ db: Database
  ) throws -> [AccountID: TransferEvidence.AccountNames] {
    let names = try db.all(
      """
      SELECT a.account_id, coalesce(a.user_name, a.name), a.mask, i.institution_name
      FROM accounts a LEFT JOIN items i ON i.item_id = a.item_id WHERE a.family_id = ?1
      """, family
    ) { row in
      (
        row.id(0) as AccountID,
        TransferEvidence.AccountNames(
          name: row.text(1), mask: row.textOrNull(2), institution: row.textOrNull(3))
      )
    }
    return Dictionary(uniqueKeysWithValues: names)
  }

  /// The category as a code if it has one, also if it is shown under a name of the user's.
  private static let evidenceSQL = """
    SELECT coalesce((SELECT code FROM category_names c
        WHERE c.family_id = a.family_id AND c.name = \(EffectiveSQL.codedCategory)),
      \(EffectiveSQL.codedCategory)), t.name, t.original_description, t.merchant
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id
      LEFT JOIN rule_values r ON r.transaction_id = t.transaction_id
    WHERE t.transaction_id = ?1
    """

  private static let isFree = """
    NOT EXISTS (SELECT 1 FROM transfers p WHERE p.outflow = ?1 AND p.state = 'confirmed')
      AND NOT EXISTS (SELECT 1 FROM transfers p WHERE p.inflow = ?1 AND p.state = 'confirmed')
    """
  private static let transactionSQL = """
    SELECT t.account_id, coalesce(t.foreign_currency, a.currency)
    FROM transactions t JOIN accounts a ON a.account_id = t.account_id
    WHERE t.transaction_id = ?1 AND \(isFree) AND coalesce(t.user_excluded, (
      SELECT excluded FROM rule_values WHERE transaction_id = t.transaction_id), 0) = 0
    """
  private static let tradeSQL =
    "SELECT t.account_id, t.currency FROM trades t WHERE t.trade_id = -?1 AND \(isFree)"

  private static func read(
    of family: FamilyID, from start: LocalDate, _ db: Database,
    _ body: (TransferableEntry) throws -> Void
  ) throws {
    let entries = query(
      "t.transaction_id, t.date, t.amount_e8", trade: "-t.trade_id, t.date, t.amount_e8")
    let statement = try SQLStatement(entries, in: db)
    defer { statement.reset() }
    try statement.bind([family, start])
    while let row = try statement.next() {
      try body(
        TransferableEntry(
          id: EntryID(rawValue: row.integer(0)), date: row.date(1), amount: row.amount(2)))
    }
  }

  /// Returns a query with the given columns of transactions and of trades.
  private static func query(_ transaction: String, trade: String) -> String {
    func part(_ index: String, _ currency: String) -> String {
      """
      SELECT \(transaction)
      FROM accounts a JOIN transactions t INDEXED BY \(index) ON t.account_id = a.account_id
      WHERE a.family_id = ?1 AND t.date >= ?2 AND \(SQLFragments.isCounted("t"))
        AND t.foreign_currency IS \(currency) AND t.amount_e8 <> 0
      """
    }
    return part("transactions_flows", "NULL") + " UNION ALL "
      + part("transactions_foreign", "NOT NULL") + " UNION ALL " + """
        SELECT \(trade)
        FROM accounts a JOIN trades t INDEXED BY trades_standing ON t.account_id = a.account_id
        WHERE a.family_id = ?1 AND t.date >= ?2 AND \(SQLFragments.isTransferable("t"))
        """
  }
}
