import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Applies decoded pages in order, inside the transaction of a commit.
final class PageWriter {
  /// The update to which the pages belong.
  struct Scope {
    /// The sync that received them.
    let syncID: SyncID
    /// Whether they cover everything from the empty cursor: rows missing from them are removed.
    var isFull = false
    /// Whether they are loaded in bulk: they contain only new rows.
    var isBulk = false
    /// The provider's ids of the reported accounts.
    var reported: Set<String> = []
  }

  private let scope: Scope
  private let item: Item
  private let now: Timestamp
  private let records: RecordWriter
  private let postings: PostingWriter
  private var quarantine: QuarantineWriter
  private let places: [String: AccountWriter.KnownAccount]
  private let db: Database
  private(set) var stats = SyncStats()
  private(set) var warnings: [String] = []
  /// Accounts in which something changed.
  private(set) var touched: Set<AccountID> = []
  /// Ids of the transactions that are new or newly posted in this update.
  private(set) var arrived: [String] = []
  private var withoutCurrency = 0
  /// The first day that a full update lists for each account: older rows are beyond its window.
  private var firstListed: [AccountID: Int32] = [:]

  init(
    _ scope: Scope, item: Item, places: [String: AccountWriter.KnownAccount], now: Timestamp,
    _ db: Database
  ) throws {
    self.scope = scope
    self.item = item
    self.places = places
    self.now = now
    self.db = db
    records = RecordWriter(db)
    postings = PostingWriter(itemID: item.id, syncID: scope.syncID, now: now)
    quarantine = try QuarantineWriter(itemID: item.id, syncID: scope.syncID, now: now, db)
    if scope.isFull {
      try db.run("DROP TABLE IF EXISTS temp.listed")
      try db.run("CREATE TEMP TABLE listed (id TEXT PRIMARY KEY) WITHOUT ROWID")
    }
  }

  /// Applies one page: added and modified transactions first, then removed ones. Returns the
  /// elements that cannot be imported.
  func write(_ batch: TransactionBatch, page: Int64) throws -> [PageProblem] {
    let accounts = batch.accountIDs.map { places[$0] }
    var problems = batch.problems
    var references = 0
    try batch.bytes.withUnsafeBytes { bytes in
      for record in batch.records {
        guard let place = accounts[Int(record.accountIndex)] else {
          let account = batch.accountIDs[Int(record.accountIndex)]
          problems.append(
            PageProblem(
              raw: record.raw, providerID: batch.text(record.providerID),
              reason: "Its account \(account) does not belong to the item."))
          continue
        }
        let row = TransactionRow(
          itemID: item.id, accountID: place.id, record: record,
          foreign: foreign(record, batch, place), page: page, bytes: bytes, now: now)
        if try write(row, of: batch) { references += 1 }
        try quarantine.resolve(record.providerID, of: batch, db)
      }
    }
    for removed in batch.removed {
      try remove(batch.text(removed.providerID) ?? "")
      try quarantine.resolve(removed.providerID, of: batch, db)
    }
    try db.run(
      """
      UPDATE pages SET state = 'committed', sync_id = ?2, reference_count = ?3 WHERE page_id = ?1
      """, page, scope.syncID, references)
    return problems.filter { !$0.isSuperseded(in: batch) }
  }

  /// Quarantines elements of a page.
  func addToQuarantine(_ problems: [PageProblem], of original: [UInt8]) throws {
    for problem in problems {
      if scope.isFull { try recordListed(problem.providerID) }
      try quarantine.add(problem, of: original, db)
      stats.quarantined += 1
      warnings.append(
        "\(item.displayName): transaction \(problem.providerID ?? "without an id") is in "
          + "quarantine: \(problem.reason)")
    }
  }

  /// Ends the update after its last page: a full update removes what the provider no longer lists.
  func finish() throws {
    if scope.isFull {
      try removeUnlisted()
      try db.run("DROP TABLE temp.listed")
    }
    if withoutCurrency > 0 {
      warnings.append(
        "\(item.displayName): \(withoutCurrency) transactions have no currency; that of their "
          + "account is assumed")
    }
    try db.run(
      "DELETE FROM pages WHERE item_id = ?1 AND state = 'committed' AND reference_count <= 0",
      item.id)
  }

  /// Deletes a quarantined element that a full update no longer lists, just as it removes rows;
  /// returns whether it did.
  func discardIfUnlisted(
    _ element: QuarantinedElement, with retry: QuarantineRetry
  ) throws -> Bool {
    guard scope.isFull, let start = firstListed.values.min() else { return false }
    let batch: TransactionBatch
    do throws(Failure) {
      batch = try retry.batch(of: element)
    } catch {
      // An element that cannot be decoded has no day to compare.
      return false
    }
    guard let record = batch.records.first else { return false }
    let account = batch.accountIDs[Int(record.accountIndex)]
    guard scope.reported.contains(account), let place = places[account],
      record.date >= firstListed[place.id] ?? start
    else { return false }
    try db.run("DELETE FROM quarantine WHERE quarantine_id = ?1", element.id)
    return true
  }

