import JSON

/// One object or element of a body, which knows where it stands.
///
/// Required fields throw when they are missing or null; optional ones are `nil` then.
/// A value of the wrong kind always throws. Fields nobody asks for do not matter.
package struct WireReader: Sendable {
  /// The value.
  package let value: JSONValue
  /// Whose body it is from.
  package let endpoint: PlaidEndpoint?
  /// Where in the body.
  package let path: JSONPath

  /// Starts at the root of a parsed body.
  package init(_ value: JSONValue, from endpoint: PlaidEndpoint?, at path: JSONPath = []) {
    self.value = value
    self.endpoint = endpoint
    self.path = path
  }

  /// Parses a body.
  package init(_ bytes: [UInt8], from endpoint: PlaidEndpoint?) throws(WireError) {
    do throws(JSONError) {
      self.init(try JSONValue.parse(bytes), from: endpoint)
    } catch {
      throw WireError(endpoint, [], .syntax(error))
    }
    guard value.kind == .object else { throw wrong(.object) }
  }

  /// A string that must be there.
  package func string(_ key: String) throws(WireError) -> String {
    try required(optionalString(key), key)
  }

  /// A string or nothing.
  package func optionalString(_ key: String) throws(WireError) -> String? {
    guard let field = field(key) else { return nil }
    guard case .string(let text) = field.value else { throw field.wrong(.string) }
    return text
  }

  /// A number with its exact text, or nothing.
  package func optionalNumber(_ key: String) throws(WireError) -> JSONNumber? {
    guard let field = field(key) else { return nil }
    guard case .number(let number) = field.value else { throw field.wrong(.number) }
    return number
  }

  /// An integer or nothing.
  package func optionalInt(_ key: String) throws(WireError) -> Int? {
    guard let number = try optionalNumber(key) else { return nil }
    guard let value = number.int else {
      throw WireError(endpoint, path.appending(.key(key)), .wrongValue("is not an integer"))
    }
    return value
  }

  /// An integer that must be there.
  package func int(_ key: String) throws(WireError) -> Int {
    try required(optionalInt(key), key)
  }

  /// A Boolean that must be there.
  package func bool(_ key: String) throws(WireError) -> Bool {
    try required(optionalBool(key), key)
  }

  /// A Boolean or nothing.
  package func optionalBool(_ key: String) throws(WireError) -> Bool? {
    guard let field = field(key) else { return nil }
    guard case .bool(let value) = field.value else { throw field.wrong(.bool) }
    return value
  }

  /// An object that must be there.
  package func object(_ key: String) throws(WireError) -> WireReader {
    try required(optionalObject(key), key)
  }

  /// An object or nothing.
  package func optionalObject(_ key: String) throws(WireError) -> WireReader? {
    guard let field = field(key) else { return nil }
    guard field.value.kind == .object else { throw field.wrong(.object) }
    return field
  }

  /// An array's elements; the array must be there.
  package func array(_ key: String) throws(WireError) -> [WireReader] {
    try required(optionalArray(key), key)
  }

  /// An array's elements, or nothing.
  package func optionalArray(_ key: String) throws(WireError) -> [WireReader]? {
    guard let field = field(key) else { return nil }
    guard case .array(let elements) = field.value else { throw field.wrong(.array) }
    return elements.enumerated().map { index, element in
      WireReader(element, from: endpoint, at: field.path.appending(.index(index)))
    }
  }

  /// An array of strings; none when it is missing or null.
  package func strings(_ key: String) throws(WireError) -> [String] {
    var texts: [String] = []
    for element in try optionalArray(key) ?? [] {
      guard case .string(let text) = element.value else { throw element.wrong(.string) }
      texts.append(text)
    }
    return texts
  }

  /// The objects of an array that must be there, each turned into a value.
  package func list<Element>(
    _ key: String, _ make: (WireReader) throws(WireError) -> Element
  ) throws(WireError) -> [Element] {
    var list: [Element] = []
    for element in try array(key) { list.append(try make(element)) }
    return list
  }

  /// The error that this value is not of the kind it must be.
  package func wrong(_ expected: JSONKind) -> WireError {
    WireError(endpoint, path, .wrongKind(expected: expected, found: value.kind))
  }

  /// The value of `key`, unless it is missing or null.
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
