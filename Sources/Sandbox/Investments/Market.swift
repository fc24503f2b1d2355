import PlaidSyncLedger

/// The prices of securities.
///
/// A price depends only on the seed, the security and the day, so every Item sees the same closing
/// prices, on any link day.
struct Market: Codable, Hashable, Sendable {
  /// Makes this market different from others.
  let seed: UInt64

  /// The waves of a price: their length in days and their height in millionths.
  private static let waves: [(days: Int, height: Int64)] = [
    (256, 60_000), (64, 40_000), (16, 18_000), (4, 8_000), (1, 3_000),
  ]
  /// The day on which a price, apart from its waves, equals its base: 2025-01-01.
  private static let base: Int32 = 20_089

  /// The closing price of a day in units of 10⁻⁸, in whole cents; weekends have Friday's price.
  func close(of trend: MarketTrend, on day: Int32) -> Int64 {
    let day = Market.lastWeekday(day)
    let years = Int64(day - Self.base) * trend.growth / 365
    var factor = 1_000_000 + years
    factor += waveSum("market", day) * trend.swing / 100
    factor += waveSum(trend.ticker, day) * trend.swing / 200
    let price = trend.cents * max(factor, 200_000) / 1_000_000
    let isHalved = trend.splits && MarketTrend.isSplit(on: day)
    return max(1, isHalved ? price / 2 : price) * Household.cent
  }

  /// The sum of the waves on a day; each runs in a straight line from one random height to the
  /// next.
  private func waveSum(_ name: String, _ day: Int32) -> Int64 {
    let name = SeededRandom.hash(name)
    return Self.waves.reduce(0) { sum, wave in
      let days = Int64(wave.days)
      let place = Int64(day) / days
      func height(_ place: Int64) -> Int64 {
        var random = SeededRandom(seed, name, UInt64(days), UInt64(bitPattern: place))
        return Int64(random.number(in: -1_000...1_000)) * wave.height / 1_000
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

/// How the price of a market security moves.
struct MarketTrend: Sendable {
  /// The symbol, from which its waves are derived.
  let ticker: String
  /// The base price in cents.
  let cents: Int64
  /// The yearly growth in millionths of the base.
  var growth: Int64 = 70_000
  /// The strength of its waves in percent of the market's.
  var swing: Int64 = 100
  /// Whether its shares are split and merged in turn.
  var splits = false

  /// The day in March of odd years from which a split or reverse split applies.
  private static func splitDay(of year: Int) -> Int32 {
    guard let date = LocalDate(year: year, month: 3, dayOfMonth: 20) else {
      preconditionFailure("every year has a March 20")
    }
    let weekday = Market.weekday(date.day)
    return weekday < 5 ? date.day : date.day + Int32(7 - weekday)
  }

  /// Whether a security that splits counts in split shares on this day.
  ///
  /// There is a two-for-one split in March 2025, 2029 and so on, and a reverse split halfway
  /// between, so that the price stays in the range of share prices. Any period of two years
  /// contains one of them.
  static func isSplit(on day: Int32) -> Bool {
    let year = LocalDate(day: day).components.year
    let isNew = year % 2 == 1 && day >= splitDay(of: year)
    let odd = isNew ? year : year - 1 - year % 2
    return odd % 4 == 1
  }
}
