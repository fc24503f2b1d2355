import PlaidSyncJSON

/// An answer of the sandbox.
struct Answer: Hashable {
  let status: Int
  /// The body, byte for byte.
  let bytes: [UInt8]
  /// The parsed body.
  let body: JSONValue

  /// A member of the body.
  subscript(key: String) -> JSONValue { body[key] ?? .null }

  /// A member that is a text.
  func text(_ key: String) -> String { body[key]?.string ?? "" }

  /// The elements of a member that is an array.
  func list(_ key: String) -> [JSONValue] { body[key]?.array ?? [] }

  /// The texts of one member of all elements of an array.
  func texts(_ key: String, of member: String) -> [String] {
    list(key).compactMap { $0[member]?.string }
  }

  /// Status, type and code of a refusal; only the status of a success.
  var verdict: String {
    guard let type = body["error_type"]?.string, let code = body["error_code"]?.string else {
      return "\(status)"
    }
    return "\(status) \(type)/\(code)"
  }
}
