import PlaidSyncLedger

/// A newly linked account, with the old accounts that it may continue.
public struct RejoinCandidate: Hashable, Sendable {
  public let new: Account
  /// The old accounts that match. Unless there is exactly one, and it matches no other new account,
  /// the user has to choose.
  public let old: [Account]
  /// The old account that may be continued without asking; `nil` if the match is ambiguous.
  public let certain: AccountID?

  /// Describes a candidate.
  package init(new: Account, old: [Account], certain: AccountID?) {
    self.new = new
    self.old = old
    self.certain = certain
  }
}

/// An old account and the newly linked account that continues it.
public struct AccountPair: Hashable, Sendable {
  public let old: AccountID
  public let new: AccountID

  /// Pairs two accounts.
  public init(old: AccountID, new: AccountID) {
    self.old = old
    self.new = new
  }
}

/// The result of merging a pair of accounts.
public struct RejoinReport: Hashable, Sendable {
  /// The old account, which continues.
  public let accountID: AccountID
  /// The new account, which was merged into the old one.
  public let formerID: AccountID
  public let name: String
  /// The number of old rows that took the id of a new one.
  public let matched: Int
  /// The number of old rows dated before the days that the bank lists now; they are unchanged.
  public let older: Int
  /// Old rows that the bank no longer lists; they are removed and can be restored.
  public let missing: [Transaction]
  /// New rows that match no old row.
  public let added: [Transaction]
  /// Those of the missing rows for which any match would have been a guess.
  public let ambiguous: [TransactionID]

  /// Describes a merge.
  package init(
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
