/// A pull scanner over the bytes of one JSON text.
///
/// The caller requests what it expects (`enterObject`, `nextKey`, `string`, …) and skips
/// what it does not know; everything is validated. Nothing is copied: strings and numbers
/// are returned as positions in the bytes, which must outlive the scanner. Repeated keys are
/// returned as they occur; the caller has to detect them if they matter.
package struct JSONScanner {
  /// The maximum nesting depth of arrays and objects.
  package static let depthMax = 512

  /// The bytes of the JSON text.
  package let bytes: UnsafeRawBufferPointer
  /// The offset of the next byte to read.
  package internal(set) var position: Int
  /// The number of arrays and objects that are open.
  package internal(set) var depth: Int
  // After a value in an object or array, a comma or the end must follow; right after an opening
  // bracket no comma may. One flag serves all levels, because closing a level always sets it.
  @usableFromInline var needsComma: Bool
  /// Which of the 64 bytes from `lookStart` on end a run of plain text, one bit for each.
  var look: UInt64 = 0
  var lookStart = -64

  /// Creates a scanner positioned at the first byte of `bytes`.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    position = 0
    depth = 0
    needsComma = false
  }

  /// Returns the kind of the next value without consuming it.
  package mutating func peek() throws(JSONError) -> JSONKind {
    switch try nextByte() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case let byte: throw JSONError(.unexpectedByte(byte, expected: .value), at: position)
    }
  }

  /// Consumes an opening brace.
  package mutating func enterObject() throws(JSONError) {
    try expect(UInt8(ascii: "{"), .object)
    try descend()
  }

  /// Consumes an opening bracket.
  package mutating func enterArray() throws(JSONError) {
    try expect(UInt8(ascii: "["), .array)
    try descend()
  }

  /// Consumes the next key and its colon; `nil` when the object has ended.
  package mutating func nextKey() throws(JSONError) -> JSONText? {
    var byte = try nextByte()
    if byte == UInt8(ascii: "}") {
      ascend()
      return nil
    }
    if needsComma {
      guard byte == UInt8(ascii: ",") else {
        throw JSONError(.unexpectedByte(byte, expected: .commaOrBrace), at: position)
      }
      position += 1
      byte = try nextByte()
    }
    guard byte == UInt8(ascii: "\"") else {
      throw JSONError(.unexpectedByte(byte, expected: .key), at: position)
    }
    let key = try scanString()
    try expect(UInt8(ascii: ":"), .colon)
    needsComma = true
    return key
  }

  /// Moves to the next element; returns false when the array has ended.
  package mutating func nextElement() throws(JSONError) -> Bool {
    let byte = try nextByte()
    if byte == UInt8(ascii: "]") {
      ascend()
      return false
    }
    if needsComma {
      guard byte == UInt8(ascii: ",") else {
        throw JSONError(.unexpectedByte(byte, expected: .commaOrBracket), at: position)
      }
      position += 1
    }
    needsComma = true
    return true
  }

  /// Consumes a string.
  package mutating func string() throws(JSONError) -> JSONText {
    let byte = try nextByte()
    guard byte == UInt8(ascii: "\"") else {
      throw JSONError(.unexpectedByte(byte, expected: .string), at: position)
    }
    return try scanString()
  }

  /// Consumes a number and returns the range of its text.
  package mutating func number() throws(JSONError) -> Range<Int> {
    let byte = try nextByte()
    guard byte == UInt8(ascii: "-") || Self.isDigit(byte) else {
      throw JSONError(.unexpectedByte(byte, expected: .number), at: position)
    }
    return try scanNumber()
  }

  /// Consumes `true` or `false`.
  package mutating func bool() throws(JSONError) -> Bool {
    switch try nextByte() {
    case UInt8(ascii: "t"):
      try scanLiteral("true")
      return true
    case UInt8(ascii: "f"):
      try scanLiteral("false")
      return false
    case let byte:
      throw JSONError(.unexpectedByte(byte, expected: .bool), at: position)
    }
  }

  /// Consumes `null`.
  package mutating func null() throws(JSONError) {
    let byte = try nextByte()
    guard byte == UInt8(ascii: "n") else {
      throw JSONError(.unexpectedByte(byte, expected: .null), at: position)
    }
    try scanNull()
  }

  /// Consumes and validates any value; returns its range, without surrounding white space.
  @discardableResult
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    let first = try nextByte()
    let start = position
    switch first {
    case UInt8(ascii: "\""):
      _ = try scanString()
    case UInt8(ascii: "{"):
      position += 1
      try descend()
      while try nextKey() != nil { try skipValue() }
    case UInt8(ascii: "["):
      position += 1
      try descend()
      while try nextElement() { try skipValue() }
    case UInt8(ascii: "n"): try scanNull()
    case UInt8(ascii: "t"): try scanLiteral("true")
    case UInt8(ascii: "f"): try scanLiteral("false")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
    default: throw JSONError(.unexpectedByte(first, expected: .value), at: position)
    }
    return start..<position
  }

  /// Throws unless only white space follows.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    if position < bytes.count { throw JSONError(.trailingBytes, at: position) }
  }

  private mutating func descend() throws(JSONError) {
    depth += 1
    needsComma = false
    if depth > Self.depthMax { throw JSONError(.tooDeep, at: position - 1) }
  }

  private mutating func ascend() {
    position += 1
    depth -= 1
    needsComma = true
  }

  @inline(__always)
  private mutating func expect(
    _ wanted: UInt8, _ expectation: JSONError.Expectation
  ) throws(JSONError) {
    let byte = try nextByte()
    guard byte == wanted else {
      throw JSONError(.unexpectedByte(byte, expected: expectation), at: position)
    }
    position += 1
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Returns the next byte that is not white space and moves to it.
  ///
  /// Inlined, because compact texts have little white space and this runs for every token.
  @inline(__always)
  private mutating func nextByte() throws(JSONError) -> UInt8 {
    if position < bytes.count {
      let byte = bytes[position]
      if byte > 0x20 { return byte }
    }
    return try nextByteAfterSpace()
  }

  @inline(never)
  private mutating func nextByteAfterSpace() throws(JSONError) -> UInt8 {
    skipSpace()
    guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
    return bytes[position]
  }
}
