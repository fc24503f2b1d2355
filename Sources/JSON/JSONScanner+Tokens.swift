import CPlaidSyncShims

/// Scanning of strings, numbers and literals.
extension JSONScanner {
  /// Consumes a string whose opening quote is the next byte.
  ///
  /// Most strings are plain text within the 64 bytes that were checked for the previous one.
  @inline(__always)
  mutating func scanString() throws(JSONError) -> JSONText {
    let start = position &+ 1
    let offset = UInt(bitPattern: start &- lookStart)
    if offset < 64 {
      let ends = look &>> UInt64(offset)
      let end = start &+ ends.trailingZeroBitCount
      if ends != 0, bytes[end] == UInt8(ascii: "\"") {
        position = end &+ 1
        return JSONText(start: start, end: end, isEscaped: false)
      }
    }
    return try scanAnyString()
  }

  /// Skips whole runs of plain text: ASCII bytes other than quotes, backslashes and control
  /// characters.
  @inline(never)
  private mutating func scanAnyString() throws(JSONError) -> JSONText {
    let start = position + 1
    var index = start
    var isEscaped = false
    while true {
      index = afterPlainText(from: index)
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        position = index + 1
        return JSONText(start: start, end: index, isEscaped: isEscaped)
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index = try afterEscape(at: index)
      } else if byte < 0x20 {
        throw JSONError(.controlCharacter(byte), at: index)
      } else if byte >= 0x80 {
        index = try afterScalar(at: index)
      } else {
        index += 1
      }
    }
  }

  /// Returns the offset of the next byte that ends a run of plain text; near the end of the input,
  /// at the latest the offset of the first byte that was not checked.
  @inline(__always)
  private mutating func afterPlainText(from start: Int) -> Int {
    var index = start
    while true {
      // One check of 64 bytes often covers several strings, so its result is kept. The caller may
      // overwrite bytes that the scanner has passed, but not bytes ahead of it.
      if UInt(bitPattern: index &- lookStart) >= 64 {
        guard index &+ 64 <= bytes.count, let base = bytes.baseAddress else { return index }
        lookStart = index
        look = cshims_text_ends((base + index).assumingMemoryBound(to: UInt8.self))
      }
      let ends = look &>> UInt64(truncatingIfNeeded: index &- lookStart)
      if ends != 0 { return index &+ ends.trailingZeroBitCount }
      index = lookStart &+ 64
    }
  }

  /// Validates the escape at `index` and returns the offset after it.
  private func afterEscape(at index: Int) throws(JSONError) -> Int {
    guard index + 1 < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return index + 2
    case UInt8(ascii: "u"):
      let unit = try hexUnit(at: index + 2)
      guard unit & 0xF800 == 0xD800 else { return index + 6 }
      guard unit < 0xDC00, index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
        bytes[index + 7] == UInt8(ascii: "u"),
        try hexUnit(at: index + 8) & 0xFC00 == 0xDC00
      else { throw JSONError(.loneSurrogate, at: index) }
      return index + 12
    default:
      throw JSONError(.badEscape, at: index)
    }
  }

  private func hexUnit(at index: Int) throws(JSONError) -> UInt32 {
    guard index + 4 <= bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    var unit: UInt32 = 0
    for offset in index..<(index + 4) {
      guard let digit = Self.hexDigit(bytes[offset]) else {
        throw JSONError(.badEscape, at: offset)
      }
      unit = unit << 4 | digit
    }
    return unit
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Validates the multi-byte UTF-8 sequence at `index` and returns the offset after it.
  ///
  /// The bounds of the second byte exclude overlong forms, surrogates and values above U+10FFFF.
  private func afterScalar(at index: Int) throws(JSONError) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF } else if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF } else if lead == 0xF4 { second = 0x80...0x8F }
    default: throw JSONError(.badUTF8, at: index)
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else {
      throw JSONError(.badUTF8, at: index)
    }
    for offset in (index + 2)..<(index + max(length, 2)) where bytes[offset] & 0xC0 != 0x80 {
      throw JSONError(.badUTF8, at: index)
    }
    return index + length
  }

  /// Consumes a number that begins with the next byte: `-?int frac? exp?`.
  mutating func scanNumber() throws(JSONError) -> Range<Int> {
    let start = position
    var index = start
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = try afterDigits(at: index)
    guard bytes[index] != UInt8(ascii: "0") || whole == index + 1 else {
      throw JSONError(.badNumber, at: index)
    }
    index = whole
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index = try afterDigits(at: index + 1)
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      index = try afterDigits(at: index)
    }
    position = index
    return start..<index
  }

  /// Returns the offset after a run of digits; throws when there is none.
  private func afterDigits(at start: Int) throws(JSONError) -> Int {
    var index = start
    while index < bytes.count, Self.isDigit(bytes[index]) { index += 1 }
    guard index > start else {
      throw index < bytes.count
        ? JSONError(.badNumber, at: index) : JSONError(.unexpectedEnd, at: index)
    }
    return index
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Consumes `null`, by far the most frequent literal.
  @inline(__always)
  mutating func scanNull() throws(JSONError) {
    if position &+ 4 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
      if UInt32(littleEndian: word) == 0x6C6C_756E {
        position &+= 4
        return
      }
    }
    try scanLiteral("null")
  }

  /// Consumes the literal `word`.
  mutating func scanLiteral(_ word: StaticString) throws(JSONError) {
    let start = position
    for offset in 0..<word.utf8CodeUnitCount {
      guard start + offset < bytes.count else {
        throw JSONError(.unexpectedEnd, at: bytes.count)
      }
      guard bytes[start + offset] == word.utf8Start[offset] else {
        throw JSONError(.badLiteral, at: start)
      }
    }
    position = start + word.utf8CodeUnitCount
  }
}
