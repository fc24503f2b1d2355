/// One dated movement of money, as it stands after rules and the user's edits.
public struct Transaction: Hashable, Sendable {
  /// A field that the user has changed and the provider may no longer overwrite.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case date, amount, name, category, notes, tags, excluded
  }

  /// Where it came from.
  public enum Source: String, Hashable, Sendable {
    case plaid, manual, imported
  }

  public let id: TransactionID
  public let accountID: AccountID
  /// The provider's id; `nil` for one made by hand.
  public let providerID: String?
  /// The provider's id of the pending transaction that this one replaced.
  public let pendingProviderID: String?
  public let date: LocalDate
  public let authorizedDate: LocalDate?
  /// Positive leaves the account.
  public let money: Money
  /// The amount's own text, when eight decimals were too few for it.
  public let amountText: String?
  public let name: String
  public let originalDescription: String?
  public let merchant: String?
  public let category: String?
  public let categoryDetailed: String?
  public let isPending: Bool
  public let notes: String?
  public let tags: [String]
  /// Left out of reports; the balance still counts it.
  public let isExcluded: Bool
  public let source: Source
  /// The fields that the user has changed.
  public let locked: Set<Field>
  /// When it was taken out of the books; `nil` while it stands.
  public let removedAt: Timestamp?
  /// Why it was taken out of the books; `nil` while it stands.
  public let removal: Removal?
  /// True when it is split: its parts count instead of it.
  public let isSplit: Bool
  /// The transaction that it is a part of.
  public let parentID: TransactionID?
  /// True for the part that makes up for a change of the whole's amount, until it has a category.
  public let isRemainder: Bool
  /// The transfer that it is a side of, matched or confirmed.
  public let transferID: TransferID?
  /// Where name, category, notes, tags and exclusion come from; a field that nobody set lacks.
  public let origins: [Field: ValueOrigin]
  /// The rules that give each value, whether the user's hides it or not.
  public let rules: [Field: [String]]

  /// Describes a transaction.
  public init(
    id: TransactionID, accountID: AccountID, providerID: String?, pendingProviderID: String?,
    date: LocalDate, authorizedDate: LocalDate?, money: Money, amountText: String?, name: String,
    originalDescription: String?, merchant: String?, category: String?, categoryDetailed: String?,
    isPending: Bool, notes: String?, tags: [String], isExcluded: Bool, source: Source,
    locked: Set<Field>, removedAt: Timestamp?, removal: Removal? = nil, isSplit: Bool = false,
    parentID: TransactionID? = nil, isRemainder: Bool = false, transferID: TransferID? = nil,
    origins: [Field: ValueOrigin] = [:], rules: [Field: [String]] = [:]
  ) {
    self.id = id
    self.accountID = accountID
    self.providerID = providerID
    self.pendingProviderID = pendingProviderID
    self.date = date
    self.authorizedDate = authorizedDate
    self.money = money
    self.amountText = amountText
    self.name = name
    self.originalDescription = originalDescription
    self.merchant = merchant
    self.category = category
    self.categoryDetailed = categoryDetailed
    self.isPending = isPending
    self.notes = notes
    self.tags = tags
    self.isExcluded = isExcluded
    self.source = source
    self.locked = locked
    self.removedAt = removedAt
    self.removal = removal
    self.isSplit = isSplit
    self.parentID = parentID
    self.isRemainder = isRemainder
    self.transferID = transferID
    self.origins = origins
    self.rules = rules
  }
}

/// Where a value of a transaction comes from; the later ones go before the earlier.
public enum ValueOrigin: String, Hashable, Sendable {
  case plaid, imported
  /// The user's own name for the provider's category.
  case map
  case rule
  case user
}

/// Why and by whom a transaction was taken out of the books.
public struct Removal: Hashable, Sendable {
  /// What the removal goes back to.
  public enum Reason: String, Hashable, Sendable {
    /// The provider took it back.
    case removed
    /// The provider's complete list lacked it.
    case unlisted
    /// The user deleted it.
    case deleted
  }

  /// `nil` when it was not yet noted at the time.
  public let reason: Reason?
  /// The sync that did it; `nil` when it was the user.
  public let syncID: SyncID?

  /// Describes a removal.
  public init(reason: Reason?, syncID: SyncID?) {
    self.reason = reason
    self.syncID = syncID
  }
}
