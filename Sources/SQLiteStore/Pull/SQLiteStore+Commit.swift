import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Applies the staged pages, the readings and the new cursor: all of it or nothing.
  public func commit(
    _ update: PullUpdate, with reader: some PageReader
  ) async throws -> PullOutcome {
    try await commit(update, inBulk: true, with: reader)
  }

  /// The same, with a say in whether a first update may be written in bulk.
  func commit(
    _ update: PullUpdate, inBulk: Bool, with reader: some PageReader
  ) async throws -> PullOutcome {
    let now = world.now()
    return try await withConnection { [self] db in
      try BulkLoad.attempt { mayLoad in
        try transaction(.lasting, db) { db in
          try SQLiteStore.requireRunning(update.syncID, db)
          return try ChangeContext.run(by: update.syncID, at: now, db) {
            let retry = QuarantineRetry(reader: reader, compressor: compressor, now: now, db)
            return try SQLiteStore.commit(update, inBulk: inBulk && mayLoad, now, retry, db)
          }
        }
      }
    }
  }

  private static func commit(
    _ update: PullUpdate, inBulk: Bool, _ now: Timestamp, _ retry: QuarantineRetry, _ db: Database
  ) throws -> PullOutcome {
    let item = try ItemReader.item(update.itemID, db)
    let staging = try staging(of: item.id, db)
    if let staging, staging.startCursor != (update.isFull ? nil : item.cursor) {
      throw Failure(
        .busy, "another pull of \(item.displayName) was committed meanwhile",
        remedy: .pull)
    }
    var accounts = try AccountWriter(item: item, now: now, db)
    for report in update.accounts { try accounts.write(report.account, db) }
    let reported = Set(update.accounts.map(\.account.providerID))
    if update.areAccountsComplete { try accounts.close(except: reported, db) }
    let places = accounts.places
    let staged = try stagedPages(of: item.id, db)
    let load = BulkLoad(item, pages: staged.count, db)
    let isBulk = try inBulk && load.isPossible(isFull: update.isFull)
    let pages = try PageWriter(
      PageWriter.Scope(
        syncID: update.syncID, isFull: update.isFull, isBulk: isBulk, reported: reported),
      item: item, places: places, now: now, db)
    let write = { try SQLiteStore.write(staged, with: pages, retry.reader, db) }
    if isBulk { try load.run(write) } else { try write() }
    if staging != nil || update.isFull { try pages.finish() }
    var retry = retry
    if accounts.hasNewIDs || update.isFull {
      for element in try waiting(of: item.id, before: update.syncID, db) {
        if try !pages.letGo(of: element, retry) { try retry.retry(element) }
      }
    }
    var warnings = accounts.warnings + pages.warnings
    let readings = ReportedBalanceWriter(
      syncID: update.syncID, item: item,
      touched: pages.touched.union(retry.imported.map(\.place.id)),
      arrived: pages.arrived + retry.arrived)
    for report in update.accounts {
      guard let place = accounts.places[report.account.providerID] else { continue }
      if let warning = try readings.write(report, of: place, db) { warnings.append(warning) }
    }
    try close(update, staging, now, db)
    var stats = pages.stats
    stats.add(retry.stats)
    return PullOutcome(stats: stats, warnings: warnings)
  }

  private static func write(
    _ staged: [Int64], with pages: PageWriter, _ reader: any PageReader, _ db: Database
  ) throws {
    for page in staged {
      try Task.checkCancellation()
      let batch = try reader.batch(of: PageBody(of: page, db)?.page() ?? [])
      let problems = try pages.write(batch, page: page)
      // Read again, because decoding writes over the bytes.
      if !problems.isEmpty {
        try pages.set(aside: problems, of: PageBody(of: page, db)?.page() ?? [])
      }
    }
  }

  /// The staged pages in their order; their bodies are read one at a time, so that memory stays
  /// flat.
  private static func stagedPages(of item: ItemID, _ db: Database) throws -> [Int64] {
    try db.all(
      "SELECT page_id FROM pages WHERE item_id = ?1 AND state = 'staged' ORDER BY page_id", item
    ) { $0.integer(0) }
  }

  /// The item's new state: the cursor stands for exactly the rows of this transaction.
  private static func close(
    _ update: PullUpdate, _ staging: Staging?, _ now: Timestamp, _ db: Database
  ) throws {
    try note(update.report, of: update.itemID, db)
    try db.run(
      """
      UPDATE items SET cursor = coalesce(?2, cursor), history_complete = max(history_complete, ?3),
        data_synced_through = ?4, last_synced_at_ms = ?5
      WHERE item_id = ?1
      """, update.itemID, staging?.nextCursor, staging?.history == .complete, update.today, now)
    try note(update.state, of: update.itemID, now, db)
  }
}
