import GRDB
import Ledger
import Ports

extension SQLiteStore {
  /// How many elements wait in quarantine, for each item that has any.
  public func quarantineCounts(of family: FamilyID) async throws -> [ItemID: Int] {
    try await read { db in
      let rows = try db.all(
        """
        SELECT q.item_id, count(*) FROM quarantine q JOIN items i ON i.item_id = q.item_id
        WHERE i.family_id = ?1 GROUP BY q.item_id
        """, family
      ) { ($0.id(0) as ItemID, Int($0.integer(1))) }
      return Dictionary(rows, uniquingKeysWith: +)
    }
  }

  /// A family's elements in quarantine, by number.
  public func quarantine(of family: FamilyID) async throws -> [QuarantinedElement] {
    try await read { db in
      try db.all(
        SQLiteStore.elements + """
          WHERE item_id IN (SELECT item_id FROM items WHERE family_id = ?1)
          ORDER BY quarantine_id
          """, family, read: SQLiteStore.element)
    }
  }

  /// Applies elements again, in one transaction; returns those that still cannot be imported.
  public func retryQuarantine(
    _ elements: [QuarantineID], page: @escaping @Sendable (QuarantinedElement) -> [UInt8],
    decode: @escaping @Sendable ([UInt8]) throws -> TransactionBatch,
    trade: @escaping @Sendable ([UInt8]) throws -> TradeReport
  ) async throws -> [QuarantinedElement] {
    let now = world.now()
    let compressor = self.compressor
    return try await writeToTheEnd { db in
      var arrivals: Set<LateJudgement> = []
      for id in elements {
        let element = try SQLiteStore.element(id, db)
        let reason = try ChangeContext.run(by: element.syncID, at: now, db) {
          switch element.list {
          case "transactions":
            try SQLiteStore.apply(element, page(element), compressor, now, &arrivals, db, decode)
          case "trades": try SQLiteStore.apply(element, now, db, trade)
          // The next complete list settles it.
          default: element.reason
          }
        }
        if let reason {
          try db.run(
            "UPDATE quarantine SET reason = ?2, retried_at_ms = ?3 WHERE quarantine_id = ?1", id,
            reason, now)
        } else {
          try db.run("DELETE FROM quarantine WHERE quarantine_id = ?1", id)
        }
      }
      for arrival in arrivals { try arrival.judge(db) }
      let waiting = try Set(db.all("SELECT quarantine_id FROM quarantine") { $0.integer(0) })
      return try elements.filter { waiting.contains($0.rawValue) }.map {
        try SQLiteStore.element($0, db)
      }
    }
  }

  /// Applies an element as a page of its own, on behalf of the sync that received it; returns what
  /// is wrong with it. The page stays when the element's row refers to it.
  private static func apply(
    _ element: QuarantinedElement, _ body: [UInt8], _ compressor: PageCompressor,
    _ now: Timestamp, _ arrivals: inout Set<LateJudgement>, _ db: Database,
    _ decode: ([UInt8]) throws -> TransactionBatch
  ) throws -> String? {
    let item = try ItemReader.item(element.itemID, db)
    let places = try AccountWriter(item: item, now: now, db).places
    let page = try db.insert(
      """
      INSERT INTO pages (item_id, state, next_cursor, has_more, history, received_at_ms)
      VALUES (?1, 'committed', '', 0, 'unknown', ?2)
      """, item.id, element.receivedAt)
    try PageBody(body, with: compressor).insert(as: page, db)
    let pages = try PageWriter(
      PageWriter.Scope(syncID: element.syncID), item: item,
      places: places, now: now, db)
    let problems = try pages.write(try decode(body), page: page)
    try pages.finish()
    arrivals.formUnion(
      places.values.filter { pages.touched.contains($0.id) }.map {
        LateJudgement(place: $0, syncID: element.syncID, itemID: item.id)
      })
    return problems.first?.reason
  }

  /// Applies a trade on behalf of the sync that received it; returns what is wrong with it.
  private static func apply(
    _ element: QuarantinedElement, _ now: Timestamp, _ db: Database,
    _ trade: ([UInt8]) throws -> TradeReport
  ) throws -> String? {
    let report: TradeReport
    do { report = try trade(element.raw) } catch let failure as Failure { return failure.message }
    var writer = try InvestmentWriter(
      InvestmentUpdate(
        itemID: element.itemID, syncID: element.syncID, today: report.date), now: now, db)
    return try writer.write(report)
  }

  private static func element(_ id: QuarantineID, _ db: Database) throws -> QuarantinedElement {
    let found = try db.first(elements + "WHERE quarantine_id = ?1", id, read: element)
    guard let found else {
      throw Failure(
        .notFound, "There is no element \(id) in quarantine.",
        remedy: "`plaid-sync quarantine list` lists them with their numbers.")
    }
    return found
  }

  private static let elements = """
    SELECT quarantine_id, item_id, plaid_transaction_id, reason, raw, is_removal, sync_id,
      created_at_ms, retried_at_ms, list
    FROM quarantine

    """

  private static func element(_ row: SQLRow) -> QuarantinedElement {
    QuarantinedElement(
      id: row.id(0), itemID: row.id(1), list: row.text(9), providerID: row.textOrNull(2),
      reason: row.text(3), raw: row.bytes(4), isRemoval: row.flag(5), syncID: row.id(6),
      receivedAt: row.instant(7),
      retriedAt: row.instantOrNull(8))
  }
}
