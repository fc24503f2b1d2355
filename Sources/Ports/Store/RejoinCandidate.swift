import Ledger

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
