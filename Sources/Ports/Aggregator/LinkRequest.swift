import PlaidSyncLedger

/// The parameters of a link session.
public struct LinkRequest: Hashable, Sendable {
  /// Our own id for the user, which must not contain an e-mail address or a phone number.
  public let userID: String
  /// The products to link with.
  public let products: [String]
  /// How many days of history to request; cannot be changed after linking.
  public let historyDays: Int
  /// The countries whose institutions the session offers.
  public let countryCodes: [String]
  /// The language of the session's pages.
  public let language: String
  /// The institution to preselect, if the provider supports it.
  public let institutionID: String?
  /// The access token of the item to repair; `nil` links a new item.
  public var repairing: Secret?
  /// In a repair, lets the user choose accounts again.
  public var selectsAccounts = false
  /// In a repair, products that the user has to consent to in addition to the existing ones.
  public var addedProducts: [String] = []

  /// Creates the request for a link session.
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
  /// The token to poll the session with.
  public let token: Secret
  /// The URL of the page to open in a browser.
  public let url: String
  /// When the session expires, if known.
  public let expiresAt: Timestamp?

  /// True when the session repairs an existing item.
  public let isRepair: Bool

  /// Creates a ticket.
  public init(token: Secret, url: String, expiresAt: Timestamp?, isRepair: Bool = false) {
    self.isRepair = isRepair
    self.token = token
    self.url = url
    self.expiresAt = expiresAt
  }
}

/// The state of a link session.
public enum LinkState: Hashable, Sendable {
  /// The user has not finished.
  case waiting
  /// Items were linked, each with a public token.
  case linked([LinkedItem])
  /// An existing item was repaired; there is no token to exchange.
  case repaired
  /// The user left the session, or it failed.
  case exited(Failure?)

  /// One newly linked item, before its token is exchanged.
  public struct LinkedItem: Hashable, Sendable {
    /// The token to exchange; it is valid for 30 minutes and one exchange.
    public let publicToken: Secret
    /// The institution where the item was linked.
    public let institutionID: String?
    public let institutionName: String?
    /// The names and masks of the accounts that the user chose.
    public let accounts: [Account]

    /// Creates a linked item.
    public init(
      publicToken: Secret, institutionID: String?, institutionName: String?, accounts: [Account]
    ) {
      self.publicToken = publicToken
      self.institutionID = institutionID
      self.institutionName = institutionName
      self.accounts = accounts
    }
  }

  /// An account as named in the link session.
  public struct Account: Hashable, Sendable {
    public let name: String
    public let mask: String?

    /// Creates an account.
    public init(name: String, mask: String?) {
      self.name = name
      self.mask = mask
    }
  }
}

/// The result of exchanging a public token; it must be stored before anything else is done.
public struct NewAccess: Hashable, Sendable {
  /// The access token of the item.
  public let token: Secret
  /// The provider's id of the item.
  public let itemProviderID: String

  /// Creates the result of an exchange.
  public init(token: Secret, itemProviderID: String) {
    self.token = token
    self.itemProviderID = itemProviderID
  }
}
