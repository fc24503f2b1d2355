import PlaidSyncLedger
import PlaidSyncPorts

/// Parses dates of HTTP headers, in the three forms that a recipient must understand.
enum HTTPDate {
  /// Parses `Tue, 20 May 2025 14:03:59 GMT` and the two older forms; `nil` for anything else.
  static func instant(_ text: String, now: Timestamp) -> Timestamp? {
    let words = text.split { $0 == " " || $0 == "-" || $0 == "," }
    switch words.count {
    // IMF-fixdate and RFC 850: day name, day, month, year, time, zone.
    case 6 where words[5] == "GMT":
      return instant(day: words[1], month: words[2], year: words[3], time: words[4], now)
    // asctime: day name, month, day, time, year.
    case 5: return instant(day: words[2], month: words[1], year: words[4], time: words[3], now)
    default: return nil
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func instant(
    day: Substring, month: Substring, year: Substring, time: Substring, _ now: Timestamp
  ) -> Timestamp? {
    let clock = time.split(separator: ":").map { Int($0) ?? -1 }
    guard let dayOfMonth = Int(day), let month = months.firstIndex(of: String(month)),
      let year = Int(year).map({ full($0, now) }), clock.count == 3,
      (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2]),
      let date = LocalDate(year: year, month: month + 1, dayOfMonth: dayOfMonth)
    else { return nil }
    let seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
    return Timestamp(startOf: date).adding(milliseconds: Int64(seconds) * 1000)
  }

  /// Completes a year of two digits so that it is at most fifty years ahead, as HTTP requires.
  private static func full(_ year: Int, _ now: Timestamp) -> Int {
    guard year < 100 else { return year }
    let current = now.dateInUTC.components.year
    let candidate = current - current % 100 + year
    return candidate > current + 50 ? candidate - 100 : candidate
  }
}

extension HTTPHeaders {
  /// The seconds to wait by `Retry-After`, which contains seconds or a date.
  ///
  /// A date is compared with the sender's clock, if the response has a `Date`: ours may be wrong.
  func retryAfterSeconds(at now: Timestamp) -> Int? {
    guard let text = self["Retry-After"] else { return nil }
    if let seconds = Int(text) { return max(0, seconds) }
    guard let end = HTTPDate.instant(text, now: now) else { return nil }
    let sent = self["Date"].flatMap { HTTPDate.instant($0, now: now) } ?? now
    return Int(max(0, end.milliseconds - sent.milliseconds + 999) / 1000)
  }
}
