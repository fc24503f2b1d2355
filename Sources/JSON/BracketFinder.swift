import CShims

/// Finds where a bracket is closed, 64 bytes at a time; only brackets and strings are looked at.
struct BracketFinder {
  /// Brackets that are open.
  private var open = 0
  /// All ones while a string goes on from one block into the next.
  private var string: UInt64 = 0
  /// The lowest bit when a block's last byte escapes the next one's first.
  private var escape: UInt64 = 0

  private static let width = 64

  /// The number of bytes up to and with the counterpart of the bracket that `text` begins with; `nil`
  /// when it has none.
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

  /// The same within the next block.
  private mutating func end(in block: cshims_marks) -> Int? {
    var quotes = block.quotes
    if block.backslashes | escape != 0 { quotes &= ~escaped(by: block.backslashes) }
    // Up to each byte the number of quotes is odd inside of strings.
    var strings = quotes
    for step: UInt64 in [1, 2, 4, 8, 16, 32] { strings ^= strings &<< step }
    strings ^= string
    string = 0 &- (strings &>> 63)
    let openings = block.openings & ~strings
    let closings = block.closings & ~strings
    guard open <= closings.nonzeroBitCount else {
      open &+= openings.nonzeroBitCount &- closings.nonzeroBitCount
      return nil
    }
    // From bracket to bracket: the last one may be here.
    var rest = openings | closings
    while rest != 0 {
      open &+= openings & rest & (0 &- rest) != 0 ? 1 : -1
      if open == 0 { return rest.trailingZeroBitCount &+ 1 }
      rest &= rest &- 1
    }
    return nil
  }

  /// The bytes behind backslashes that are no escaped ones themselves.
  private mutating func escaped(by backslashes: UInt64) -> UInt64 {
    var escaped = escape
    escape = 0
    var rest = backslashes & ~escaped
    while rest != 0 {
      let next = (rest & (0 &- rest)) &<< 1
      // Behind the block's last byte.
      if next == 0 { escape = 1 }
      escaped |= next
      rest &= (rest &- 1) & ~next
    }
    return escaped
  }
}
