/// A parsed text that still knows where its values stand.
///
/// Meant for configuration files, whose errors name line and column. Places are found by walking
/// the text again when they are asked for, so a document without errors pays nothing for them.
public struct JSONDocument: Sendable {
  /// The text.
  public let bytes: [UInt8]
  /// The whole value.
  public let value: JSONValue

  /// Parses `bytes`.
  public init(_ bytes: [UInt8]) throws(JSONError) {
    value = try JSONValue.parse(bytes)
    self.bytes = bytes
  }

  /// Parses `text`.
  public init(_ text: String) throws(JSONError) { try self.init(Array(text.utf8)) }

  /// The line and column of a byte.
  public func position(ofOffset offset: Int) -> JSONPosition {
    JSONPosition(offset: offset, in: bytes)
  }

  /// Where the value at `path` begins; `nil` when there is no such value.
  public func position(of path: JSONPath) -> JSONPosition? {
    offset(of: path).map(position(ofOffset:))
  }

  /// Where the key begins by which `path` ends; for an element, where the element begins.
  public func keyPosition(of path: JSONPath) -> JSONPosition? {
    keyOffset(of: path).map(position(ofOffset:))
  }

  /// The offset of the first byte of the value at `path`.
  public func offset(of path: JSONPath) -> Int? { offsets(of: path)?.value }

  /// The offset of the opening quote of the key by which `path` ends.
  public func keyOffset(of path: JSONPath) -> Int? { offsets(of: path)?.key }

  private func offsets(of path: JSONPath) -> (key: Int, value: Int)? {
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      do throws(JSONError) {
        return try Self.walk(&scanner, path.steps)
      } catch {
        preconditionFailure("a document's bytes were parsed before")
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
