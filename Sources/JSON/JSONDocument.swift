/// A parsed text with the positions of its values.
///
/// It is meant for configuration files, whose errors name line and column. Positions are found by
/// scanning the text again on request, so a document without errors does not pay for them.
package struct JSONDocument: Sendable {
  /// The original text as UTF-8.
  package let bytes: [UInt8]
  /// The value of the whole text.
  package let value: JSONValue

  /// Parses UTF-8 bytes; throws when they are not valid JSON.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    value = try JSONValue.parse(bytes)
    self.bytes = bytes
  }

  /// Parses a string; throws when it is not valid JSON.
  package init(_ text: String) throws(JSONError) { try self.init(Array(text.utf8)) }

  /// Returns the line and column of a byte.
  package func position(ofOffset offset: Int) -> JSONPosition {
    JSONPosition(offset: offset, in: bytes)
  }

  /// Returns where the value at `path` begins; `nil` when there is no such value.
  package func position(of path: JSONPath) -> JSONPosition? {
    offset(of: path).map(position(ofOffset:))
  }

  /// Returns where the last key of `path` begins; for an array element, where the element begins.
  package func keyPosition(of path: JSONPath) -> JSONPosition? {
    keyOffset(of: path).map(position(ofOffset:))
  }

  /// Returns the offset of the first byte of the value at `path`; `nil` when there is none.
  package func offset(of path: JSONPath) -> Int? { offsets(of: path)?.value }

  /// Returns the offset of the opening quote of the last key of `path`; `nil` when there is none.
  package func keyOffset(of path: JSONPath) -> Int? { offsets(of: path)?.key }

  private func offsets(of path: JSONPath) -> (key: Int, value: Int)? {
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      do throws(JSONError) {
        return try Self.walk(&scanner, path.steps)
      } catch {
        preconditionFailure("the bytes of a document are valid JSON")
      }
    }
  }

  private static func walk(
    _ scanner: inout JSONScanner, _ steps: [JSONPath.Step]
  ) throws(JSONError) -> (key: Int, value: Int)? {
    var kind = try scanner.peek()
    var key = scanner.position
    for step in steps {
      switch (step, kind) {
      case (.key(let name), .object):
        try scanner.enterObject()
        guard let offset = try find(name, &scanner) else { return nil }
        kind = try scanner.peek()
        key = offset
      case (.index(let index), .array):
        try scanner.enterArray()
        var left = index
        while true {
          guard left >= 0, try scanner.nextElement() else { return nil }
          if left == 0 { break }
          left -= 1
          try scanner.skipValue()
        }
        kind = try scanner.peek()
        key = scanner.position
      default:
        return nil
      }
    }
    return (key, scanner.position)
  }

  /// Moves to the value of `name` in the open object; returns the offset of the key.
  private static func find(
    _ name: String, _ scanner: inout JSONScanner
  ) throws(JSONError) -> Int? {
    while let key = try scanner.nextKey() {
      if scanner.string(key) == name { return key.start - 1 }
      try scanner.skipValue()
    }
    return nil
  }
}
