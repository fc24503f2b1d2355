import Ledger

/// Changes to a transaction; what is `.keep` stays.
public struct TransactionEdit: Hashable, Sendable {
  /// What happens to one field.
  public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case keep
    /// The user's value, which locks the field. An empty text or list is a value: cleared.
    case set(Value)
    /// Back to the provider's value.
    case release
  }

  public var date = Change<LocalDate>.keep
  public var amount = Change<Amount>.keep
  public var name = Change<String>.keep
  public var category = Change<String>.keep
  public var notes = Change<String>.keep
  public var tags = Change<[String]>.keep
  public var isExcluded = Change<Bool>.keep
  /// Takes a removed transaction back into the books, for good: only a removal of what the provider
  /// has sent anew since takes it out again.
  public var isRestored = false

  /// Changes nothing.
  public init() {}
}
