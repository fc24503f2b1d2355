import Ledger

/// How the price of a security of the market moves.
struct MarketTrend: Sendable {
  /// The symbol, which makes its waves its own.
  let ticker: String
  /// The price that it moves around, in cents.
  let cents: Int64
  /// How much it grows in a year, in millionths of the base.
  var growth: Int64 = 70_000
  /// How strong its waves are, in per cent of the market's.
  var swing: Int64 = 100
  /// Whether its shares are split, and joined again.
  var splits = false

  /// The day of March of the odd years from which on shares count anew.
  private static func splitDay(of year: Int) -> Int32 {
    guard let date = LocalDate(year: year, month: 3, dayOfMonth: 20) else {
      preconditionFailure("there is a 20 March in every year")
    }
    let weekday = Market.weekday(date.day)
    return weekday < 5 ? date.day : date.day + Int32(7 - weekday)
  }

  /// Whether shares that are split are so on this day: two for one in March 2025, 2029 and so on;
  /// in between, one for two, so that the price stays where shares are priced.
  ///
  /// So there is one split or joining in any two years.
  static func isSplit(on day: Int32) -> Bool {
    let year = LocalDate(day: day).components.year
    let isNew = year % 2 == 1 && day >= splitDay(of: year)
    let odd = isNew ? year : year - 1 - year % 2
    return odd % 4 == 1
  }
}
