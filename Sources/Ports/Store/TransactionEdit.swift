import PlaidSyncLedger

/// A transaction made by hand.
public struct NewTransaction: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Positive leaves the account.
  public let money: Money
  public let name: String
  public let category: String?
  public let notes: String?

  /// Describes a transaction.
  public init(
    accountID: AccountID, date: LocalDate, money: Money, name: String, category: String? = nil,
    notes: String? = nil
  ) {
    self.accountID = accountID
    self.date = date
    self.money = money
    self.name = name
    self.category = category
    self.notes = notes
  }
}

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

/// One part of a transaction that is to be split.
public struct SplitPart: Hashable, Sendable {
  /// In the transaction's currency; positive leaves the account.
  public let amount: Amount
  /// `nil`: the transaction's own. Empty: none.
  public let category: String?
  public let notes: String?

  /// Describes a part.
  public init(amount: Amount, category: String? = nil, notes: String? = nil) {
    self.amount = amount
    self.category = category
    self.notes = notes
  }
}
