/// Passing over what is read again later.
extension JSONScanner {
  /// Consumes the next value by its brackets and quotes alone.
  ///
  /// What lies between them is *not* validated, which takes a quarter of the time of `skipValue`:
  /// only for values that are read in full before anything is done with them.
  public mutating func skipUnread() throws(JSONError) {
    let kind = try peek()
    guard kind == .object || kind == .array else {
      try skipValue()
      return
    }
    var index = position
    var open = 0
    repeat {
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      let byte = bytes[index]
      index &+= 1
      if byte == UInt8(ascii: "\"") {
        index = try afterString(from: index)
      } else if byte | 0x20 == UInt8(ascii: "{") {
        // Both opening brackets, `[` and `{`, differ from one another in this one bit only.
        open &+= 1
      } else if byte | 0x20 == UInt8(ascii: "}") {
        open &-= 1
      }
    } while open > 0
    position = index
  }

  /// The offset behind the closing quote of the string that goes on at `start`.
  private func afterString(from start: Int) throws(JSONError) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while true {
      while index &+ 8 <= bytes.count {
        let loaded = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let quote = UInt64(littleEndian: loaded) ^ (ones &* 0x22)
        let backslash = UInt64(littleEndian: loaded) ^ (ones &* 0x5C)
        // The high bit of each byte that became 0; only the lowest one is to be trusted.
        let found =
          ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80)
        if found != 0 {
          index &+= found.trailingZeroBitCount &>> 3
          break
        }
        index &+= 8
      }
      guard index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      let byte = bytes[index]
      index &+= 1
      if byte == UInt8(ascii: "\"") { return index }
      if byte == UInt8(ascii: "\\") { index &+= 1 }
    }
  }
}
