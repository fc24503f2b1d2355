import PlaidSyncJSON

/// A response of one of Plaid's small endpoints.
package protocol WireResponse: Sendable {
  /// Decodes the response from its root object.
  init(_ body: WireReader) throws(WireError)
}

extension WireResponse {
  /// Parses and decodes a response.
  package static func decode(
    _ bytes: [UInt8], from endpoint: PlaidEndpoint
  ) throws(WireError) -> Self {
    try Self(WireReader(bytes, from: endpoint))
  }
}

/// Why a Plaid response cannot be decoded: endpoint, path and problem.
package struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// The body is not JSON; the error contains the offset.
    case syntax(JSONError)
    /// A required field is missing or null.
    case missing
    /// A value does not have the expected kind.
    case wrongKind(expected: JSONKind, found: JSONKind)
    /// A number is not an integer, or a text is invalid for its field; the string is a clause.
    case wrongValue(String)
  }

  /// The endpoint that sent the response; `nil` for a text of another origin, such as a webhook.
  package let endpoint: PlaidEndpoint?
  /// The path in the body.
  package let path: JSONPath
  /// What is wrong at the path.
  package let problem: Problem

  /// Creates an error about one place in a response.
  package init(_ endpoint: PlaidEndpoint?, _ path: JSONPath, _ problem: Problem) {
    self.endpoint = endpoint
    self.path = path
    self.problem = problem
  }

  /// One line that names endpoint, path and reason, but no value.
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
