import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Applies quarantined elements again, each on behalf of the sync that received it.
struct QuarantineRetry {
  let decoder: any PageDecoder
  let compressor: PageCompressor
  let now: Timestamp
  let db: Database
  /// Accounts in which a transaction was imported, with the sync that it belongs to.
  private(set) var imported: Set<LatePostingReview> = []
  /// Ids of the transactions that are new or newly posted.
  private(set) var arrived: [String] = []
  private(set) var stats = SyncStats()

  init(
    _ decoder: any PageDecoder, _ compressor: PageCompressor, now: Timestamp, _ db: Database
  ) {
    self.decoder = decoder
    self.compressor = compressor
    self.now = now
    self.db = db
  }

  /// Decodes an element as a page of its own.
  func batch(of element: QuarantinedElement) throws(Failure) -> TransactionBatch {
    try decoder.batch(of: decoder.page(of: element))
  }

  /// Imports an element and deletes it from quarantine, or records why it cannot be imported.
  mutating func retry(_ element: QuarantinedElement) throws {
    let reason = try ChangeContext.recording(by: element.syncID, at: now, db) {
      switch element.list {
      case "transactions": try applyTransaction(element)
      case "trades": try applyTrade(element)
      // The next complete list replaces the element.
      default: element.reason
      }
    }
    if let reason {
      try db.run(
        "UPDATE quarantine SET reason = ?2, retried_at_ms = ?3 WHERE quarantine_id = ?1",
        element.id, reason, now)
    } else {
      try db.run("DELETE FROM quarantine WHERE quarantine_id = ?1", element.id)
    }
  }

  /// Applies a transaction; returns what is wrong with it, or `nil`. The page that is made of it
  /// stays if a row refers to it.
  private mutating func applyTransaction(_ element: QuarantinedElement) throws -> String? {
    let batch: TransactionBatch
    do throws(Failure) { batch = try self.batch(of: element) } catch { return error.message }
    let item = try ItemReader.item(element.itemID, db)
    let places = try AccountWriter(item: item, now: now, db).places
    let page = try db.insert(
      """
      INSERT INTO pages (item_id, state, next_cursor, has_more, history, received_at_ms)
      VALUES (?1, 'committed', '', 0, 'unknown', ?2)
      """, item.id, element.receivedAt)
    try PageBody(batch.bytes, with: compressor).insert(as: page, db)
    let pages = try PageWriter(
      PageWriter.Scope(syncID: element.syncID), item: item, places: places, now: now, db)
    let problems = try pages.write(batch, page: page)
    try pages.finish()
    imported.formUnion(
      places.values.filter { pages.touched.contains($0.id) }.map {
        LatePostingReview(place: $0, syncID: element.syncID, itemID: item.id)
      })
    arrived += pages.arrived
    stats.add(pages.stats)
    return problems.first?.reason
  }

  /// Applies a trade; returns what is wrong with it, or `nil`.
  private func applyTrade(_ element: QuarantinedElement) throws -> String? {
    let report: TradeReport
    do throws(Failure) {
      report = try decoder.trade(of: element.raw)
    } catch {
      return error.message
    }
    var writer = try InvestmentWriter(
      InvestmentUpdate(
        itemID: element.itemID, syncID: element.syncID, today: report.date), now: now, db)
    return try writer.write(report)
  }
}
