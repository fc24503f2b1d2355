import PlaidSyncJSON
import PlaidSyncLedger

/// The type and limits of a value in a request.
indirect enum Shape: Sendable {
  case text(min: Int = 0, max: Int? = nil)
  case oneOf([String])
  case date
  case instant
  case address
  case integer(ClosedRange<Int>)
  case number
  case flag
  case list(Shape, min: Int = 0)
  case record([Field])
  /// An object of a product that this server does not support: accepted unchecked.
  case anyRecord

  /// One member of a record.
  struct Field: Sendable {
    let name: String
    /// The expected type of the value.
    let shape: Shape
    /// Whether the request is refused without it.
    var isRequired = false
    /// Whether `null` counts as left out.
    var isNullable = false
  }
}

extension Shape.Field {
  /// A member that must be present.
  static func required(_ name: String, _ shape: Shape) -> Shape.Field {
    Shape.Field(name: name, shape: shape, isRequired: true)
  }

  /// A member that may be left out.
  static func optional(_ name: String, _ shape: Shape) -> Shape.Field {
    Shape.Field(name: name, shape: shape)
  }

  /// A member that may be left out or `null`.
  static func nullable(_ name: String, _ shape: Shape) -> Shape.Field {
    Shape.Field(name: name, shape: shape, isNullable: true)
  }
}

extension Shape {
  /// The errors of a request, by kind.
  struct Findings {
    /// The paths of unknown members.
    var unknown: [String] = []
    /// The paths of missing required members.
    var missing: [String] = []
    /// Sentences about values of the wrong type.
    var invalid: [String] = []

    /// The refusal that Plaid would send first.
    var rejection: Rejection? {
      if !unknown.isEmpty { return .unknown(unknown) }
      if !missing.isEmpty { return .missing(missing) }
      return invalid.first.map { .invalidField($0) }
    }
  }

  /// Checks `value` at `path` and records its errors.
  func inspect(_ value: JSONValue, at path: String, _ findings: inout Findings) {
    switch self {
    case .list(let element, let min):
      inspectList(value, element, min, at: path, &findings)
    case .record(let fields):
      inspectRecord(value, fields, at: path, &findings)
    default:
      if let expectation = violation(of: value) {
        findings.invalid.append("\(path) must be \(expectation)")
      }
    }
  }

  private func inspectList(
    _ value: JSONValue, _ element: Shape, _ min: Int, at path: String, _ findings: inout Findings
  ) {
    guard let elements = value.array else {
      findings.invalid.append("\(path) must be an array")
      return
    }
    if elements.count < min { findings.invalid.append("\(path) must not be empty") }
    for (index, value) in elements.enumerated() {
      element.inspect(value, at: "\(path)[\(index)]", &findings)
    }
  }

  private func inspectRecord(
    _ value: JSONValue, _ fields: [Field], at path: String, _ findings: inout Findings
  ) {
    guard let object = value.object else {
      findings.invalid.append("\(path) must be an object")
      return
    }
    let prefix = path.isEmpty ? "" : path + "."
    for member in object.members where !fields.contains(where: { $0.name == member.key }) {
      findings.unknown.append(prefix + member.key)
    }
    for field in fields {
      guard let value = object[field.name] else {
        if field.isRequired { findings.missing.append(prefix + field.name) }
        continue
      }
      if value.isNull && field.isNullable { continue }
      field.shape.inspect(value, at: prefix + field.name, &findings)
    }
  }

  /// The expected type of the value; `nil` if the value matches.
  private func violation(of value: JSONValue) -> String? {
    switch self {
    case .text(let min, let max):
      guard let text = value.string else { return "a string" }
      if text.utf8.count < min { return "a non-empty string" }
      if let max, text.unicodeScalars.count > max { return "at most \(max) characters long" }
    case .oneOf(let allowed):
      guard let text = value.string, allowed.contains(text) else {
        return "one of \(allowed.joined(separator: ", "))"
      }
    case .date:
      guard let text = value.string, LocalDate(text) != nil else { return "a date (YYYY-MM-DD)" }
    case .instant:
      guard let text = value.string, Timestamp(text) != nil else { return "an RFC 3339 instant" }
    case .address:
      guard let text = value.string, Self.isAddress(text) else { return "an http or https URL" }
    case .integer(let range):
      guard let number = value.int, range.contains(number) else {
        return range.upperBound == Int.max
          ? "an integer of at least \(range.lowerBound)"
          : "an integer from \(range.lowerBound) to \(range.upperBound)"
      }
    case .number:
      if value.number == nil { return "a number" }
    case .flag:
      if value.bool == nil { return "a boolean" }
    case .anyRecord:
      if value.object == nil { return "an object" }
    case .list, .record:
      break
    }
    return nil
  }

  private static func isAddress(_ text: String) -> Bool {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
      return !host.isEmpty && !text.contains(" ")
    }
    return false
  }
}
