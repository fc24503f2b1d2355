import PlaidSyncLedger

/// A manual transaction to be added.
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

/// Changes to a transaction; a field that is `.keep` is unchanged.
public struct TransactionEdit: Hashable, Sendable {
  /// The change to one field.
  public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case keep
    /// Sets the user's value, which locks the field. An empty text or list clears the field.
    case set(Value)
    /// Returns to the provider's value.
    case release
  }

  public var date = Change<LocalDate>.keep
  public var amount = Change<Amount>.keep
  public var name = Change<String>.keep
  public var category = Change<String>.keep
  public var notes = Change<String>.keep
  public var tags = Change<[String]>.keep
  public var isExcluded = Change<Bool>.keep
  /// Restores a removed transaction for good: the provider can remove it again only after sending
  /// it again.
  public var isRestored = false

  /// Changes nothing.
  public init() {}
}

/// One part of a transaction that is being split.
public struct SplitPart: Hashable, Sendable {
  /// In the transaction's currency; positive leaves the account.
  public let amount: Amount
  /// `nil` for the transaction's own category, empty for none.
  public let category: String?
  public let notes: String?

  /// Describes a part.
  public init(amount: Amount, category: String? = nil, notes: String? = nil) {
    self.amount = amount
    self.category = category
    self.notes = notes
  }
}
