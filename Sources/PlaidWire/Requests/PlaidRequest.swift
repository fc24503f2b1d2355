import JSON
import Ledger

/// A request to Plaid: endpoint and body. Credentials go into headers, never in here.
package struct PlaidRequest: Hashable, Sendable {
  /// Where to.
  package let endpoint: PlaidEndpoint
  /// The body; it may hold tokens, so it is never printed.
  package let body: JSONValue

  /// The body's bytes.
  package var bytes: [UInt8] { body.encoded() }

  /// Joins endpoint and members; a member whose value is `nil` is left out.
  init(_ endpoint: PlaidEndpoint, _ members: KeyValuePairs<String, JSONValue?>) {
    self.endpoint = endpoint
    body = .fields(members)
  }
}

extension JSONValue {
  /// An object of the members that have a value.
  static func fields(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(JSONObject(members.compactMap { key, value in value.map { (key, $0) } }))
  }

  /// An object of the members that have a value; `nil` when there are none.
  ///
  /// The type is spelled out, because a bare `nil` beside a JSON value would mean JSON's null.
  static func options(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue? {
    let object = fields(members)
    return object.object?.isEmpty == true ? JSONValue?.none : object
  }

  /// An array of strings; `nil` for none.
  static func list(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? JSONValue?.none : .array(texts.map(JSONValue.string))
  }

  /// `true`, or `nil` where it need not be said.
  static func flag(_ isSet: Bool) -> JSONValue? { isSet ? .bool(true) : JSONValue?.none }

  /// A token, at the one place where it is used up.
  static func token(_ secret: Secret) -> JSONValue { .string(secret.reveal()) }
}
