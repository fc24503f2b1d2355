import JSON

/// An answer of one of Plaid's small endpoints.
package protocol WireResponse: Sendable {
  /// Reads the answer from its root object.
  init(_ body: WireReader) throws(WireError)
}

extension WireResponse {
  /// Parses and reads an answer.
  package static func decode(
    _ bytes: [UInt8], from endpoint: PlaidEndpoint
  ) throws(WireError) -> Self {
    try Self(WireReader(bytes, from: endpoint))
  }
}

/// An answer of Plaid's that cannot be understood: which one, where in it, and why.
package struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// The body is not JSON; the error carries the byte.
    case syntax(JSONError)
    /// A required field is not there.
    case missing
    /// A field has another kind of value than it must.
    case wrongKind(expected: JSONKind, found: JSONKind)
    /// A number is not an integer, or a text is not what its field needs.
    case wrongValue(String)
  }

  /// Whose answer it is; `nil` for a text that no endpoint sent, such as a webhook.
  package let endpoint: PlaidEndpoint?
  /// Where in the body.
  package let path: JSONPath
  /// What is wrong there.
  package let problem: Problem

  /// Describes a damaged answer.
  package init(_ endpoint: PlaidEndpoint?, _ path: JSONPath, _ problem: Problem) {
    self.endpoint = endpoint
    self.path = path
    self.problem = problem
  }

  /// One line that names endpoint, place and reason, and no value.
  package var description: String {
    let whose = endpoint?.path ?? "body"
    switch problem {
    case .syntax(let error): return "\(whose): \(error)"
    case .missing: return "\(whose): \(path) is missing"
    case .wrongKind(let expected, let found):
      return "\(whose): \(path) is \(found) where \(expected) was expected"
    case .wrongValue(let reason): return "\(whose): \(path) \(reason)"
    }
  }
}
