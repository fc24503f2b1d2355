/// A link token with the session that its Hosted Link page leads to.
struct LinkSession: Codable, Sendable {
  /// What the session came to.
  enum Outcome: Codable, Hashable, Sendable {
    /// A new Item, at this place among the bank's.
    case added(item: Int, publicToken: String)
    /// An Item that works again.
    case repaired(item: Int)
    /// The user left, or something failed.
    case left(Rejection?)
  }

  /// When the token was made and when it ends, by the real clock.
  let createdAtMilliseconds: Int64
  let expiresAtMilliseconds: Int64
  /// What it was made with.
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
  /// The Item to repair.
  let repairs: Int?
  /// Whether there is a page that completes by itself.
  let isHosted: Bool
  /// `link_session_id`.
  let sessionID: String
  /// How often it was asked for.
  var polls = 0
  /// When the session ended, and what it came to.
  var finishedAtMilliseconds: Int64?
  var outcome: Outcome?
}

/// What is wanted of a new Item, whichever way it is made.
struct LinkOrder: Sendable {
  /// The bank.
  let institutionID: String
  /// Who logs in.
  let user: SandboxUser
  /// The password, which may ask for an error.
  var password = "pass_good"
  /// The products.
  let products: [String]
  /// Those of them that are left out where no account has them.
  var optional: [String] = []
  /// Further products that the user agrees to.
  var consented: [String] = []
  /// Where webhooks go.
  var webhook: String?
  /// How many days of history, if it says so.
  var days: Int?
  /// The first day of history, if it says so.
  var firstDay: Int32?
  /// Whether a custom user is held to Plaid's limits.
  var isLimited = false
}

/// A public token: good for one exchange within half an hour.
struct PublicToken: Codable, Hashable, Sendable {
  /// How long it lives.
  static let lifetimeMilliseconds: Int64 = 30 * 60 * 1000

  /// The place of the Item that it stands for.
  let item: Int
  /// When it ends.
  let expiresAtMilliseconds: Int64
  /// Whether it was exchanged.
  var isUsed = false
}
