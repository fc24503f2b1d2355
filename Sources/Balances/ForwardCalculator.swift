import PlaidSyncLedger

/// Computes balances from the first day on; used for manual accounts.
///
/// The first row opens with 0. The exception is an *opening* valuation on the first day, which
/// states what the account already held: that row opens with its closing balance minus its flows
/// and has no adjustment. A reconciliation on the first day is adjusted from 0 as on any other day.
/// Anchors and entries after today are ignored.
package struct ForwardCalculator: BalanceCalculator {
  /// Creates a calculator; it has no state.
  package init() {}

  /// Returns the rows from the window's start on, based on the stored row of the day before; all
  /// rows when there is no such row.
  ///
  /// A change dated X moves the window's start to X − 1 or earlier, so the seed, which is a day
  /// earlier, depends on nothing that changed.
  package func balances(
    of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
  ) throws(BalanceError) -> BalanceSeries {
    guard let walk = try DayWalk(timeline) else { return .none(until: timeline.today) }
    guard let start = walk.partialStart(of: window, seed: seed), let seed else {
      return BalanceSeries(try whole(walk), of: walk)
    }
    guard let end = try self.end(of: seed, in: walk) else {
      guard timeline.readFrom == nil else { throw .needsEarlier }
      return BalanceSeries(try whole(walk), of: walk)
    }
    return BalanceSeries(try walk.forward(from: start, after: end), of: walk)
  }

  /// Returns the closing balance of the stored row; `nil` when it is unknown whether it lacked an
  /// entry.
  ///
  /// An incomplete row does not pass its incompleteness on if it is anchored, so the seed's own
  /// anchor must be known. Nor does a row that only lacked the value of holdings, but the row does
  /// not show whether it lacked only that.
  private func end(of seed: BalanceRow, in walk: DayWalk) throws(BalanceError) -> ClosingBalance? {
    guard !seed.isIncomplete || seed.date >= walk.readFrom else { throw .needsEarlier }
    if let anchor = walk.anchors.anchor(on: seed.date) { return try walk.end(of: anchor) }
    if seed.isIncomplete && walk.hasUnknownPrice(on: seed.date) { return nil }
    return ClosingBalance(
      cash: seed.endCash.rawValue, nonCash: seed.endNonCash.rawValue,
      isIncomplete: seed.isIncomplete)
  }

  /// Returns the rows of all days.
  func whole(_ walk: DayWalk) throws(BalanceError) -> [BalanceRow] {
    var start = ClosingBalance.zero
    if let anchor = walk.anchors.anchor(on: walk.firstDay), anchor.source == .valuation(.opening) {
      start = try walk.start(ofFirstDayEndingWith: try walk.end(of: anchor))
    }
    return try walk.forward(from: walk.firstDay, after: start)
  }
}

extension BalanceSeries {
  /// Creates a series of rows that extend to today.
  init(_ rows: [BalanceRow], of walk: DayWalk) {
    let first = rows.first?.date
    let window = SyncWindow(start: first == walk.firstDay ? nil : first, end: walk.today)
    self.init(rows: rows, window: window, positions: walk.positions(in: window))
  }

  /// Returns a series without rows, for an account that has no day yet.
  static func none(until today: LocalDate) -> BalanceSeries {
    BalanceSeries(rows: [], window: SyncWindow(start: nil, end: today))
  }
}
