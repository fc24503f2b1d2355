import PlaidSyncLedger

/// Computes balances from the newest anchor back; used for linked accounts.
///
/// The newest anchor is normally today's reported balance; later days are computed forward from it.
/// Adjustments are on the day after an anchor. The first row opens with its closing balance minus
/// its flows, so it has no adjustment. An account without any reported balance or valuation has no
/// anchor and is computed forward from 0.
///
/// A partial run equals a full one for these reasons. A change dated X moves the window's start s
/// to X − 1 or earlier, so no input dated s or before has changed. Let p be the nearest anchor
/// below s: end(p) is unchanged, and everything at and below p follows from anchors and flows at
/// and below p, so row p, whose adjustment needs end(p − 1), is unchanged too. Row p + 1 may
/// change, because its closing balance is computed from above. Hence the rows from p + 1 on are
/// computed, and none below. If the computed end of s − 1 equals the stored one, the rows between p
/// and s − 1 follow from it over unchanged flows, and it is enough to start at s. Incomplete rows
/// do not stop the walk, because the cause of their incompleteness depends on the direction of the
/// computation. Holdings do not affect this: their value on a day follows from inputs of that day
/// and before, so no day before X has a different value after a change dated X.
package struct ReverseCalculator: BalanceCalculator {
  /// Creates a calculator; it has no state.
  package init() {}

  /// Returns the rows of the window and the earlier ones that have to change with it; all rows when
  /// there is no stored row of the day before the window.
  package func balances(
    of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
  ) throws(BalanceError) -> BalanceSeries {
    guard let walk = try DayWalk(timeline) else { return .none(until: timeline.today) }
    guard let newest = walk.anchors.newest else {
      // The stored rows may come from an anchor that was removed since, so the seed cannot be used.
      return BalanceSeries(try ForwardCalculator().whole(walk), of: walk)
    }
    let start = walk.partialStart(of: window, seed: seed)
    let after = try walk.forward(from: newest.date.next, after: try walk.end(of: newest))
    if let start, let seed, newest.date < start {
      return BalanceSeries(unchangedDropped(after, before: start, seed: seed), of: walk)
    }
    var rows = try walk.backward(fromAnchor: walk.anchors.days.count - 1) {
      before, date, isAnchored in
      guard let start, let seed, date < start else { return false }
      return isAnchored || (date == seed.date && isStored(before, seed))
    }
    rows.reverse()
    rows.append(contentsOf: after)
    return BalanceSeries(rows, of: walk)
  }

  /// Returns the rows without those before the window if these close with the stored balance.
  ///
  /// The seed alone is not enough: it may come from a newer anchor that was removed since.
  private func unchangedDropped(
    _ rows: [BalanceRow], before start: LocalDate, seed: BalanceRow
  ) -> [BalanceRow] {
    let count = rows.first.map { $0.date.days(to: start) } ?? 0
    guard count > 0 else { return rows }
    let row = rows[count - 1]
    let end = ClosingBalance(
      cash: row.endCash.rawValue, nonCash: row.endNonCash.rawValue, isIncomplete: row.isIncomplete)
    return isStored(end, seed) ? Array(rows.dropFirst(count)) : rows
  }

  private func isStored(_ end: ClosingBalance, _ seed: BalanceRow) -> Bool {
    !end.isIncomplete && !seed.isIncomplete && end.cash == seed.endCash.rawValue
      && end.nonCash == seed.endNonCash.rawValue
  }
}
