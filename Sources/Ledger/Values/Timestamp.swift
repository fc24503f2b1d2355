/// An instant, with a precision of a millisecond.
public struct Timestamp: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
  public let milliseconds: Int64

  /// Creates an instant from milliseconds since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Creates the instant of midnight UTC on a date.
  public init(startOf date: LocalDate) {
    self.milliseconds = Int64(date.day) * 86_400_000
  }

  /// Parses RFC 3339: `2025-05-20T14:03:59.123456Z`, `…+02:00`; any other form gives `nil`. Digits
  /// beyond milliseconds are dropped.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      let date = LocalDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Timestamp.pair(bytes, 11), let minute = Timestamp.pair(bytes, 14),
      let second = Timestamp.pair(bytes, 17), hour < 24, minute < 60, second <= 60
    else { return nil }
    var index = 19
    var fraction: Int64 = 0
    if bytes[index] == UInt8(ascii: ".") {
      var place: Int64 = 100
      index += 1
      let first = index
      while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
        fraction += Int64(bytes[index] - 0x30) * place
        place /= 10
        index += 1
      }
      guard index > first else { return nil }
    }
    guard let offsetMinutes = Timestamp.zone(bytes[index...]) else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second - offsetMinutes * 60)
    self.milliseconds = Int64(date.day) * 86_400_000 + seconds * 1000 + fraction
  }

  /// The calendar date of this instant in UTC.
  public var dateInUTC: LocalDate {
    LocalDate(day: Int32((milliseconds - dayRemainder) / 86_400_000))
  }

  /// Returns the instant some milliseconds later, or earlier if negative.
  public func adding(milliseconds delta: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds + delta)
  }

  private var dayRemainder: Int64 {
    let rest = milliseconds % 86_400_000
    return rest < 0 ? rest + 86_400_000 : rest
  }

  private static func pair(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard bytes[index] >= 0x30, bytes[index] <= 0x39, bytes[index + 1] >= 0x30,
      bytes[index + 1] <= 0x39
    else { return nil }
    return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
  }

  /// The zone's offset in minutes; `nil` when it is malformed.
  private static func zone(_ slice: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(slice)
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = pair(bytes, 1), let minutes = pair(bytes, 4), hours < 24, minutes < 60
    else { return nil }
    return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}

extension Timestamp: Comparable {
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// The instant by RFC 3339 in UTC, with milliseconds only if they are not 0.
  public var description: String {
    let rest = Int(dayRemainder)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
      .map { padded($0, 2) }.joined(separator: ":")
    let fraction = rest % 1000 == 0 ? "" : "." + padded(rest % 1000, 3)
    return "\(dateInUTC)T\(clock)\(fraction)Z"
  }
}
