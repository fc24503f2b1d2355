import JSON
import Ports

/// How to react to an error; Plaid's table speaks in the words of the port.
package typealias PlaidReaction = ProviderFailure.Reaction

/// An error object of Plaid's, from an answer, an item or a webhook.
package struct PlaidError: Error, Hashable, Sendable {
  /// The class and the code as sent, known or not.
  package let type: String
  package let code: String
  /// Written for developers; may name fields, never to be decided by.
  package let message: String
  /// Written for users, in English; often missing.
  package let displayMessage: String?
  /// Why, for some codes: an expired consent, a revoked permission.
  package let codeReason: String?
  package let suggestedAction: String?
  package let documentationURL: String?
  /// Plaid's number of the request, which its support asks for; missing in webhooks.
  package let requestID: String?
  /// The HTTP status as stated inside the object.
  package let status: Int?
  /// The whole object.
  package let raw: JSONValue

  /// Reads an error object; a token that is quoted in its texts is crossed out.
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

  /// The error in the body of an answer; `nil` when the body holds none, as from a proxy.
  package init?(body: [UInt8], from endpoint: PlaidEndpoint) {
    do throws(WireError) {
      try self.init(WireReader(body, from: endpoint))
    } catch {
      // Whatever is not an error object is judged by the HTTP status instead.
      return nil
    }
  }

  /// What the table says of this error; unknown codes are judged by their type.
  package var rule: PlaidErrorRule { PlaidErrorRule.of(type: type, code: code) }

  /// How to react.
  package var reaction: PlaidReaction { rule.reaction }

  /// What to tell the user: our sentence, and Plaid's own words where the code is unknown.
  package var sentence: String {
    guard !rule.isKnown, let displayMessage, !displayMessage.isEmpty else { return rule.sentence }
    return "\(rule.sentence) Plaid says: \(displayMessage)"
  }

  /// Whether a sync was refused because of its cursor.
  ///
  /// Plaid has no code for it, so the message has to be looked at.
  package func isCursorRefused(at endpoint: PlaidEndpoint) -> Bool {
    endpoint == .transactionsSync && code == "INVALID_FIELD" && message.contains("cursor")
  }
}
