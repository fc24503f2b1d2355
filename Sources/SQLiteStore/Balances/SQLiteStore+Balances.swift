import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Recomputes an account's balances from its watermark on and advances the watermark, in one
  /// transaction.
  ///
  /// The rows can be computed again at any time, so a power cut may take them.
  public func syncBalances(
    of account: AccountID, today: LocalDate, isFull: Bool, forward: any BalanceCalculator,
    reverse: any BalanceCalculator
  ) async throws -> BalanceOutcome {
    try await write(.repeatable) { db in
      let reader = try TimelineReader(account, today: today, db)
      let isTrusted = !isFull && reader.head.version == BalanceRow.calculationVersion
      let window = SyncWindow(
        syncedThrough: isTrusted ? try reader.trustedWatermark() : nil, today: today)
      let calculator = reader.head.isLinked ? reverse : forward
      let (series, firstDay) = try SQLiteStore.compute(window, calculator, reader, db)
      try SQLiteStore.check(series, of: account, reader.head)
      let written = try BalanceRows.replace(
        with: series, of: account, firstDay: firstDay, today: today, db)
      try PositionRows.replace(with: series, of: account, db)
      try db.run(
        """
        UPDATE accounts SET data_synced_through = ?2, calculation_version = ?3
        WHERE account_id = ?1 AND (data_synced_through IS NOT ?2 OR calculation_version IS NOT ?3)
        """, account, today, BalanceRow.calculationVersion)
      return BalanceOutcome(
        window: SQLiteStore.ran(window, series, firstDay), computed: series.rows.count,
        written: written,
        balance: try series.rows.last?.end(),
        drift: try SQLiteStore.drift(reader, series, db),
        incompleteDates: series.rows.count { $0.isIncomplete })
    }
  }

  /// All inputs of an account's balances.
  public func timeline(of account: AccountID, today: LocalDate) async throws -> AccountTimeline {
    try await read { db in
      try TimelineReader(account, today: today, db).timeline(from: nil)
    }
  }

  /// Computes a window from as little as possible, and from everything when that does not do.
  private static func compute(
    _ window: SyncWindow, _ calculator: any BalanceCalculator, _ reader: TimelineReader,
    _ db: Database
  ) throws -> (BalanceSeries, firstDay: LocalDate?) {
    do {
      guard let start = window.start else {
        let whole = try reader.timeline(from: nil)
        return (try calculator.balances(of: whole, in: window, seed: nil), whole.firstDay)
      }
      let seed = try BalanceRows.row(of: reader.account, on: start.previous, db)
      let part = try reader.timeline(from: try reader.partialStart(of: window))
      do {
        return (try calculator.balances(of: part, in: window, seed: seed), part.firstDay)
      } catch BalanceError.needsEarlier {
        let whole = try reader.timeline(from: nil)
        return (try calculator.balances(of: whole, in: window, seed: seed), whole.firstDay)
      }
    } catch BalanceError.overflow(let date) {
      throw TimelineReader.overflow(of: reader.account, on: date)
    }
  }

  /// The window to record: the one asked for where the account has no day before it, else what the
  /// walk covered.
  private static func ran(
    _ window: SyncWindow, _ series: BalanceSeries, _ firstDay: LocalDate?
  ) -> SyncWindow {
    guard let start = window.start, let firstDay, firstDay >= start else { return series.window }
    return window
  }

  /// Both identities on every row, and no gap: a bug must not reach the file.
  private static func check(
    _ series: BalanceSeries, of account: AccountID, _ head: TimelineReader.Head
  ) throws {
    let classification = head.kind.classification
    guard series.isContiguous, series.rows.allSatisfy({ $0.isBalanced(classification) }) else {
      throw Failure(
        .broken, "the computed balances of account \(account) contradict themselves",
        remedy: "please report this; nothing was written")
    }
  }

  /// What the entries do not explain: the adjustment at the newest anchor, or after the one before
  /// it.
  private static func drift(
    _ reader: TimelineReader, _ series: BalanceSeries, _ db: Database
  ) throws -> Amount? {
    var day = try reader.newestAnchor(atOrBefore: reader.today)
    if reader.head.isLinked, let newest = day {
      day = try reader.newestAnchor(atOrBefore: newest.previous)?.next
    }
    guard let day else { return nil }
    let row = try series.row(on: day) ?? BalanceRows.row(of: reader.account, on: day, db)
    return try row.map { try $0.cashAdjustment.adding($0.nonCashAdjustment) }
  }
}
