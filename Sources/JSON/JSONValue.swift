/// Any JSON value, with exact numbers and ordered objects.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The kind of this value.
  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether this value is `null`.
  package var isNull: Bool { self == .null }
  /// The Boolean; `nil` for other kinds.
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The number; `nil` for other kinds.
  package var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }
  /// The integer; `nil` unless this is a number written as a plain integer that fits.
  package var int: Int? { number?.int }
  /// The string; `nil` for other kinds.
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The elements of an array; `nil` for other kinds.
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  /// The object; `nil` for other kinds.
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The value of `key`; `nil` unless this is an object with that key.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The element at `index`; `nil` unless this is an array with that index.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value at the end of `path`; `nil` when there is none.
  package subscript(path path: JSONPath) -> JSONValue? {
    var value = self
    for step in path.steps {
      let next: JSONValue? =
        switch step {
        case .key(let key): value[key]
        case .index(let index): value[index]
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }
}

/// The kind of a JSON value.
package enum JSONKind: Hashable, Sendable {
  case null, bool, number, string, array, object
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Creates `null`.
  package init(nilLiteral: ()) { self = .null }
  /// Creates `true` or `false`.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a number from an integer.
  package init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
  /// Creates a string.
  package init(stringLiteral value: String) { self = .string(value) }
  /// Creates an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Creates an object with its members in the order written.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }

  /// Creates a number from an integer.
  package static func int(_ value: some BinaryInteger) -> JSONValue { .number(JSONNumber(value)) }

  /// Creates a number from a text that the caller knows to be a JSON number, such as a decimal.
  package static func number(verbatim text: String) -> JSONValue {
    .number(JSONNumber(verbatim: text))
  }

  /// Creates a string, or `null` for `nil`.
  package static func string(orNull value: String?) -> JSONValue {
    value.map(JSONValue.string) ?? .null
  }
}
