import Ledger

/// The pinned days of an account up to today, ascending, one per day.
///
/// A user's valuation goes before a reading of the same day; of several readings the last counts.
/// Each reading is corrected by the late entries that it lacked.
package struct Pins: Sendable {
  /// The pins.
  package let days: [Pin]

  /// Resolves a timeline's valuations and, in a linked account, its readings.
  package init(_ timeline: AccountTimeline) throws(BalanceError) {
    var pins: [Pin] = []
    let observations = timeline.isLinked ? timeline.observations : []
    pins.reserveCapacity(timeline.valuations.count + observations.count)
    var next = 0
    for observation in observations where observation.date <= timeline.today {
      while next < timeline.valuations.count, timeline.valuations[next].date <= observation.date {
        pins.append(Pin(timeline.valuations[next]))
        next += 1
      }
      if let last = pins.last, last.date == observation.date {
        if case .valuation = last.source { continue }
        pins.removeLast()
      }
      pins.append(try Pin(observation, of: timeline.kind))
    }
    for valuation in timeline.valuations[next...] where valuation.date <= timeline.today {
      pins.append(Pin(valuation))
    }
    if !timeline.lateEntries.isEmpty && timeline.kind.composition != .nonCash {
      try Pins.correct(&pins, by: timeline)
    }
    days = pins
  }

  /// The newest.
  package var newest: Pin? { days.last }
  /// The pin of a day.
  package func pin(on date: LocalDate) -> Pin? {
    let index = self.index(atOrAfter: date)
    return index < days.count && days[index].date == date ? days[index] : nil
  }

  /// The place of the first pin on a day or after it; the count when there is none.
  package func index(atOrAfter date: LocalDate) -> Int {
    firstIndex(in: days.count) { days[$0].date >= date }
  }

  /// Adds each late entry's effect to every reading that is dated on or after it and is older
  /// than its arrival.
  ///
  /// Numbers mostly rise with the days, so each entry looks at the few readings between its date
  /// and its arrival only: it ends where no older reading follows.
  private static func correct(
    _ pins: inout [Pin], by timeline: AccountTimeline
  ) throws(BalanceError) {
    let factor = timeline.kind.classification.factor
    var oldest = [Int64](repeating: .max, count: pins.count + 1)
    for index in pins.indices.reversed() {
      oldest[index] = oldest[index + 1]
      if case .observation(let id) = pins[index].source {
        oldest[index] = min(oldest[index], id.rawValue)
      }
    }
    for entry in timeline.lateEntries {
      let amount = try timeline.converted(entry.money, at: entry.rate, on: entry.date)
      var index = firstIndex(in: pins.count) { pins[$0].date >= entry.date }
      while index < pins.count, oldest[index] < entry.arrivedWith.rawValue {
        if pins[index].lacks(entry) {
          if let amount {
            let total = try sum(
              pins[index].total.rawValue, -factor * amount.rawValue, on: pins[index].date)
            pins[index].total = Amount(unchecked: total)
          } else {
            pins[index].isIncomplete = true
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
