import Ledger

/// From the newest anchor back: what linked accounts are computed by.
///
/// The newest anchor is normally today's reading; days after it go forward from it. Adjustments fall
/// on the day after an anchor, and the first row starts at its end less its flows, so it has none.
/// An account that was never read and never valued has no anchor: it goes forward from 0.
///
/// A partial run is honest for these reasons. A change dated X moves the window's start s to X − 1
/// or earlier, so no input dated s or before has changed. Let p be the nearest anchor below s: end(p)
/// is what it was, and everything at and below p follows from anchors and flows at and below p, so
/// row p, whose adjustment needs end(p − 1), is what it was too. Row p + 1 is not: its end comes
/// from above. Hence the rows from p + 1 on are made, and none below. When the computed end of
/// s − 1 is the stored one, the rows between p and s − 1 follow from it over unchanged flows, and
/// s is early enough; incomplete rows do not stop the walk, for how they came to be incomplete
/// depends on the direction they were computed in.
/// Holdings change nothing in this: what they are worth on a day follows from inputs of that day
/// and before, so no day before X is worth something else after a change dated X.
package struct ReverseCalculator: BalanceCalculator {
  /// Makes a calculator; it has no state.
  package init() {}

  /// The rows of the window and those below it that have to change with it; everything when there
  /// is no stored row of the day before the window.
  package func balances(
    of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
  ) throws(BalanceError) -> BalanceSeries {
    guard let walk = try DayWalk(timeline) else { return .none(until: timeline.today) }
    guard let newest = walk.anchors.newest else {
      // Without an anchor the stored rows may still come from one that was taken away: no seed counts.
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

  /// The rows without those before the window, when these end as they did.
  ///
  /// The seed alone would not do: it may come from a newer anchor that was taken away since.
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
