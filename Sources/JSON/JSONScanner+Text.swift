/// Conversion of scanned text into values.
extension JSONScanner {
  /// Returns the text as a `String`, unescaped.
  package func string(_ text: JSONText) -> String {
    let raw = UnsafeRawBufferPointer(rebasing: bytes[text.start..<text.end])
    guard text.isEscaped else { return String(decoding: raw, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: text.count) { buffer in
      Self.unescape(raw, to: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Returns the number with its text as received.
  package func number(_ place: Range<Int>) -> JSONNumber {
    JSONNumber(
      scanned: String(decoding: UnsafeRawBufferPointer(rebasing: bytes[place]), as: UTF8.self))
  }

  /// Whether the text equals `name` once it is unescaped.
  @inlinable
  package func text(_ text: JSONText, equals name: StaticString) -> Bool {
    if text.isEscaped { return escapedText(text, equals: name) }
    return bytes.hasEqualBytes(
      at: text.start, as: UnsafeRawPointer(name.utf8Start), text.count, name.utf8CodeUnitCount)
  }

  @usableFromInline
  func escapedText(_ text: JSONText, equals name: StaticString) -> Bool {
    string(text) == name.description
  }

  /// Writes the unescaped form of the validated string content `source` to `target`.
  ///
  /// Both may be the same memory, because the result is never longer than the source.
  /// Returns the number of bytes written; `target` must have a capacity of `source.count`.
  package static func unescape(
    _ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer
  ) -> Int {
    var read = 0
    var written = 0
    while read < source.count {
      let byte = source[read]
      guard byte == UInt8(ascii: "\\") else {
        target[written] = byte
        read += 1
        written += 1
        continue
      }
      guard source[read + 1] == UInt8(ascii: "u") else {
        target[written] = unescaped(source[read + 1])
        read += 2
        written += 1
        continue
      }
      var scalar = unit(source, at: read + 2)
      read += 6
      if scalar & 0xF800 == 0xD800 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (unit(source, at: read + 2) & 0x3FF)
        read += 6
      }
      written = write(scalar, to: target, at: written)
    }
    return written
  }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: byte
    }
  }

  private static func unit(_ source: UnsafeRawBufferPointer, at index: Int) -> UInt32 {
    var unit: UInt32 = 0
    for offset in index..<(index + 4) { unit = unit << 4 | (hexDigit(source[offset]) ?? 0) }
    return unit
  }

  private static func write(
    _ scalar: UInt32, to target: UnsafeMutableRawBufferPointer, at index: Int
  ) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80:
      target[index] = UInt8(scalar)
      return index + 1
    case 0x80..<0x800:
      target[index] = UInt8(0xC0 | scalar >> 6)
      target[index + 1] = tail(0)
      return index + 2
    case 0x800..<0x10000:
      target[index] = UInt8(0xE0 | scalar >> 12)
      target[index + 1] = tail(6)
      target[index + 2] = tail(0)
      return index + 3
    default:
      target[index] = UInt8(0xF0 | scalar >> 18)
      target[index + 1] = tail(12)
      target[index + 2] = tail(6)
      target[index + 3] = tail(0)
      return index + 4
    }
  }
}

/// The position of a string's content in the scanned bytes, without its quotes.
package struct JSONText: Hashable, Sendable {
  /// The offset of the first byte after the opening quote.
  package let start: Int
  /// The offset of the closing quote.
  package let end: Int
  /// Whether the content contains escapes, so that it has to be unescaped before use.
  package let isEscaped: Bool

  /// Creates a text from its offsets.
  @inlinable
  package init(start: Int, end: Int, isEscaped: Bool) {
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
  }

  /// The length in bytes as received.
  @inlinable package var count: Int { end - start }
}
