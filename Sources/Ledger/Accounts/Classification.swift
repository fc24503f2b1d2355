/// Whether an account's balance is owned or owed.
public enum Classification: String, Hashable, Sendable {
  case asset, liability

  /// +1 for an asset, −1 for a liability: the factor f of the balance identities.
  public var factor: Int64 { self == .asset ? 1 : -1 }

  /// What an entry's amount does to the balance: −f times it.
  public func effect(of amount: Amount) -> Amount { self == .asset ? amount.negated : amount }
}
