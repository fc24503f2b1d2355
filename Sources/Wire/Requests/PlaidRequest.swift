import PlaidSyncJSON
import PlaidSyncLedger

/// A request to Plaid: endpoint and body. Credentials are sent in headers, never in the body.
package struct PlaidRequest: Hashable, Sendable {
  /// The endpoint to call.
  package let endpoint: PlaidEndpoint
  /// The body, which may hold tokens and must never be printed.
  package let body: JSONValue

  /// The body encoded as JSON.
  package var bytes: [UInt8] { body.encoded() }

  /// Creates a request from its members; a member whose value is `nil` is omitted.
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
  /// The type is spelled out because a bare `nil` next to a JSON value would mean JSON's null.
  static func options(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue? {
    let object = fields(members)
    return object.object?.isEmpty == true ? JSONValue?.none : object
  }

  /// An array of strings; `nil` if there are none.
  static func list(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? JSONValue?.none : .array(texts.map(JSONValue.string))
  }

  /// `true`, or `nil` to omit the member.
  static func flag(_ isSet: Bool) -> JSONValue? { isSet ? .bool(true) : JSONValue?.none }

  /// A token in plain text, for the request that needs it.
  static func token(_ secret: Secret) -> JSONValue { .string(secret.reveal()) }
}
