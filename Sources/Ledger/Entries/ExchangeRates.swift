/// The known rates into one currency, by day.
public struct ExchangeRates: Hashable, Sendable {
  private struct DayRate: Hashable {
    let date: LocalDate
    let rate: Rate

    /// Whether it is new enough for a date on which it is known.
    func serves(_ other: LocalDate) -> Bool { date.days(to: other) <= ExchangeRates.ageDaysMax }
  }

  /// How many days old a rate may be.
  public static let ageDaysMax = 5
  /// No rates.
  public static let none = ExchangeRates([:])

  /// Ascending by day.
  private let byCurrency: [Currency: [DayRate]]

  /// Takes the rates of each currency into the account's own.
  public init(_ byCurrency: [Currency: [LocalDate: Rate]]) {
    self.byCurrency = byCurrency.mapValues { days in
      days.map { DayRate(date: $0.key, rate: $0.value) }.sorted { $0.date < $1.date }
    }
  }

  /// The rate of the day, else the newest within five days before, else unknown.
  public func rate(of currency: Currency, on date: LocalDate) -> Rate? {
    guard let known = byCurrency[currency] else { return nil }
    let next = ExchangeRates.place(after: date, in: known)
    guard next > 0, known[next - 1].serves(date) else { return nil }
    return known[next - 1].rate
  }

  /// The rate of each of the days, in one go; the last day is not before the first.
  public func rates(
    of currency: Currency, from first: LocalDate, through last: LocalDate
  ) -> [Rate?] {
    let known = byCurrency[currency] ?? []
    var next = ExchangeRates.place(after: first, in: known)
    return (first.day...last.day).map { day in
      let date = LocalDate(day: day)
      if next < known.count, known[next].date == date { next += 1 }
      return next > 0 && known[next - 1].serves(date) ? known[next - 1].rate : nil
    }
  }

  /// The place of the first rate that is later than a date.
  private static func place(after date: LocalDate, in known: [DayRate]) -> Int {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].date <= date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
