import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Once the cursor has moved, what a pull writes cannot be fetched again, so a power cut must not
/// undo it. Writes that can be fetched or computed again are `.repeatable`.
extension SQLiteStore: PullStore {
  package func addLinkSession(_ session: LinkSession) async throws -> LinkSession {
    try await writeToTheEnd { db in try LinkSessionRows.add(session, db) }
  }

  package func linkSessions(of family: FamilyID) async throws -> [LinkSession] {
    try await read { db in try LinkSessionRows.sessions(of: family, db) }
  }

  package func endLinkSession(_ id: LinkSessionID) async throws {
    try await writeToTheEnd { db in try LinkSessionRows.delete(id, db) }
  }

  package func addItem(_ item: NewItem) async throws -> Item {
    let now = world.now()
    return try await writeToTheEnd { db in
      let id = try ItemWriter.add(item, at: now, db)
      if let session = item.session { try LinkSessionRows.countExchange(of: session, db) }
      return try ItemReader.item(id, db)
    }
  }

  package func sealedToken(of item: ItemID) async throws -> [UInt8] {
    try await read { db in try ItemReader.sealedToken(of: item, db) }
  }

  package func setState(
    _ state: ItemState, of item: ItemID, by sync: SyncID?
  ) async throws {
    let now = world.now()
    try await writeToTheEnd { db in
      try ItemReader.require(item, db)
      if let sync { try SyncReader.requireRunning(sync, db) }
      try ItemWriter.set(state, of: item, at: now, db)
      if let report = state.report { try ItemWriter.update(item, with: report, db) }
    }
  }

  package func unlink(_ item: ItemID, keepingHistory: Bool) async throws {
    let now = world.now()
    try await writeToTheEnd { db in
      try ItemReader.require(item, db)
      try StagedPages.drop(of: item, db)
      if keepingHistory {
        try ItemWriter.unlink(item, at: now, db)
      } else {
        try ItemWriter.delete(item, db)
      }
    }
  }

  package func staging(of item: ItemID) async throws -> Staging? {
    try await read { db in
      try ItemReader.require(item, db)
      return try StagedPages.staging(of: item, db)
    }
  }

  package func stage(
    _ page: ChangesPage, fetchedWith cursor: String?, of item: ItemID, by sync: SyncID
  ) async throws {
    let now = world.now()
    let body = try PageBody(page.body, with: compressor)
    try await write(.repeatable) { db in
      try ItemReader.require(item, db)
      try SyncReader.requireRunning(sync, db)
      try StagedPages.add(page, body, fetchedWith: cursor, of: item, at: now, db)
    }
  }

  package func dropStaging(of item: ItemID, by sync: SyncID) async throws {
    try await writeToTheEnd(.repeatable) { db in
      try SyncReader.requireRunning(sync, db)
      try StagedPages.drop(of: item, db)
    }
  }

  package func commitPull(_ update: PullUpdate) async throws -> PullOutcome {
    try await commitPull(update, inBulk: true)
  }

  /// Commits a pull; `inBulk` determines whether a first update may use `BulkLoad`.
  func commitPull(_ update: PullUpdate, inBulk: Bool) async throws -> PullOutcome {
    let now = world.now()
    return try await withConnection { [self] db in
      try BulkLoad.attempt { mayLoad in
        try transaction(.lasting, db) { db in
          try SyncReader.requireRunning(update.syncID, db)
          return try ChangeContext.recording(by: update.syncID, at: now, db) {
            let retry = QuarantineRetry(decoder, compressor, now: now, db)
            return try PullCommit(update, retry: retry, now: now, db)
              .apply(inBulk: inBulk && mayLoad)
          }
        }
      }
    }
  }

  package func tradesSyncedThrough(of item: ItemID) async throws -> LocalDate? {
    try await read { db in try ItemReader.tradesSyncedThrough(of: item, db) }
  }

  package func commitInvestments(_ update: InvestmentUpdate) async throws -> PullOutcome {
    let now = world.now()
    return try await write { db in
      try SyncReader.requireRunning(update.syncID, db)
      var writer = try InvestmentWriter(update, now: now, db)
      try writer.writeAll()
      return PullOutcome(stats: writer.stats, warnings: writer.warnings)
    }
  }

  package func retryQuarantine(_ elements: [QuarantineID]) async throws -> [QuarantinedElement] {
    let now = world.now()
    let (decoder, compressor) = (decoder, compressor)
    return try await writeToTheEnd { db in
      var retry = QuarantineRetry(decoder, compressor, now: now, db)
      for id in elements { try retry.retry(try QuarantineReader.element(id, db)) }
      for review in retry.imported { try review.markLatePostings(db) }
      return try elements.compactMap { try QuarantineReader.find($0, db) }
    }
  }

  package func applyRules(
    _ book: RuleBook, to scope: RuleScope, of family: FamilyID, isDryRun: Bool
  ) async throws -> RuleReport {
    if isDryRun {
      return try await read { try RuleRows(book, of: family, $0).apply(to: scope, isDryRun: true) }
    }
    let isDue = try await read { try scope == .all || RuleRows(book, of: family, $0).isDue() }
    guard isDue else { return RuleReport(rules: book.rules) }
    return try await write(.repeatable) { db in
      try RuleRows(book, of: family, db).apply(to: scope, isDryRun: false)
    }
  }

  package func matchTransfers(of family: FamilyID) async throws {
    guard try await read({ try TransferRows.due(of: family, $0) }) != nil else { return }
    try await write(.repeatable) { try TransferRows(of: family, $0).match() }
  }

  package func timeline(of account: AccountID, today: LocalDate) async throws -> AccountTimeline {
    try await read { db in try TimelineReader(account, today: today, db).timeline(from: nil) }
  }

  package func syncBalances(
    of account: AccountID, today: LocalDate, isFull: Bool, by sync: SyncID?
  ) async throws -> BalanceOutcome {
    let calculator = calculator
    return try await write(.repeatable) { db in
      if let sync { try SyncReader.requireRunning(sync, db) }
      return try BalanceSync(of: account, today: today, calculator, db).recompute(isFull: isFull)
    }
  }
}
