import PlaidSyncLedger

/// An account's flows by day in its own currency, with foreign entries converted.
///
/// Days without flows are omitted; callers find the others with a cursor that moves with the walk.
struct DayFlows: Sendable {
  /// The known flows, ascending, one element per day.
  let days: [DayFlow]
  /// The days that have an entry with an unknown rate, ascending, each once.
  let incompleteDays: [LocalDate]

  /// Converts foreign entries and merges them with the other flows and the cash amounts of trades;
  /// an entry with an unknown rate is not counted and makes its day incomplete.
  init(_ timeline: AccountTimeline) throws(BalanceError) {
    let entries = DayFlows.entries(timeline)
    guard !entries.isEmpty else {
      days = timeline.flows
      incompleteDays = []
      return
    }
    var merged: [DayFlow] = []
    merged.reserveCapacity(timeline.flows.count + entries.count)
    var incomplete: [LocalDate] = []
    var next = 0
    for entry in entries where entry.date <= timeline.today {
      while next < timeline.flows.count, timeline.flows[next].date <= entry.date {
        merged.append(timeline.flows[next])
        next += 1
      }
      let amount = try timeline.converted(entry.money, at: entry.rate, on: entry.date)
      if let amount {
        do throws(AmountError) { try merged.add(amount, on: entry.date) } catch {
          throw .overflow(entry.date)
        }
      } else if incomplete.last != entry.date {
        incomplete.append(entry.date)
      }
    }
    merged.append(contentsOf: timeline.flows[next...])
    days = merged
    incompleteDays = incomplete
  }

  /// Returns the entries that are not summed up yet: foreign entries and cash amounts of trades.
  private static func entries(_ timeline: AccountTimeline) -> [ForeignEntry] {
    let trades = timeline.investments.trades
      .filter { $0.meaning.movesCash && $0.money.amount != .zero }
      .map { ForeignEntry(date: $0.date, money: $0.money, rate: nil) }
    if trades.isEmpty { return timeline.foreign }
    return (timeline.foreign + trades).sorted { $0.date < $1.date }
  }
}

extension AccountTimeline {
  /// Returns the amount in the account's currency, by the entry's own rate or the rate of its date;
  /// `nil` when there is none.
  func converted(
    _ money: Money, at rate: Rate?, on date: LocalDate
  ) throws(BalanceError) -> Amount? {
    if money.currency == currency { return money.amount }
    guard let rate = rate ?? rates.rate(of: money.currency, on: date) else { return nil }
    do throws(AmountError) { return try rate.converting(money.amount) } catch {
      throw .overflow(date)
    }
  }
}
