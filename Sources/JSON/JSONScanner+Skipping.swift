import CBytes

/// Passing over what is read again later.
extension JSONScanner {
  /// Consumes the next value by its brackets and quotes alone.
  ///
  /// What lies between them is *not* validated, which takes a fraction of the time of `skipValue`:
  /// only for values that are read in full before anything is done with them.
  public mutating func skipUnread() throws(JSONError) {
    let kind = try peek()
    guard kind == .object || kind == .array else {
      try skipValue()
      return
    }
    var walk = BracketWalk(at: position)
    while walk.open > 0 || walk.index == position {
      guard walk.index < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
      if walk.index &+ 64 <= bytes.count, let start = bytes.baseAddress {
        walk.pass(64, at: (start + walk.index).assumingMemoryBound(to: UInt8.self))
      } else {
        let rest = bytes.count - walk.index
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { block in
          block.initialize(repeating: UInt8(ascii: " "))
          UnsafeMutableRawBufferPointer(block).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[walk.index...]))
          if let start = block.baseAddress { walk.pass(rest, at: start) }
        }
      }
    }
    position = walk.index
  }
}

/// Follows brackets outside of strings, 64 bytes at a time, until the first one is closed.
private struct BracketWalk {
  /// The next byte to look at; in the end the one behind the last bracket.
  private(set) var index: Int
  /// Brackets that are open.
  private(set) var open = 0
  /// All ones inside a string.
  private var inString: UInt64 = 0
  /// One when the next byte is escaped.
  private var escaped: UInt64 = 0

  init(at index: Int) {
    self.index = index
  }

  /// Takes the next bytes, of which `count` are the text's.
  mutating func pass(_ count: Int, at block: UnsafePointer<UInt8>) {
    let quotes = cbytes_quotes(block) & ~takeEscapes(cbytes_backslashes(block))
    // Each bit becomes the parity of the quotes up to it: whether it is inside a string.
    var strings = quotes
    strings ^= strings &<< 1
    strings ^= strings &<< 2
    strings ^= strings &<< 4
    strings ^= strings &<< 8
    strings ^= strings &<< 16
    strings ^= strings &<< 32
    strings ^= inString
    inString = UInt64(bitPattern: Int64(bitPattern: strings) &>> 63)
    let openings = cbytes_openings(block) & ~strings
    let closings = cbytes_closings(block) & ~strings
    let closingCount = closings.nonzeroBitCount
    if open > closingCount {
      open &+= openings.nonzeroBitCount &- closingCount
      index &+= count
    } else {
      step(through: openings, closings, count)
    }
  }

  /// Goes from bracket to bracket, where the last one may be.
  private mutating func step(through openings: UInt64, _ closings: UInt64, _ count: Int) {
    var brackets = openings | closings
    while brackets != 0 {
      let place = brackets.trailingZeroBitCount
      open &+= openings &>> UInt64(place) & 1 == 1 ? 1 : -1
      if open <= 0 {
        index &+= place &+ 1
        return
      }
      brackets &= brackets &- 1
    }
    index &+= count
  }

  /// The bytes that a backslash before them escapes.
  private mutating func takeEscapes(_ backslashes: UInt64) -> UInt64 {
    if backslashes | escaped == 0 { return 0 }
    var places = escaped
    escaped = 0
    var rest = backslashes & ~places
    while rest != 0 {
      let next = (rest & (~rest &+ 1)) &<< 1
      if next == 0 { escaped = 1 }
      places |= next
      rest &= rest &- 1
      rest &= ~next
    }
    return places
  }
}
