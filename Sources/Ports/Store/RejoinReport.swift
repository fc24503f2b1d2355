import PlaidSyncLedger

/// An account that came with a new link, and what it may go on with.
public struct RejoinCandidate: Hashable, Sendable {
  public let new: Account
  /// The old accounts that fit; only one that fits and fits no other may be taken without asking.
  public let old: [Account]
  /// The one that leaves no doubt.
  public let certain: AccountID?

  /// Describes a candidate.
  public init(new: Account, old: [Account], certain: AccountID?) {
    self.new = new
    self.old = old
    self.certain = certain
  }
}

/// An account and the one that came anew for it.
public struct AccountPair: Hashable, Sendable {
  public let old: AccountID
  public let new: AccountID

  /// Pairs two accounts.
  public init(old: AccountID, new: AccountID) {
    self.old = old
    self.new = new
  }
}

/// What became of a pair of accounts.
public struct RejoinReport: Hashable, Sendable {
  /// The account that goes on.
  public let accountID: AccountID
  /// The account that was taken into it.
  public let formerID: AccountID
  public let name: String
  /// How many old rows took the id of a new one.
  public let matched: Int
  /// How many old rows lie before the days that the bank lists now; they stay as they are.
  public let older: Int
  /// Old rows that the bank does not list any more; they are removed and can be restored.
  public let missing: [Transaction]
  /// New rows that were not there before.
  public let added: [Transaction]
  /// Old rows, of the missing ones, for which a choice would have been a guess.
  public let ambiguous: [TransactionID]

  /// Describes what was done.
  public init(
    accountID: AccountID, formerID: AccountID, name: String, matched: Int, older: Int,
    missing: [Transaction], added: [Transaction], ambiguous: [TransactionID]
  ) {
    self.accountID = accountID
    self.formerID = formerID
    self.name = name
    self.matched = matched
    self.older = older
    self.missing = missing
    self.added = added
    self.ambiguous = ambiguous
  }
}
