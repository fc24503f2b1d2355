import CPlaidSyncShims

/// Finds the end of a bracketed value, 64 bytes at a time; only brackets and strings are checked.
struct BracketFinder {
  /// The number of brackets that are open.
  private var open = 0
  /// All ones while a string continues from one block into the next.
  private var string: UInt64 = 0
  /// The lowest bit is set when a block's last byte escapes the first byte of the next block.
  private var escape: UInt64 = 0

  private static let width = 64

  /// Returns the number of bytes through the counterpart of the bracket that `text` begins with;
  /// `nil` when it has none.
  static func end(of text: UnsafeRawBufferPointer) -> Int? {
    guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    var finder = BracketFinder()
    var place = 0
    while place &+ width <= text.count {
      if let end = finder.end(in: cshims_marks_of(start + place)) { return place + end }
      place &+= width
    }
    var rest = SIMD64<UInt8>(repeating: UInt8(ascii: " "))
    return withUnsafeMutableBytes(of: &rest) { rest in
      rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[place...]))
      guard let start = rest.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
      return finder.end(in: cshims_marks_of(start)).map { place + $0 }
    }
  }

  /// Returns the same for the next block: the count within it, or `nil` if no bracket closes there.
  private mutating func end(in block: cshims_marks) -> Int? {
    var quotes = block.quotes
    if block.backslashes | escape != 0 { quotes &= ~escaped(by: block.backslashes) }
    // A byte is inside a string if the number of quotes up to it is odd.
    var strings = quotes
    for step: UInt64 in [1, 2, 4, 8, 16, 32] { strings ^= strings &<< step }
    strings ^= string
    string = 0 &- (strings &>> 63)
    let openings = block.openings & ~strings
    var rest = openings | block.closings & ~strings
    while rest != 0 {
      let bracket = rest & (0 &- rest)
      open &+= openings & bracket != 0 ? 1 : -1
      if open == 0 { return rest.trailingZeroBitCount &+ 1 }
      rest ^= bracket
    }
    return nil
  }

  /// Returns the bytes after backslashes that are not escaped themselves.
  private mutating func escaped(by backslashes: UInt64) -> UInt64 {
    var escaped = escape
    escape = 0
    var rest = backslashes & ~escaped
    while rest != 0 {
      let next = (rest & (0 &- rest)) &<< 1
      // The escaped byte is the first one of the next block.
      if next == 0 { escape = 1 }
      escaped |= next
      rest &= (rest &- 1) & ~next
    }
    return escaped
  }
}
