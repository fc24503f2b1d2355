import PlaidSyncLedger

/// An account's anchors up to today, ascending, one per day.
///
/// A user's valuation takes precedence over a balance reported for the same day; of several
/// reported balances the last is used. Each is corrected by the late postings that it lacked.
package struct Anchors: Sendable {
  /// The anchors, ascending by day.
  package let days: [Anchor]

  /// Determines the anchors from a timeline's valuations and, if linked, its reported balances.
  package init(_ timeline: AccountTimeline) throws(BalanceError) {
    var anchors: [Anchor] = []
    let reportedBalances = timeline.isLinked ? timeline.reportedBalances : []
    anchors.reserveCapacity(timeline.valuations.count + reportedBalances.count)
    var next = 0
    for reportedBalance in reportedBalances where reportedBalance.date <= timeline.today {
      while next < timeline.valuations.count, timeline.valuations[next].date <= reportedBalance.date
      {
        anchors.append(Anchor(timeline.valuations[next]))
        next += 1
      }
      if let last = anchors.last, last.date == reportedBalance.date {
        if case .valuation = last.source { continue }
        anchors.removeLast()
      }
      anchors.append(try Anchor(reportedBalance, of: timeline.kind))
    }
    for valuation in timeline.valuations[next...] where valuation.date <= timeline.today {
      anchors.append(Anchor(valuation))
    }
    if !timeline.lateEntries.isEmpty && timeline.kind.composition != .nonCash {
      try Anchors.correct(&anchors, by: timeline)
    }
    days = anchors
  }

  /// The newest anchor; `nil` when there is none.
  package var newest: Anchor? { days.last }
  /// Returns the anchor of a day; `nil` when that day has none.
  package func anchor(on date: LocalDate) -> Anchor? {
    let index = self.index(atOrAfter: date)
    return index < days.count && days[index].date == date ? days[index] : nil
  }

  /// Returns the index of the first anchor on or after a day; the count when there is none.
  package func index(atOrAfter date: LocalDate) -> Int {
    days.firstSortedIndex { $0.date >= date }
  }

  /// Adds each late posting's effect to every reported balance that is dated on or after it and was
  /// reported before the posting arrived.
  ///
  /// Row numbers mostly increase with the days, so only the few reported balances between a
  /// posting's date and its arrival are checked: the loop ends where no older reported balance
  /// follows.
  private static func correct(
    _ anchors: inout [Anchor], by timeline: AccountTimeline
  ) throws(BalanceError) {
    let factor = timeline.kind.classification.factor
    var oldest = [Int64](repeating: .max, count: anchors.count + 1)
    for index in anchors.indices.reversed() {
      oldest[index] = oldest[index + 1]
      if case .reportedBalance(let id) = anchors[index].source {
        oldest[index] = min(oldest[index], id.rawValue)
      }
    }
    for entry in timeline.lateEntries {
      let amount = try timeline.converted(entry.money, at: entry.rate, on: entry.date)
      var index = anchors.firstSortedIndex { $0.date >= entry.date }
      while index < anchors.count, oldest[index] < entry.arrivedWith.rawValue {
        if anchors[index].lacks(entry) {
          if let amount {
            let total = try sum(
              anchors[index].total.rawValue, -factor * amount.rawValue, on: anchors[index].date)
            anchors[index].total = Amount(unchecked: total)
          } else {
            anchors[index].isIncomplete = true
          }
        }
        index += 1
      }
    }
  }
}
