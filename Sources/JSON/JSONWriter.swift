/// Writes JSON values as bytes: always valid, and the same for equal values.
package struct JSONWriter {
  /// The bytes written so far.
  package private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var level = 0

  /// Creates a writer; the pretty form has one member per line, indented by two spaces per level.
  package init(pretty: Bool = false) { isPretty = pretty }

  /// Appends the JSON text of `value`.
  package mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let value): raw(value ? "true" : "false")
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): string(text)
    case .array(let elements):
      group("[", "]", elements) { writer, element in writer.write(element) }
    case .object(let object):
      group("{", "}", object.members) { writer, member in
        writer.string(member.key)
        writer.raw(writer.isPretty ? ": " : ":")
        writer.write(member.value)
      }
    }
  }

  /// Appends a line feed, with which files and lines of output end.
  package mutating func endLine() { bytes.append(0x0A) }

  private mutating func group<Element>(
    _ open: StaticString, _ close: StaticString, _ elements: [Element],
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    raw(open)
    level += 1
    var isFirst = true
    for element in elements {
      if !isFirst { raw(",") }
      isFirst = false
      breakLine()
      body(&self, element)
    }
    level -= 1
    if !elements.isEmpty { breakLine() }
    raw(close)
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    for _ in 0..<level { raw("  ") }
  }

  private mutating func string(_ text: String) {
    raw("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0x08: raw("\\b")
      case 0x09: raw("\\t")
      case 0x0A: raw("\\n")
      case 0x0C: raw("\\f")
      case 0x0D: raw("\\r")
      case 0..<0x20:
        raw("\\u00")
        bytes.append(Self.hexDigits[Int(byte >> 4)])
        bytes.append(Self.hexDigits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    raw("\"")
  }

  private mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}

extension JSONValue {
  /// Returns the JSON text as UTF-8.
  package func encoded(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.write(self)
    return writer.bytes
  }

  /// Returns the JSON text as a string.
  package func text(pretty: Bool = false) -> String {
    String(decoding: encoded(pretty: pretty), as: UTF8.self)
  }
}
