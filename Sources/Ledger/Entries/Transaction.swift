/// One dated movement of money, with rules and the user's edits applied.
public struct Transaction: Hashable, Sendable {
  /// A field that the user can change; the provider no longer overwrites it afterward.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case date, amount, name, category, notes, tags, excluded
  }

  /// The origin of a transaction.
  public enum Source: String, Hashable, Sendable {
    case plaid, manual, imported
  }

  public let id: TransactionID
  public let accountID: AccountID
  /// The provider's id; `nil` for a manual transaction.
  public let providerID: String?
  /// The provider's id of the pending transaction that this one replaced.
  public let pendingProviderID: String?
  public let date: LocalDate
  public let authorizedDate: LocalDate?
  /// Positive leaves the account.
  public let money: Money
  /// The original text of the amount if it has more than eight decimals.
  public let amountText: String?
  public let name: String
  public let originalDescription: String?
  public let merchant: String?
  public let category: String?
  public let categoryDetailed: String?
  public let isPending: Bool
  public let notes: String?
  public let tags: [String]
  /// Excluded from reports; the balance still includes it.
  public let isExcluded: Bool
  public let source: Source
  /// The fields that the user has changed.
  public let locked: Set<Field>
  /// When it was removed from the books; `nil` if it was not.
  public let removedAt: Timestamp?
  /// Why it was removed from the books; `nil` if it was not.
  public let removal: Removal?
  /// True when it is split: its parts count instead of it.
  public let isSplit: Bool
  /// The transaction that it is a part of; `nil` unless it is a split part.
  public let parentID: TransactionID?
  /// True for the part that absorbs a later change of the total, until it has a category.
  public let isRemainder: Bool
  /// The matched or confirmed transfer that it is a side of.
  public let transferID: TransferID?
  /// The origin of name, category, notes, tags and exclusion; a field without a value is absent.
  public let origins: [Field: ValueOrigin]
  /// The rules that set each value, even where the user's own value takes precedence.
  public let rules: [Field: [String]]

  /// Creates a transaction.
  package init(
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

/// Where a transaction's value comes from; later cases take precedence over earlier ones.
public enum ValueOrigin: String, Hashable, Sendable {
  case plaid, imported
  /// The user's name for the provider's category.
  case map
  case rule
  case user
}

/// Why a transaction was removed from the books, and by whom.
public struct Removal: Hashable, Sendable {
  /// The cause of the removal.
  public enum Reason: String, Hashable, Sendable {
    /// The provider reported it as removed.
    case removed
    /// The provider's complete list did not contain it.
    case unlisted
    /// The user deleted it.
    case deleted
  }

  /// `nil` for removals from before reasons were recorded.
  public let reason: Reason?
  /// The sync that removed it; `nil` when the user did.
  public let syncID: SyncID?

  /// Creates a removal.
  package init(reason: Reason?, syncID: SyncID?) {
    self.reason = reason
    self.syncID = syncID
  }
}
