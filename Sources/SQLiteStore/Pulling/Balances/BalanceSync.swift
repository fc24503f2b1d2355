import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Recomputes the balances of one account from its watermark on.
struct BalanceSync {
  private let account: AccountID
  private let today: LocalDate
  private let calculator: any BalanceCalculator
  private let reader: TimelineReader
  private let db: Database

  init(
    of account: AccountID, today: LocalDate, _ calculator: any BalanceCalculator, _ db: Database
  ) throws {
    self.account = account
    self.today = today
    self.calculator = calculator
    self.db = db
    reader = try TimelineReader(account, today: today, db)
  }

  /// Writes the rows that differ and advances the watermark.
  func recompute(isFull: Bool) throws -> BalanceOutcome {
    let isTrusted = !isFull && reader.head.version == BalanceRow.calculationVersion
    let window = SyncWindow(
      syncedThrough: isTrusted ? try reader.trustedWatermark() : nil, today: today)
    let (series, firstDay) = try compute(window)
    try requireConsistent(series)
    let written = try BalanceRows.replace(
      with: series, of: account, firstDay: firstDay, today: today, db)
    try PositionRows.replace(with: series, of: account, db)
    try db.run(
      """
      UPDATE accounts SET data_synced_through = ?2, calculation_version = ?3
      WHERE account_id = ?1 AND (data_synced_through IS NOT ?2 OR calculation_version IS NOT ?3)
      """, account, today, BalanceRow.calculationVersion)
    return BalanceOutcome(
      window: recorded(window, series, firstDay), computed: series.rows.count, written: written,
      balance: try series.rows.last?.end(), drift: try drift(in: series),
      incompleteDates: series.rows.count { $0.isIncomplete })
  }

  /// Computes a window, reading as little of the timeline as possible, or all of it if necessary.
  private func compute(
    _ window: SyncWindow
  ) throws -> (BalanceSeries, firstDay: LocalDate?) {
    do {
      guard let start = window.start else {
        let whole = try reader.timeline(from: nil)
        return (try calculator.balances(of: whole, in: window, seed: nil), whole.firstDay)
      }
      let seed = try BalanceRows.row(of: account, on: start.previous, db)
      let part = try reader.timeline(from: try reader.partialStart(of: window))
      do {
        return (try calculator.balances(of: part, in: window, seed: seed), part.firstDay)
      } catch BalanceError.needsEarlier {
        let whole = try reader.timeline(from: nil)
        return (try calculator.balances(of: whole, in: window, seed: seed), whole.firstDay)
      }
    } catch BalanceError.overflow(let date) {
      throw TimelineReader.overflow(of: account, on: date)
    }
  }

  /// Returns the window to record: the requested one if the account has no day before it, otherwise
  /// the days that were computed.
  private func recorded(
    _ window: SyncWindow, _ series: BalanceSeries, _ firstDay: LocalDate?
  ) -> SyncWindow {
    guard let start = window.start, let firstDay, firstDay >= start else { return series.window }
    return window
  }

  /// Throws if a row violates an identity or a day is missing: a bug must not reach the file.
  private func requireConsistent(_ series: BalanceSeries) throws {
    let classification = reader.head.kind.classification
    guard series.isContiguous, series.rows.allSatisfy({ $0.isBalanced(classification) }) else {
      throw Failure(
        .broken, "the computed balances of account \(account) contradict themselves",
        remedy: "please report this; nothing was written")
    }
  }

  /// Returns the adjustment at the newest anchor or, for a linked account, on the day after the
  /// previous anchor.
  private func drift(in series: BalanceSeries) throws -> Amount? {
    var day = try reader.newestAnchor(atOrBefore: today)
    if reader.head.isLinked, let newest = day {
      day = try reader.newestAnchor(atOrBefore: newest.previous)?.next
    }
    guard let day else { return nil }
    let row = try series.row(on: day) ?? BalanceRows.row(of: account, on: day, db)
    return try row.map { try $0.cashAdjustment.adding($0.nonCashAdjustment) }
  }
}
