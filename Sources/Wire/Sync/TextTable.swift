import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// The distinct texts of one column of a page, numbered in order of first occurrence.
struct TextTable {
  /// The first occurrence of each text.
  private(set) var texts: [TextSlice] = []
  private var newest = 0
  // Compared by their bytes: as strings, texts that only look alike would be equal.
  private var numbers: [[UInt8]: Int] = [:]

  // An item has a handful of accounts and currencies, and comparing so few is faster than hashing.
  // More are hashed, so that a page in which all differ does not take quadratic time.
  private static let linearMax = 16

  /// Returns the number of a text, which is added if it is new.
  mutating func number(of text: TextSlice, in bytes: UnsafeRawBufferPointer) -> Int32 {
    // Adjacent transactions mostly belong to the same account.
    if newest < texts.count, Self.areEqual(texts[newest], text, in: bytes) {
      return Int32(newest)
    }
    newest = find(text, in: bytes) ?? add(text, bytes)
    return Int32(newest)
  }

  private func find(_ text: TextSlice, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard texts.count <= Self.linearMax else { return numbers[Self.content(text, bytes)] }
    return texts.firstIndex { Self.areEqual($0, text, in: bytes) }
  }

  private mutating func add(_ text: TextSlice, _ bytes: UnsafeRawBufferPointer) -> Int {
    texts.append(text)
    if texts.count == Self.linearMax + 1 {
      for (index, text) in texts.enumerated() { numbers[Self.content(text, bytes)] = index }
    } else if texts.count > Self.linearMax {
      numbers[Self.content(text, bytes)] = texts.count - 1
    }
    return texts.count - 1
  }

  private static func areEqual(
    _ text: TextSlice, _ other: TextSlice, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    guard let start = bytes.baseAddress else { return text.count == other.count }
    return bytes.hasEqualBytes(
      at: Int(text.offset), as: start + Int(other.offset), Int(text.count), Int(other.count))
  }

  private static func content(_ text: TextSlice, _ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    Array(bytes[Int(text.offset)..<(Int(text.offset) + Int(text.count))])
  }
}

/// Parses dates as Plaid writes them.
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
