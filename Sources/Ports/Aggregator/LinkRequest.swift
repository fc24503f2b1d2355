import PlaidSyncLedger

/// The parameters of a link session.
package struct LinkRequest: Hashable, Sendable {
  /// Our own id for the user, which must not contain an e-mail address or a phone number.
  package let userID: String
  /// The products to link with.
  package let products: [String]
  /// How many days of history to request; cannot be changed after linking.
  package let historyDays: Int
  /// The countries whose institutions the session offers.
  package let countryCodes: [String]
  /// The language of the session's pages.
  package let language: String
  /// The institution to preselect, if the provider supports it.
  package let institutionID: String?
  /// The access token of the item to repair; `nil` links a new item.
  package var repairing: Secret?
  /// In a repair, lets the user choose accounts again.
  package var selectsAccounts = false
  /// In a repair, products that the user has to consent to in addition to the existing ones.
  package var addedProducts: [String] = []

  /// Creates the request for a link session.
  package init(
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
package struct LinkTicket: Hashable, Sendable {
  /// The token to poll the session with.
  package let token: Secret
  /// The URL of the page to open in a browser.
  package let url: String
  /// When the session expires, if known.
  package let expiresAt: Timestamp?

  /// True when the session repairs an existing item.
  package let isRepair: Bool

  /// Creates a ticket.
  package init(token: Secret, url: String, expiresAt: Timestamp?, isRepair: Bool = false) {
    self.isRepair = isRepair
    self.token = token
    self.url = url
    self.expiresAt = expiresAt
  }
}

/// The state of a link session.
package enum LinkState: Hashable, Sendable {
  /// The user has not finished.
  case waiting
  /// Items were linked, each with a public token.
  case linked([LinkedItem])
  /// An existing item was repaired; there is no token to exchange.
  case repaired
  /// The user left the session, or it failed.
  case exited(Failure?)

  /// One newly linked item, before its token is exchanged.
  package struct LinkedItem: Hashable, Sendable {
    /// The token to exchange; it is valid for 30 minutes and one exchange.
    package let publicToken: Secret
    /// The institution where the item was linked.
    package let institutionID: String?
    package let institutionName: String?
    /// The names and masks of the accounts that the user chose.
    package let accounts: [Account]

    /// Creates a linked item.
    package init(
      publicToken: Secret, institutionID: String?, institutionName: String?, accounts: [Account]
    ) {
      self.publicToken = publicToken
      self.institutionID = institutionID
      self.institutionName = institutionName
      self.accounts = accounts
    }
  }

  /// An account as named in the link session.
  package struct Account: Hashable, Sendable {
    package let name: String
    package let mask: String?

    /// Creates an account.
    package init(name: String, mask: String?) {
      self.name = name
      self.mask = mask
    }
  }
}

/// The result of exchanging a public token; it must be stored before anything else is done.
package struct NewAccess: Hashable, Sendable {
  /// The access token of the item.
  package let token: Secret
  /// The provider's id of the item.
  package let itemProviderID: String

  /// Creates the result of an exchange.
  package init(token: Secret, itemProviderID: String) {
    self.token = token
    self.itemProviderID = itemProviderID
  }
}
