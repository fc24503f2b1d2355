import Ledger

/// The anchored days of an account up to today, ascending, one per day.
///
/// A user's valuation goes before a reading of the same day; of several readings the last counts.
/// Each reading is corrected by the late entries that it lacked.
package struct Anchors: Sendable {
  /// The anchors.
  package let days: [Anchor]

  /// Resolves a timeline's valuations and, in a linked account, its readings.
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

  /// The newest.
  package var newest: Anchor? { days.last }
  /// The anchor of a day.
  package func anchor(on date: LocalDate) -> Anchor? {
    let index = self.index(atOrAfter: date)
    return index < days.count && days[index].date == date ? days[index] : nil
  }

  /// The place of the first anchor on a day or after it; the count when there is none.
  package func index(atOrAfter date: LocalDate) -> Int {
    firstIndex(in: days.count) { days[$0].date >= date }
  }

  /// Adds each late entry's effect to every reading that is dated on or after it and is older
  /// than its arrival.
  ///
  /// Numbers mostly rise with the days, so each entry looks at the few readings between its date
  /// and its arrival only: it ends where no older reading follows.
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
      var index = firstIndex(in: anchors.count) { anchors[$0].date >= entry.date }
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

/// The first of `count` sorted places for which the condition holds; `count` when for none.
@inline(__always)
func firstIndex(in count: Int, where isReached: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isReached(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
