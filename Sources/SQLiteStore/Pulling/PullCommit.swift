import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Applies one pull of an item, inside the transaction that also moves the item's cursor.
struct PullCommit {
  private let update: PullUpdate
  private let now: Timestamp
  private let db: Database
  private var retry: QuarantineRetry
  private let item: Item
  private let staging: Staging?
  private var accounts: AccountWriter

  init(
    _ update: PullUpdate, retry: QuarantineRetry, now: Timestamp, _ db: Database
  ) throws {
    self.update = update
    self.retry = retry
    self.now = now
    self.db = db
    item = try ItemReader.item(update.itemID, db)
    staging = try StagedPages.staging(of: item.id, db)
    try StagedPages.requireChain(from: update.isFull ? nil : item.cursor, of: item.id, db)
    accounts = try AccountWriter(item: item, now: now, db)
  }

  /// Writes accounts, transactions, reported balances and the cursor.
  ///
  /// - Parameter inBulk: Whether a first update may use `BulkLoad`.
  consuming func apply(inBulk: Bool) throws -> PullOutcome {
    for report in update.accounts { try accounts.write(report.account, db) }
    let reported = Set(update.accounts.map(\.account.providerID))
    if update.areAccountsComplete { try accounts.closeAccounts(except: reported, db) }
    let pages = try writePages(reported: reported, inBulk: inBulk)
    if accounts.hasNewIDs || update.isFull {
      for element in try QuarantineReader.transactions(of: item.id, before: update.syncID, db) {
        if try !pages.discardIfUnlisted(element, with: retry) { try retry.retry(element) }
      }
    }
    var warnings = accounts.warnings + pages.warnings
    warnings += try writeBalances(after: pages)
    try updateItem()
    var stats = pages.stats
    stats.add(retry.stats)
    return PullOutcome(stats: stats, warnings: warnings)
  }

  private func writePages(reported: Set<String>, inBulk: Bool) throws -> PageWriter {
    let staged = try StagedPages.numbers(of: item.id, db)
    let load = BulkLoad(item, pages: staged.count, db)
    let isBulk = try inBulk && load.isPossible(isFull: update.isFull)
    let pages = try PageWriter(
      PageWriter.Scope(
        syncID: update.syncID, isFull: update.isFull, isBulk: isBulk, reported: reported),
      item: item, places: accounts.places, now: now, db)
    let write = { for page in staged { try self.write(page, with: pages) } }
    if isBulk { try load.run(write) } else { try write() }
    if staging != nil || update.isFull { try pages.finish() }
    return pages
  }

  private func write(_ page: Int64, with pages: PageWriter) throws {
    try Task.checkCancellation()
    let batch = try retry.decoder.batch(of: PageBody(of: page, db)?.page() ?? [])
    let problems = try pages.write(batch, page: page)
    // Decoding overwrites the bytes, so they are read again.
    if !problems.isEmpty {
      try pages.addToQuarantine(problems, of: PageBody(of: page, db)?.page() ?? [])
    }
  }

  /// Writes the reported balances; returns warnings.
  private func writeBalances(after pages: PageWriter) throws -> [String] {
    let writer = ReportedBalanceWriter(
      syncID: update.syncID, item: item,
      touched: pages.touched.union(retry.imported.map(\.place.id)),
      arrived: pages.arrived + retry.arrived)
    return try update.accounts.compactMap { report in
      guard let place = accounts.places[report.account.providerID] else { return nil }
      return try writer.write(report, of: place, db)
    }
  }

  /// Writes the item's new state: its cursor corresponds to exactly the rows of this transaction.
  private func updateItem() throws {
    try ItemWriter.update(item.id, with: update.report, db)
    try db.run(
      """
      UPDATE items SET cursor = coalesce(?2, cursor), history_complete = max(history_complete, ?3),
        data_synced_through = ?4, last_synced_at_ms = ?5
      WHERE item_id = ?1
      """, item.id, staging?.nextCursor, staging?.history == .complete, update.today, now)
    try ItemWriter.set(update.state, of: item.id, at: now, db)
  }
}
