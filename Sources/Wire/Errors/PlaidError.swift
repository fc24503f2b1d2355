import PlaidSyncJSON
import PlaidSyncPorts

/// How to react to an error; the table of Plaid's codes uses the port's type.
package typealias PlaidReaction = ProviderFailure.Reaction

/// A Plaid error object, from a response, an item or a webhook.
package struct PlaidError: Error, Hashable, Sendable {
  /// The class and the code as sent, known or not.
  package let type: String
  package let code: String
  /// A message for developers, which may name fields; decisions must not depend on it.
  package let message: String
  /// A message for users, in English; often missing.
  package let displayMessage: String?
  /// The reason, which some codes have: an expired consent, a revoked permission.
  package let codeReason: String?
  package let suggestedAction: String?
  package let documentationURL: String?
  /// Plaid's id of the request, which its support asks for; missing in webhooks.
  package let requestID: String?
  /// The HTTP status as stated in the object.
  package let status: Int?
  /// The whole object.
  package let raw: JSONValue

  /// Decodes an error object and masks any token quoted in its messages.
  package init(_ object: WireReader) throws(WireError) {
    type = try object.string("error_type")
    code = try object.string("error_code")
    message = TokenMask.masked(try object.optionalString("error_message") ?? "")
    displayMessage = try object.optionalString("display_message").map { TokenMask.masked($0) }
    codeReason = try object.optionalString("error_code_reason")
    suggestedAction = try object.optionalString("suggested_action")
    documentationURL = try object.optionalString("documentation_url")
    requestID = try object.optionalString("request_id")
    status = try object.optionalInt("status")
    raw = object.value
  }

  /// Decodes the error in a response's body; `nil` if it holds none, such as one from a proxy.
  package init?(body: [UInt8], from endpoint: PlaidEndpoint) {
    do throws(WireError) {
      try self.init(WireReader(body, from: endpoint))
    } catch {
      // If the body is not an error object, the HTTP status is used instead.
      return nil
    }
  }

  /// The rule for this error; an unknown code has the rule of its type.
  package var rule: PlaidErrorRule { PlaidErrorRule.of(type: type, code: code) }

  /// How to react.
  package var reaction: PlaidReaction { rule.reaction }

  /// The sentence for the user: ours, followed by Plaid's own message if the code is unknown.
  package var sentence: String {
    guard !rule.isKnown, let displayMessage, !displayMessage.isEmpty else { return rule.sentence }
    return "\(rule.sentence) Plaid says: \(displayMessage)"
  }

  /// Whether a sync was refused because of its cursor.
  ///
  /// Plaid has no code for this, so the message must be checked.
  package func isCursorRefused(at endpoint: PlaidEndpoint) -> Bool {
    endpoint == .transactionsSync && code == "INVALID_FIELD" && message.contains("cursor")
  }
}
