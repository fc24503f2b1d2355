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
