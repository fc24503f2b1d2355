import Ledger

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
