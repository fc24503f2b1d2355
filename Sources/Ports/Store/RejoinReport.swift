import Ledger

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
