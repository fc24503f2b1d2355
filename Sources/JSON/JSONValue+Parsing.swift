extension JSONValue {
  // Up to this number of members a linear search for a repeated key is faster than hashing.
  private static let linearMembersMax = 16

  /// Parses one JSON text, which may be surrounded by white space only.
  ///
  /// Throws when a key occurs twice in an object, because using either value would silently drop
  /// the other.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    let result = bytes.withUnsafeBytes { parse($0) }
    return try result.get()
  }

  /// Parses one JSON text from a string.
  package static func parse(_ text: String) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8))
  }

  private static func parse(_ bytes: UnsafeRawBufferPointer) -> Result<JSONValue, JSONError> {
    do throws(JSONError) {
      var scanner = JSONScanner(bytes)
      let value = try JSONValue(&scanner)
      try scanner.finish()
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  /// Reads the scanner's next value.
  package init(_ scanner: inout JSONScanner) throws(JSONError) {
    switch try scanner.peek() {
    case .null:
      try scanner.null()
      self = .null
    case .bool: self = .bool(try scanner.bool())
    case .number: self = .number(scanner.number(try scanner.number()))
    case .string: self = .string(scanner.string(try scanner.string()))
    case .array: self = .array(try Self.elements(&scanner))
    case .object: self = .object(try Self.members(&scanner))
    }
  }

  private static func elements(_ scanner: inout JSONScanner) throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try scanner.enterArray()
    while try scanner.nextElement() { elements.append(try JSONValue(&scanner)) }
    return elements
  }

  private static func members(_ scanner: inout JSONScanner) throws(JSONError) -> JSONObject {
    var members: [JSONObject.Member] = []
    var seen: Set<String> = []
    try scanner.enterObject()
    while let text = try scanner.nextKey() {
      let key = scanner.string(text)
      if members.count == linearMembersMax { seen = Set(members.map(\.key)) }
      let isRepeated =
        members.count < linearMembersMax
        ? members.contains { $0.key == key } : !seen.insert(key).inserted
      if isRepeated { throw JSONError(.duplicateKey(key), at: text.start - 1) }
      members.append(JSONObject.Member(key: key, value: try JSONValue(&scanner)))
    }
    return JSONObject(distinct: members)
  }
}
