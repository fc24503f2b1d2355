import PlaidSyncJSON

/// A reader of one object or element of a response's body, which knows its path in the body.
///
/// A required field that is missing or null throws; an optional one is `nil` then. A value of the
/// wrong kind always throws. Unknown fields are ignored.
package struct WireReader: Sendable {
  /// The value that is read.
  package let value: JSONValue
  /// The endpoint that sent the body; `nil` for a body that no endpoint sent.
  package let endpoint: PlaidEndpoint?
  /// The value's path in the body.
  package let path: JSONPath

  /// Creates a reader of a parsed value, by default the root of a body.
  package init(_ value: JSONValue, from endpoint: PlaidEndpoint?, at path: JSONPath = []) {
    self.value = value
    self.endpoint = endpoint
    self.path = path
  }

  /// Parses a body; throws if it is not JSON or its root is not an object.
  package init(_ bytes: [UInt8], from endpoint: PlaidEndpoint?) throws(WireError) {
    do throws(JSONError) {
      self.init(try JSONValue.parse(bytes), from: endpoint)
    } catch {
      throw WireError(endpoint, [], .syntax(error))
    }
    guard value.kind == .object else { throw wrong(.object) }
  }

  /// Reads a required string.
  package func string(_ key: String) throws(WireError) -> String {
    try required(optionalString(key), key)
  }

  /// Reads an optional string.
  package func optionalString(_ key: String) throws(WireError) -> String? {
    guard let field = field(key) else { return nil }
    guard case .string(let text) = field.value else { throw field.wrong(.string) }
    return text
  }

  /// Reads an optional number with its exact text.
  package func optionalNumber(_ key: String) throws(WireError) -> JSONNumber? {
    guard let field = field(key) else { return nil }
    guard case .number(let number) = field.value else { throw field.wrong(.number) }
    return number
  }

  /// Reads an optional integer.
  package func optionalInt(_ key: String) throws(WireError) -> Int? {
    guard let number = try optionalNumber(key) else { return nil }
    guard let value = number.int else {
      throw WireError(endpoint, path.appending(.key(key)), .wrongValue("is not an integer"))
    }
    return value
  }

  /// Reads a required integer.
  package func int(_ key: String) throws(WireError) -> Int {
    try required(optionalInt(key), key)
  }

  /// Reads a required Boolean.
  package func bool(_ key: String) throws(WireError) -> Bool {
    try required(optionalBool(key), key)
  }

  /// Reads an optional Boolean.
  package func optionalBool(_ key: String) throws(WireError) -> Bool? {
    guard let field = field(key) else { return nil }
    guard case .bool(let value) = field.value else { throw field.wrong(.bool) }
    return value
  }

  /// Reads a required object.
  package func object(_ key: String) throws(WireError) -> WireReader {
    try required(optionalObject(key), key)
  }

  /// Reads an optional object.
  package func optionalObject(_ key: String) throws(WireError) -> WireReader? {
    guard let field = field(key) else { return nil }
    guard field.value.kind == .object else { throw field.wrong(.object) }
    return field
  }

  /// Reads the elements of a required array.
  package func array(_ key: String) throws(WireError) -> [WireReader] {
    try required(optionalArray(key), key)
  }

  /// Reads the elements of an optional array.
  package func optionalArray(_ key: String) throws(WireError) -> [WireReader]? {
    guard let field = field(key) else { return nil }
    guard case .array(let elements) = field.value else { throw field.wrong(.array) }
    return elements.enumerated().map { index, element in
      WireReader(element, from: endpoint, at: field.path.appending(.index(index)))
    }
  }

  /// Reads an array of strings, which is empty if it is missing or null.
  package func strings(_ key: String) throws(WireError) -> [String] {
    var texts: [String] = []
    for element in try optionalArray(key) ?? [] {
      guard case .string(let text) = element.value else { throw element.wrong(.string) }
      texts.append(text)
    }
    return texts
  }

  /// Reads a required array and decodes each of its elements with `make`.
  package func list<Element>(
    _ key: String, _ make: (WireReader) throws(WireError) -> Element
  ) throws(WireError) -> [Element] {
    var list: [Element] = []
    for element in try array(key) { list.append(try make(element)) }
    return list
  }

  /// Returns the error that this value does not have the expected kind.
  package func wrong(_ expected: JSONKind) -> WireError {
    WireError(endpoint, path, .wrongKind(expected: expected, found: value.kind))
  }

  /// Returns a reader of the value of `key`; `nil` if it is missing or null.
  private func field(_ key: String) -> WireReader? {
    guard let value = value[key], !value.isNull else { return nil }
    return WireReader(value, from: endpoint, at: path.appending(.key(key)))
  }

  private func required<Value>(_ value: Value?, _ key: String) throws(WireError) -> Value {
    guard self.value.kind == .object else { throw wrong(.object) }
    guard let value else { throw WireError(endpoint, path.appending(.key(key)), .missing) }
    return value
  }
}