  /// Removes the rows that a full update does not list, in the accounts and days that it covers.
  ///
  /// The provider's history covers only two years, and does not include accounts that are gone. So
  /// older rows and the rows of such accounts stay, and so do rows that the user has restored.
  private func removeUnlisted() throws {
    guard let start = firstListed.values.min() else { return }
    for (providerID, place) in places where scope.reported.contains(providerID) {
      let gone = try db.run(
        """
        UPDATE transactions SET removed_at_ms = ?2, removed_by_sync_id = ?3,
          removed_because = 'unlisted'
        WHERE account_id = ?1 AND source = 'plaid' AND removed_at_ms IS NULL
          AND restored_at_ms IS NULL
          AND coalesce(provider_date, date) >= ?4
          AND plaid_transaction_id NOT IN (SELECT id FROM temp.listed)
        """, place.id, now, scope.syncID, Int64(firstListed[place.id] ?? start))
      stats.removed += gone
      if gone > 0 { touched.insert(place.id) }
    }
  }

  /// Writes one record; returns whether its row now refers to this page.
  private func write(_ row: TransactionRow, of batch: TransactionBatch) throws -> Bool {
    let record = row.record
    if scope.isFull {
      try recordListed(batch.text(record.providerID))
      firstListed[row.accountID] = min(firstListed[row.accountID] ?? .max, record.date)
    }
    if record.isPending, let id = batch.text(record.providerID), try postings.isFormer(id, db) {
      stats.unchanged += 1
      return false
    }
    if record.currencyIndex < 0 { withoutCurrency += 1 }
    if scope.isBulk {
      try records.insert(row)
      if let id = pendingID(of: record, in: batch) { try postings.remember(id, db) }
      stats.added += 1
      countChange(row)
      return true
    }
    if let pendingID = pendingID(of: record, in: batch),
      let postedID = batch.text(record.providerID)
    {
      try postings.post(pendingID, as: postedID, db)
    }
    let isCorrecting = item.isHistoryComplete && !record.isPending
    let wasPosted = isCorrecting ? try isPosted(batch.text(record.providerID)) : false
    switch try records.write(row) {
    case .unchanged:
      stats.unchanged += 1
      return false
    case .inserted: stats.added += 1
    case .updated: stats.modified += 1
    }
    countChange(row)
    if isCorrecting, !wasPosted, let id = batch.text(record.providerID) { arrived.append(id) }
    return true
  }

  private func countChange(_ row: TransactionRow) {
    if !row.record.amountText.isNull { stats.rounded += 1 }
    touched.insert(row.accountID)
  }

  /// Returns the id of the pending transaction of which a record is the posted version.
  private func pendingID(of record: TransactionRecord, in batch: TransactionBatch) -> String? {
    guard let id = batch.text(record.pendingProviderID), id != batch.text(record.providerID) else {
      return nil
    }
    return id
  }

  /// Returns whether a row is already posted, so that it can no longer be a late posting.
  private func isPosted(_ providerID: String?) throws -> Bool {
    guard let providerID else { return false }
    return try db.exists(
      """
      SELECT 1 FROM transactions WHERE item_id = ?1 AND plaid_transaction_id = ?2 AND pending = 0
      """, item.id, providerID)
  }

  private func foreign(
    _ record: TransactionRecord, _ batch: TransactionBatch, _ place: AccountWriter.KnownAccount
  ) -> Currency? {
    guard record.currencyIndex >= 0 else { return nil }
    let code = batch.currencies[Int(record.currencyIndex)]
    return code == place.currency.code ? nil : Currency(code)
  }

  private func remove(_ providerID: String) throws {
    // A removal changes a row, and there may be no index to find it.
    if scope.isBulk { throw BulkLoad.NotOnlyInserts() }
    let account: AccountID? = try db.first(
      """
      UPDATE transactions SET removed_at_ms = ?3, removed_by_sync_id = ?4,
        removed_because = 'removed'
      WHERE item_id = ?1 AND plaid_transaction_id = ?2 AND removed_at_ms IS NULL
        AND restored_at_ms IS NULL
      RETURNING account_id
      """, item.id, providerID, now, scope.syncID
    ) { $0.id(0) }
    guard let account else { return }
    stats.removed += 1
    touched.insert(account)
  }

  private func recordListed(_ providerID: String?) throws {
    guard let providerID else { return }
    try db.run("INSERT OR IGNORE INTO temp.listed (id) VALUES (?1)", providerID)
  }
}

extension PageProblem {
  /// Whether the page contains a later element with the same id.
  fileprivate func isSuperseded(in batch: TransactionBatch) -> Bool {
    guard let providerID else { return false }
    return batch.records.contains {
      $0.raw.offset > raw.offset && batch.text($0.providerID) == providerID
    } || !isRemoval && batch.removed.contains { batch.text($0.providerID) == providerID }
  }
}
