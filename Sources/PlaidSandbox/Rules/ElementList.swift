/// A JSON array that is written element by element.
struct ElementList {
  private var bytes: [UInt8] = [UInt8(ascii: "[")]

  /// Adds what `write` appends as one element.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    write(&bytes)
  }

  /// Whether it has no element yet.
  var isEmpty: Bool { bytes.count == 1 }

  /// The whole array.
  var closed: [UInt8] { bytes + [UInt8(ascii: "]")] }
}
