import PlaidSyncLedger

/// A newly linked account, with the old accounts that it may continue.
public struct RejoinCandidate: Hashable, Sendable {
  /// The account of the new item.
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
  /// The account of an unlinked or broken item, or a manual account; it stays.
  public let old: AccountID
  /// The account of the new item; it is merged into ``old``.
  public let new: AccountID

  /// Pairs two accounts, to be merged with `LedgerEditor.rejoin(_:of:isDryRun:)`.
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
  /// The name of the account that continues.
  public let name: String
  /// The number of old transactions that are the same as a new one and took its id.
  public let matched: Int
  /// The number of old transactions dated before the days that the bank lists now; they are
  /// unchanged.
  public let older: Int
  /// Old transactions that the bank no longer lists; they are removed and can be restored.
  public let missing: [Transaction]
  /// New transactions that match no old one.
  public let added: [Transaction]
  /// Those of ``missing`` for which any match would have been a guess.
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
