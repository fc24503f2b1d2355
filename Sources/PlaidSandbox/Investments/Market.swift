import Ledger

/// What securities cost: follows from the seed, the security and the day alone, so every Item sees
/// the same closes, whenever it is linked.
struct Market: Codable, Hashable, Sendable {
  /// Makes this market different from others.
  let seed: UInt64

  /// Waves of so many days, and how high they go, in millionths.
  private static let waves: [(days: Int, height: Int64)] = [
    (256, 60_000), (64, 40_000), (16, 18_000), (4, 8_000), (1, 3_000),
  ]
  /// The day on which a course is at its base, but for the waves: 2025-01-01.
  private static let base: Int32 = 20_089

  /// The close of a day in units of 10⁻⁸, whole cents; on Saturdays and Sundays Friday's.
  func close(of trend: MarketTrend, on day: Int32) -> Int64 {
    let day = Market.lastWeekday(day)
    let years = Int64(day - Self.base) * trend.growth / 365
    var factor = 1_000_000 + years
    factor += swell("market", day) * trend.swing / 100
    factor += swell(trend.ticker, day) * trend.swing / 200
    let price = trend.cents * max(factor, 200_000) / 1_000_000
    let isHalved = trend.splits && MarketTrend.isSplit(on: day)
    return max(1, isHalved ? price / 2 : price) * Household.cent
  }

  /// The sum of the waves at a day, each going straight from one random height to the next.
  private func swell(_ name: String, _ day: Int32) -> Int64 {
    let name = SeededRandom.hash(name)
    return Self.waves.reduce(0) { sum, wave in
      let days = Int64(wave.days)
      let place = Int64(day) / days
      func height(_ place: Int64) -> Int64 {
        var random = SeededRandom(seed, name, UInt64(days), UInt64(bitPattern: place))
        return Int64(random.int(-1_000...1_000)) * wave.height / 1_000
      }
      let (from, to) = (height(place), height(place + 1))
      return sum + from + (to - from) * (Int64(day) % days) / days
    }
  }

  /// The day itself, or the Friday before a Saturday or Sunday.
  static func lastWeekday(_ day: Int32) -> Int32 {
    let weekday = weekday(day)
    return weekday < 5 ? day : day - Int32(weekday - 4)
  }

  /// 0 is Monday: 1970-01-01 was a Thursday.
  static func weekday(_ day: Int32) -> Int { (Int(day) % 7 + 10) % 7 }
}

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
