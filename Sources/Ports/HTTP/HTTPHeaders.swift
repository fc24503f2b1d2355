/// The header fields of a message in order, with names that ignore case.
///
/// A message has about a dozen fields, so searching an array is faster than a dictionary and keeps
/// both the order and repeated fields.
package struct HTTPHeaders: Sendable {
  /// One header field with its original spelling.
  package struct Field: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The name in its original spelling.
    package let name: String
    /// The value without surrounding white space.
    package let value: String

    /// Creates a field from a name and a value.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    /// The name only, because a value may be a secret.
    package var description: String { name }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
  }

  /// All fields in order, including repeated ones.
  package private(set) var fields: [Field]

  /// Creates an empty list.
  package init() {
    fields = []
  }

  /// Creates a list of fields.
  package init(_ fields: [Field]) {
    self.fields = fields
  }

  /// The first value of the field; setting it replaces all fields of that name, `nil` removes them.
  package subscript(name: String) -> String? {
    get {
      fields.first { Self.same($0.name, name) }?.value
    }
    set {
      let place = fields.firstIndex { Self.same($0.name, name) }
      guard let newValue else {
        fields.removeAll { Self.same($0.name, name) }
        return
      }
      guard let place else {
        fields.append(Field(name: name, value: newValue))
        return
      }
      fields[place] = Field(name: fields[place].name, value: newValue)
      let rest = fields[(place + 1)...].filter { !Self.same($0.name, name) }
      fields.replaceSubrange((place + 1)..., with: rest)
    }
  }

  /// Returns all values of a field that may be repeated, such as `Set-Cookie`.
  package func values(of name: String) -> [String] {
    fields.filter { Self.same($0.name, name) }.map(\.value)
  }

  /// Appends a field, even if one with the same name exists.
  package mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Names are ASCII, so folding the bytes is exact and much faster than Unicode lowercasing.
  private static func same(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { folded($0) == folded($1) }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  /// Creates a list from a literal.
  package init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field(name: $0.0, value: $0.1) }
  }
}

extension HTTPHeaders: Equatable {
  /// Two lists are equal if their fields are, in order; the case of names is ignored.
  package static func == (left: HTTPHeaders, right: HTTPHeaders) -> Bool {
    left.fields.count == right.fields.count
      && zip(left.fields, right.fields).allSatisfy {
        same($0.name, $1.name) && $0.value == $1.value
      }
  }
}
