import PlaidSyncLedger

/// The complete state of the sandbox as one value: answers are made only from what is saved.
struct SandboxState: Codable, Sendable {
  /// The format of a saved state; raised with every change that makes saved states unreadable.
  static let currentFormat = 1

  /// The format in which this state was saved.
  var format = SandboxState.currentFormat
  /// The seed of ids and data.
  let seed: UInt64
  /// The latest date seen.
  var day: Int32 { didSet { isDirty = true } }
  /// All Items ever created; the index of each is fixed.
  var items: [BankItem] = [] { didSet { isDirty = true } }
  /// The Item's index for each access token that has not been replaced.
  var accessTokens: [String: Int] = [:] { didSet { isDirty = true } }
  /// All public tokens ever issued.
  var publicTokens: [String: PublicToken] = [:] { didSet { isDirty = true } }
  /// All link tokens ever issued.
  var links: [String: BankLinkSession] = [:] { didSet { isDirty = true } }
  /// The institutions that currently do not answer.
  var down: Set<String> = [] { didSet { isDirty = true } }
  /// The cursors that a fault has refused, permanently.
  var refusedCursors: Set<String> = [] { didSet { isDirty = true } }
  /// How the next Hosted Link session ends, if not with success.
  var nextExit: BankLinkSession.Outcome? { didSet { isDirty = true } }
  /// The number of tokens issued so far.
  var tokensIssued = 0 { didSet { isDirty = true } }
  /// The number of requests in this run.
  var requests = 0
  /// Whether there is something to save; set by every change to saved properties.
  var isDirty = false
  /// The update that was paged through last, and its key.
  var lastView: (key: ViewKey, view: UpdateView)?

  /// Identifies an update of a stream.
  struct ViewKey: Hashable, Sendable {
    let item: Int
    let account: String?
    let start: Int
    let end: Int
  }

  private enum CodingKeys: String, CodingKey {
    case format, seed, day, items, accessTokens, publicTokens, links, down, refusedCursors, nextExit
    case tokensIssued
  }

  /// An empty bank.
  init(seed: UInt64, today: LocalDate) {
    self.seed = seed
    day = today.day
  }

  var today: LocalDate { LocalDate(day: day) }

  /// Advances to `date` and applies the events of every day in between.
  mutating func advance(to date: LocalDate, settings: SandboxConfiguration) {
    guard date.day > day else { return }
    day = date.day
    for place in items.indices where !items[place].isRemoved {
      items[place].advance(through: date)
      if let days = settings.loginDays, items[place].loginDay + Int32(days) <= day {
        items[place].itemError = items[place].itemError ?? .loginRequired
      }
    }
  }

  /// A new token of a kind: `access`, `public` or `link`.
  mutating func newToken(_ kind: String) -> String {
    var random = newRandom()
    return OpaqueText.token(kind, &random)
  }

  /// The random generator for one new object.
  mutating func newRandom() -> SeededRandom {
    tokensIssued += 1
    return SeededRandom(seed, 0x7043, UInt64(tokensIssued))
  }

  /// The index of a token's Item.
  ///
  /// - Parameter needsData: Whether an Item with an error is refused.
  func place(of token: String, needsData: Bool = true) throws(Rejection) -> Int {
    guard let place = accessTokens[token] else { throw .accessToken }
    guard !items[place].isRemoved else { throw .itemGone }
    if needsData, let itemError = items[place].itemError { throw itemError }
    return place
  }
}
