import Ledger

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
