import PlaidSyncLedger

/// The user's changes; each rewinds the marks that it has to.
public protocol LedgerEditor: Sendable {
  /// Adds a family.
  func addFamily(name: String, currency: Currency, timeZone: String) async throws -> Family
  /// Adds a manual account, with its opening valuation when there is one.
  func addAccount(_ account: NewAccount) async throws -> Account
  /// Renames an account, or changes a manual one's kind.
  func editAccount(_ account: AccountID, _ edit: AccountEdit) async throws -> Account
  /// Closes or reopens an account; its history stays.
  func setStatus(_ status: AccountStatus, of account: AccountID) async throws
  /// Adds a transaction by hand.
  func addTransaction(_ transaction: NewTransaction) async throws -> Transaction
  /// Changes fields of a transaction; what came from a provider is kept beside the user's value.
  func editTransaction(_ id: TransactionID, _ edit: TransactionEdit) async throws -> Transaction
  /// Takes a transaction out of the books, whatever the provider sends of it; it can be restored.
  func deleteTransaction(_ id: TransactionID, at now: Timestamp) async throws
  /// Sets the valuation of a day.
  func setValuation(_ valuation: Valuation, of account: AccountID) async throws
  /// Deletes the valuation of a day; fails with `not-found` when there is none.
  func deleteValuation(of account: AccountID, on date: LocalDate) async throws
  /// Forgets the marks of a scope (a family with all below it), so that the next sync is full.
  func forgetWatermarks(of scope: SyncKey) async throws
}

/// A manual account on its way into the store.
public struct NewAccount: Hashable, Sendable {
  public let familyID: FamilyID
  public let name: String
  public let kind: AccountKind
  public let subtype: String?
  public let currency: Currency
  public let opening: Valuation?

  /// Describes an account.
  public init(
    familyID: FamilyID, name: String, kind: AccountKind, subtype: String?, currency: Currency,
    opening: Valuation?
  ) {
    self.familyID = familyID
    self.name = name
    self.kind = kind
    self.subtype = subtype
    self.currency = currency
    self.opening = opening
  }
}

/// Changes to an account; what is `nil` stays.
public struct AccountEdit: Hashable, Sendable {
  public var name: String?
  public var subtype: String?
  public var pendingInBalance: PendingInBalance?

  /// Changes nothing.
  public init() {}
}

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
