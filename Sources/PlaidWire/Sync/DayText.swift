import Ledger

/// Dates as Plaid writes them.
enum DayText {
  /// The day number of `YYYY-MM-DD`; `nil` for anything else.
  static func day(of bytes: UnsafeRawBufferPointer) -> Int32? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes, 0..<4), let month = number(bytes, 5..<7),
      let dayOfMonth = number(bytes, 8..<10)
    else { return nil }
    return LocalDate(year: year, month: month, dayOfMonth: dayOfMonth)?.day
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ place: Range<Int>) -> Int? {
    var value = 0
    for index in place {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
