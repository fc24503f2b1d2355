/// A link token with the session that its Hosted Link page leads to.
struct BankLinkSession: Codable, Sendable {
  /// How the session ended.
  enum Outcome: Codable, Hashable, Sendable {
    /// A new Item, at this index among the bank's Items.
    case added(item: Int, publicToken: String)
    /// A repaired Item.
    case repaired(item: Int)
    /// The user left, or an error ended the session.
    case left(Rejection?)
  }

  /// When the token was created and when it expires, by the real clock.
  let createdAtMilliseconds: Int64
  let expiresAtMilliseconds: Int64
  /// What the request that created it contained.
  let clientName: String
  let language: String
  let countries: [String]
  let products: [String]
  let optionalProducts: [String]
  let consented: [String]
  let days: Int?
  let institutionID: String?
  let webhook: String?
  let redirectURI: String?
  /// The index of the Item to repair.
  let repairs: Int?
  /// Whether there is a page, which completes automatically.
  let isHosted: Bool
  /// `link_session_id`.
  let sessionID: String
  /// How often the session has been polled.
  var polls = 0
  /// When the session ended, and how.
  var finishedAtMilliseconds: Int64?
  var outcome: Outcome?
}

/// The properties of an Item to be created, by whichever endpoint.
struct LinkOrder: Sendable {
  let institutionID: String
  /// The user who logs in.
  let user: SandboxUser
  /// The password, which may request an error.
  var password = "pass_good"
  let products: [String]
  /// Those of them that are left out if no account has data for them.
  var optional: [String] = []
  /// Further products that the user consents to.
  var consented: [String] = []
  /// The address to which webhooks are sent.
  var webhook: String?
  /// How many days of history, if the request sets it.
  var days: Int?
  /// The first day of history, if the request sets it.
  var firstDay: Int32?
  /// Whether Plaid's limits apply to a custom user.
  var isLimited = false
}

/// A public token: valid for one exchange within half an hour.
struct PublicToken: Codable, Hashable, Sendable {
  /// The lifetime of the token.
  static let lifetimeMilliseconds: Int64 = 30 * 60 * 1000

  /// The index of the token's Item.
  let item: Int
  /// When it expires.
  let expiresAtMilliseconds: Int64
  /// Whether it has been exchanged.
  var isUsed = false
}
