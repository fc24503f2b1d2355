import Ledger

/// From the first day on: what manual accounts are computed by.
///
/// The first row starts at 0; only an *opening* valuation on the first day says what the account
/// held before, so that row starts at its end less its flows, and adjusts nothing. A reconciliation
/// on the first day adjusts from 0 as on any other day. Anchors and entries after today do not count
/// yet.
package struct ForwardCalculator: BalanceCalculator {
  /// Makes a calculator; it has no state.
  package init() {}

  /// The rows from the window's start on, seeded by the stored row of the day before; everything
  /// when there is no such row.
  ///
  /// A change dated X moves the window's start to X − 1 or earlier, so the seed, a day below that,
  /// depends on nothing that changed.
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

  /// The end of the stored row; `nil` when it is not known whether it lacked an entry.
  ///
  /// An incomplete anchored row does not pass that on, so the seed's own anchor has to be known. Nor
  /// does a row that only lacked the value of holdings, and then nothing tells whether it did only.
  private func end(of seed: BalanceRow, in walk: DayWalk) throws(BalanceError) -> ClosingBalance? {
    guard !seed.isIncomplete || seed.date >= walk.readFrom else { throw .needsEarlier }
    if let anchor = walk.anchors.anchor(on: seed.date) { return try walk.end(of: anchor) }
    if seed.isIncomplete && walk.hasUnknownPrice(on: seed.date) { return nil }
    return ClosingBalance(
      cash: seed.endCash.rawValue, nonCash: seed.endNonCash.rawValue,
      isIncomplete: seed.isIncomplete)
  }

  /// The rows of every day.
  func whole(_ walk: DayWalk) throws(BalanceError) -> [BalanceRow] {
    var start = ClosingBalance.zero
    if let anchor = walk.anchors.anchor(on: walk.firstDay), anchor.source == .valuation(.opening) {
      start = try walk.start(ofFirstDayEndingWith: try walk.end(of: anchor))
    }
    return try walk.forward(from: walk.firstDay, after: start)
  }
}

extension BalanceSeries {
  /// A series of rows that go on to today.
  init(_ rows: [BalanceRow], of walk: DayWalk) {
    let first = rows.first?.date
    let window = SyncWindow(start: first == walk.firstDay ? nil : first, end: walk.today)
    self.init(rows: rows, window: window, positions: walk.positions(in: window))
  }

  /// No rows: the account has no day yet.
  static func none(until today: LocalDate) -> BalanceSeries {
    BalanceSeries(rows: [], window: SyncWindow(start: nil, end: today))
  }
}
