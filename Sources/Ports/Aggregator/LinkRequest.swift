import Ledger

/// What a link session shall do.
public struct LinkRequest: Hashable, Sendable {
  /// An id of ours for the user, without an e-mail address or phone number in it.
  public let userID: String
  /// The products to link with.
  public let products: [String]
  /// How many days of history to ask for; fixed for good once linked.
  public let historyDays: Int
  /// The countries whose institutions are offered.
  public let countryCodes: [String]
  /// The language of the pages.
  public let language: String
  /// Preselects an institution, where the provider can.
  public let institutionID: String?
  /// The item to repair; `nil` links a new one.
  public var repairing: Secret?
  /// When repairing: lets the user choose accounts again.
  public var selectsAccounts = false
  /// When repairing: products that the user shall consent to beyond those that there are.
  public var addedProducts: [String] = []

  /// Describes a session.
  public init(
    userID: String, products: [String], historyDays: Int, countryCodes: [String],
    language: String, institutionID: String? = nil, repairing: Secret? = nil
  ) {
    self.userID = userID
    self.products = products
    self.historyDays = historyDays
    self.countryCodes = countryCodes
    self.language = language
    self.institutionID = institutionID
    self.repairing = repairing
  }
}

/// A started link session.
public struct LinkTicket: Hashable, Sendable {
  /// The token that the session is polled with.
  public let token: Secret
  /// The page to open in any browser.
  public let url: String
  /// When the session is no longer valid.
  public let expiresAt: Timestamp?

  /// True when the session repairs an existing item.
  public let isRepair: Bool

  /// Describes a session.
  public init(token: Secret, url: String, expiresAt: Timestamp?, isRepair: Bool = false) {
    self.isRepair = isRepair
    self.token = token
    self.url = url
    self.expiresAt = expiresAt
  }
}

/// How a link session stands.
public enum LinkState: Hashable, Sendable {
  /// The user has not finished.
  case waiting
  /// Items were linked: one public token each.
  case linked([LinkedItem])
  /// An existing item was repaired; nothing is to be exchanged.
  case repaired
  /// The user left, or something failed.
  case exited(Failure?)

  /// One newly linked item, before its token is exchanged.
  public struct LinkedItem: Hashable, Sendable {
    /// Lives for 30 minutes and one exchange.
    public let publicToken: Secret
    /// Where it was linked.
    public let institutionID: String?
    public let institutionName: String?
    /// The names and masks of the accounts that the user chose.
    public let accounts: [Account]

    /// Describes a linked item.
    public init(
      publicToken: Secret, institutionID: String?, institutionName: String?, accounts: [Account]
    ) {
      self.publicToken = publicToken
      self.institutionID = institutionID
      self.institutionName = institutionName
      self.accounts = accounts
    }
  }

  /// An account as the link session names it.
  public struct Account: Hashable, Sendable {
    public let name: String
    public let mask: String?

    /// Describes an account.
    public init(name: String, mask: String?) {
      self.name = name
      self.mask = mask
    }
  }
}

/// The result of exchanging a public token; to be stored before anything else is done.
public struct NewAccess: Hashable, Sendable {
  /// The token that stands for the item.
  public let token: Secret
  /// The provider's id of the item.
  public let itemProviderID: String

  /// Joins the two.
  public init(token: Secret, itemProviderID: String) {
    self.token = token
    self.itemProviderID = itemProviderID
  }
}
