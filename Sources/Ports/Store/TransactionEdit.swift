import PlaidSyncLedger

/// A transaction to be added by the user, to a manual or a linked account.
///
/// It counts as posted.
public struct NewTransaction: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Positive leaves the account. The currency may differ from the account's; the balance then
  /// counts the amount at the day's exchange rate.
  public let money: Money
  public let name: String
  /// Any text; `nil` for none.
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

/// Changes to a transaction; a field that is ``Change/keep`` is unchanged.
///
/// Plaid's value is kept next to the user's. A split part has the date and amount of its whole, so
/// neither can be changed.
public struct TransactionEdit: Hashable, Sendable {
  /// The change to one field.
  public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case keep
    /// Sets the user's value, which Plaid's and the rules' no longer replace. An empty text or list
    /// clears the field.
    case set(Value)
    /// Returns to the value that a rule or Plaid provides.
    case release
  }

  public var date = Change<LocalDate>.keep
  /// In the transaction's own currency; positive leaves the account.
  public var amount = Change<Amount>.keep
  public var name = Change<String>.keep
  public var category = Change<String>.keep
  public var notes = Change<String>.keep
  public var tags = Change<[String]>.keep
  /// Whether reports of income and spending leave the transaction out. Balances include it anyway.
  public var isExcluded = Change<Bool>.keep
  /// Restores a removed transaction for good: Plaid can remove it again only after sending it
  /// again.
  public var isRestored = false

  /// Changes nothing.
  public init() {}
}

/// One part of a transaction that is being split.
public struct SplitPart: Hashable, Sendable {
  /// In the transaction's currency; positive leaves the account. Not 0, but a part may have the
  /// opposite sign of the whole.
  public let amount: Amount
  /// The part's category; `nil` for that of the whole, empty for none.
  public let category: String?
  public let notes: String?

  /// Describes a part.
  public init(amount: Amount, category: String? = nil, notes: String? = nil) {
    self.amount = amount
    self.category = category
    self.notes = notes
  }
}
