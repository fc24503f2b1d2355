import Ports

/// The distinct texts of a page's column, numbered in the order in which they first came.
struct TextTable {
  /// The first place of each text.
  private(set) var texts: [TextSlice] = []
  private var newest = 0
  // Told apart by their bytes: as strings, texts that only look alike would be the same.
  private var numbers: [[UInt8]: Int] = [:]

  // An item has a handful of accounts and currencies, which are compared sooner than hashed; more
  // are hashed, so that a page in which all differ does not cost the square of their number.
  private static let linearMax = 16

  /// The number of a text, which is added if it is new.
  mutating func number(of text: TextSlice, in bytes: UnsafeRawBufferPointer) -> Int32 {
    let content = Self.content(text, bytes)
    // Neighbours are mostly of one account.
    if newest < texts.count, Self.content(texts[newest], bytes).elementsEqual(content) {
      return Int32(newest)
    }
    newest = find(content, in: bytes) ?? add(text, content, bytes)
    return Int32(newest)
  }

  private func find(_ content: Slice<UnsafeRawBufferPointer>, in bytes: UnsafeRawBufferPointer)
    -> Int?
  {
    guard texts.count <= Self.linearMax else { return numbers[Array(content)] }
    return texts.firstIndex { Self.content($0, bytes).elementsEqual(content) }
  }

  private mutating func add(
    _ text: TextSlice, _ content: Slice<UnsafeRawBufferPointer>, _ bytes: UnsafeRawBufferPointer
  ) -> Int {
    texts.append(text)
    if texts.count == Self.linearMax + 1 {
      for (index, text) in texts.enumerated() { numbers[Array(Self.content(text, bytes))] = index }
    } else if texts.count > Self.linearMax {
      numbers[Array(content)] = texts.count - 1
    }
    return texts.count - 1
  }

  private static func content(
    _ text: TextSlice, _ bytes: UnsafeRawBufferPointer
  ) -> Slice<UnsafeRawBufferPointer> {
    bytes[Int(text.offset)..<(Int(text.offset) + Int(text.count))]
  }
}
