/// Any JSON value, with exact numbers and ordered objects.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The kind of this value.
  public var kind: JSONKind {
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
  public var isNull: Bool { self == .null }
  /// The Boolean; `nil` for other kinds.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The number; `nil` for other kinds.
  public var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }
  /// The integer; `nil` unless this is a number written as a plain integer that fits.
  public var int: Int? { number?.int }
  /// The string; `nil` for other kinds.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The elements of an array; `nil` for other kinds.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  /// The object; `nil` for other kinds.
  public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The value of `key`; `nil` unless this is an object with that key.
  public subscript(key: String) -> JSONValue? { object?[key] }

  /// The element at `index`; `nil` unless this is an array with that index.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value at the end of `path`; `nil` when there is none.
  public subscript(path path: JSONPath) -> JSONValue? {
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
public enum JSONKind: Hashable, Sendable {
  case null, bool, number, string, array, object
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }
  /// Creates `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a number from an integer.
  public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates an array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Creates an object with its members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }

  /// Creates a number from an integer.
  public static func int(_ value: some BinaryInteger) -> JSONValue { .number(JSONNumber(value)) }

  /// Creates a number from a text that the caller knows to be a JSON number, such as a decimal.
  public static func number(verbatim text: String) -> JSONValue {
    .number(JSONNumber(verbatim: text))
  }

  /// Creates a string, or `null` for `nil`.
  public static func string(orNull value: String?) -> JSONValue {
    value.map(JSONValue.string) ?? .null
  }
}
