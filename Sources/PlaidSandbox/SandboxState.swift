import Ledger

/// Everything the sandbox knows, as one value: what is saved is what answers are made of.
struct SandboxState: Codable, Sendable {
  /// How a saved state is written; raised whenever an older program could not read it.
  static let currentFormat = 1

  /// How this one was written.
  var format = SandboxState.currentFormat
  /// Makes ids.
  let seed: UInt64
  /// The latest date seen.
  var day: Int32 { didSet { isDirty = true } }
  /// All Items ever made; the place of each is fixed.
  var items: [BankItem] = [] { didSet { isDirty = true } }
  /// The place of the Item of each access token that is not replaced.
  var accessTokens: [String: Int] = [:] { didSet { isDirty = true } }
  /// All public tokens ever given out.
  var publicTokens: [String: PublicToken] = [:] { didSet { isDirty = true } }
  /// All link tokens ever given out.
  var links: [String: LinkSession] = [:] { didSet { isDirty = true } }
  /// The institutions that do not answer at the moment.
  var down: Set<String> = [] { didSet { isDirty = true } }
  /// The cursors that a fault has refused once, and for ever.
  var refusedCursors: Set<String>? { didSet { isDirty = true } }
  /// What the next Hosted Link session comes to, if not to success.
  var nextExit: LinkSession.Outcome? { didSet { isDirty = true } }
  /// Numbers the tokens.
  var tokensGiven = 0 { didSet { isDirty = true } }
  /// Numbers the requests of this run.
  var requests = 0
  /// Whether there is something to save; set by every change of what is saved.
  var isDirty = false
  /// The last update that was paged through, and whose it was.
  var lastView: (key: ViewKey, view: UpdateView)?

  /// Names an update of a stream.
  struct ViewKey: Hashable, Sendable {
    let item: Int
    let account: String?
    let start: Int
    let end: Int
  }

  private enum CodingKeys: String, CodingKey {
    case format, seed, day, items, accessTokens, publicTokens, links, down, refusedCursors, nextExit
    case tokensGiven
  }

  /// An empty bank.
  init(seed: UInt64, today: LocalDate) {
    self.seed = seed
    day = today.day
  }

  /// The state with what an older program did not know of: what households have invested.
  var withPortfolios: SandboxState {
    var copy = self
    for place in items.indices where items[place].portfolio == nil && !items[place].isRemoved {
      GoodUser.addPortfolio(&copy.items[place], Market(seed: seed))
    }
    return copy
  }

  /// The date.
  var today: LocalDate { LocalDate(day: day) }

  /// Lets the days up to `date` pass.
  mutating func reach(_ date: LocalDate, settings: SandboxConfiguration) {
    guard date.day > day else { return }
    day = date.day
    for place in items.indices where !items[place].isRemoved {
      items[place].live(through: date)
      if let days = settings.loginDays, items[place].loginDay + Int32(days) <= day {
        items[place].itemError = items[place].itemError ?? .loginRequired
      }
    }
  }

  /// A new token of a kind: `access`, `public`, `link`.
  mutating func newToken(_ kind: String) -> String {
    var random = newRandom()
    return OpaqueText.token(kind, &random)
  }

  /// Chance for one new thing.
  mutating func newRandom() -> SeededRandom {
    tokensGiven += 1
    return SeededRandom(seed, 0x7043, UInt64(tokensGiven))
  }

  /// The place of a token's Item.
  ///
  /// - Parameter needsData: whether the Item must not be in trouble.
  func place(of token: String, needsData: Bool = true) throws(Rejection) -> Int {
    guard let place = accessTokens[token] else { throw .accessToken }
    guard !items[place].isRemoved else { throw .itemGone }
    if needsData, let itemError = items[place].itemError { throw itemError }
    return place
  }
}
