import PlaidSyncJSON
import PlaidSyncWire

/// Why a request is refused, in the terms of Plaid's error object.
struct Rejection: Error, Codable, Hashable {
  let status: Int
  /// `error_type`.
  let type: String
  /// `error_code`.
  let code: String
  /// `error_message`, for developers.
  let message: String
  /// `display_message`, for the user; `nil` if Plaid has none.
  let display: String?

  init(_ type: String, _ code: String, _ message: String, status: Int = 400, display: String? = nil)
  {
    self.type = type
    self.code = code
    self.message = message
    self.status = status
    self.display = display
  }

  /// The error object as an answer contains it, or without a request id as an Item contains it.
  func object(requestID: String?) -> JSONObject {
    let anchor = type.lowercased().replacing("_", with: "-")
    var object: JSONObject = [
      "display_message": .string(orNull: display),
      "documentation_url": .string("https://plaid.com/docs/errors/#\(anchor)"),
      "error_code": .string(code),
      "error_message": .string(message),
      "error_type": .string(type),
    ]
    if let requestID { object.set("request_id", .string(requestID)) }
    object.set("suggested_action", nil)
    return object
  }
}

extension Rejection {
  /// The error with this code, with the type and status that Plaid sends it with.
  static func known(_ code: String, orElse type: String, _ message: String) -> Rejection {
    if code == loginRequired.code { return loginRequired }
    let rule = PlaidErrorRule.of(type: type, code: code)
    return Rejection(rule.type, code, message, status: rule.httpStatus)
  }

  /// A value that the endpoint does not accept.
  static func invalidField(_ message: String, display: String? = nil) -> Rejection {
    Rejection("INVALID_REQUEST", "INVALID_FIELD", message, display: display)
  }

  /// Required members are missing.
  static func missing(_ names: [String]) -> Rejection {
    let list = names.joined(separator: ", ")
    return Rejection(
      "INVALID_REQUEST", "MISSING_FIELDS", "required fields are missing from the request: \(list)")
  }

  /// Members that the endpoint does not know.
  static func unknown(_ names: [String]) -> Rejection {
    let list = names.joined(separator: ", ")
    return Rejection(
      "INVALID_REQUEST", "UNKNOWN_FIELDS",
      "the request has fields that this endpoint does not recognize: \(list)")
  }

  /// A body that is not a JSON object.
  static let body = Rejection(
    "INVALID_REQUEST", "INVALID_BODY", "the body is not a JSON object of type application/json")

  /// A path or method for which there is no endpoint.
  static let noEndpoint = Rejection(
    "INVALID_REQUEST", "NOT_FOUND", "there is no such endpoint; all of them use POST", status: 404)

  /// Wrong credentials.
  static let credentials = Rejection(
    "INVALID_INPUT", "INVALID_API_KEYS", "client_id or secret is wrong for this environment")

  /// A token that was never issued here, or was replaced.
  static let accessToken = Rejection(
    "INVALID_INPUT", "INVALID_ACCESS_TOKEN", "the access token is not known in this environment")

  /// The token of an Item that was removed.
  static let itemGone = Rejection(
    "ITEM_ERROR", "ITEM_NOT_FOUND", "the Item of this access token has been removed",
    display: "This connection was removed.")

  /// The token of an Item whose user has to log in again.
  static let loginRequired = Rejection(
    "ITEM_ERROR", "ITEM_LOGIN_REQUIRED",
    "the login details of this Item have changed; send the user through update mode",
    display: "The login for this institution has changed. Please log in again.")

  /// A public token that was used, expired or never issued.
  static let publicToken = Rejection(
    "INVALID_INPUT", "INVALID_PUBLIC_TOKEN",
    "the public token is unknown, expired or already exchanged")

  /// A link token that was never issued.
  static let linkToken = Rejection(
    "INVALID_INPUT", "INVALID_LINK_TOKEN", "the link token is unknown or expired")

  /// An institution that this environment does not have.
  static let institution = Rejection(
    "INVALID_INPUT", "INVALID_INSTITUTION", "the institution_id is not known")

  /// An institution that cannot be reached.
  static let institutionDown = Rejection(
    "INSTITUTION_ERROR", "INSTITUTION_DOWN", "the institution does not answer",
    display: "This institution is not available at the moment. Please try again later.")

  /// An account that the Item does not have.
  static let account = Rejection(
    "INVALID_INPUT", "INVALID_ACCOUNT_ID", "an account_id does not belong to the Item")

  /// A cursor of another Item or stream, or invalid text.
  static let cursor = invalidField("cursor not associated with access_token")

  /// The data changed since the first page.
  static let mutation = Rejection(
    "TRANSACTIONS_ERROR", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
    "the transactions changed during pagination; begin again at the cursor of the first page")

  /// A product that the user has not consented to.
  static func consent(_ product: String) -> Rejection {
    Rejection(
      "INVALID_INPUT", "ADDITIONAL_CONSENT_REQUIRED",
      "the user has not consented to the product \(product)")
  }

  /// An error with which the login ends.
  static func login(_ code: String) -> Rejection {
    known(code, orElse: "ITEM_ERROR", "the login ended with \(code)")
  }

  /// A product that is unknown or cannot be named here.
  static func product(_ product: String) -> Rejection {
    Rejection(
      "INVALID_INPUT", "INVALID_PRODUCT", "the product \(product) cannot be requested here")
  }
}
