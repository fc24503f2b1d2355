import PlaidSyncLedger

/// How the closing balance of one account and day was computed.
package struct BalanceExplanation: Hashable, Sendable {
  /// The day's row: opening balance, flows, adjustment, closing balance.
  package let row: BalanceRow
  /// The anchor that the closing balance is or was computed from; `nil` when computed from 0.
  package let anchor: Anchor?
  /// The late postings that the anchor's reported balance lacked and was corrected by.
  package let corrections: [LatePostedEntry]

  /// Explains a day from a full timeline; `nil` when the day has no row.
  ///
  /// Costs one full computation.
  package init?(of date: LocalDate, in timeline: AccountTimeline) throws(BalanceError) {
    let series = try AccountCalculator().balances(
      of: timeline, in: .everything, seed: nil)
    guard let first = series.rows.first, date >= first.date, date <= timeline.today else {
      return nil
    }
    let anchors = try Anchors(timeline)
    let place = anchors.index(atOrAfter: timeline.isLinked ? date : date.next)
    let anchor: Anchor? =
      if timeline.isLinked {
        place < anchors.days.count ? anchors.days[place] : anchors.newest
      } else {
        place > 0 ? anchors.days[place - 1] : nil
      }
    row = series.rows[first.date.days(to: date)]
    self.anchor = anchor
    corrections = timeline.lateEntries.filter { anchor?.lacks($0) ?? false }
  }

  /// True when the day itself is anchored.
  package var isAnchored: Bool { anchor?.date == row.date }
}
