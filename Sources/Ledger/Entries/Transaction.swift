/// One dated movement of money, with rules and the user's edits applied.
///
/// A field's value is the user's, or else a rule's, or else Plaid's; ``origins`` tells them apart.
public struct Transaction: Hashable, Sendable {
  /// A field that the user can change; afterward Plaid no longer overwrites it.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case date, amount, name, category, notes, tags, excluded
  }

  /// The origin of a transaction.
  public enum Source: String, Hashable, Sendable {
    case plaid
    /// Added by the user, or a part of a split transaction.
    case manual
    case imported
  }

  /// The number in the books, which stays the same when a pending transaction is posted.
  public let id: TransactionID
  public let accountID: AccountID
  /// Plaid's `transaction_id`; `nil` for a transaction that the user added, and for a split part.
  public let providerID: String?
  /// Plaid's id of the pending transaction that this one replaced; `nil` if there was none.
  public let pendingProviderID: String?
  /// The day on which it counts: the posting date or, while it is pending, the day it was made.
  public let date: LocalDate
  /// The day on which the account's holder made it; `nil` if the bank does not say.
  public let authorizedDate: LocalDate?
  /// The amount, in the transaction's own currency; positive leaves the account, negative enters
  /// it.
  public let money: Money
  /// Plaid's text of the amount if it has more than eight decimals, so that ``money`` is rounded;
  /// otherwise `nil`.
  public let amountText: String?
  /// What it is for: the user's text, or else a rule's, or else Plaid's `name`.
  public let name: String
  /// The bank's unedited text; `nil` if Plaid sends none.
  public let originalDescription: String?
  /// The merchant's name according to Plaid; `nil` if it recognizes none.
  public let merchant: String?
  /// The user's category, or else a rule's, or else Plaid's primary one, such as `FOOD_AND_DRINK`.
  public let category: String?
  /// Plaid's detailed category, such as `FOOD_AND_DRINK_COFFEE`, or the user's name for it.
  public let categoryDetailed: String?
  /// True until the bank posts it. A pending transaction moves no balance.
  public let isPending: Bool
  public let notes: String?
  public let tags: [String]
  /// True when it is excluded from reports of income and spending. Balances still include it.
  public let isExcluded: Bool
  public let source: Source
  /// The fields that have the user's value instead of Plaid's; empty unless ``source`` is
  /// ``Source-swift.enum/plaid``.
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
  /// The matched or confirmed transfer that it is a side of; `nil` if there is none.
  public let transferID: TransferID?
  /// The origin of name, category, notes, tags and exclusion; a field without a value is absent.
  public let origins: [Field: ValueOrigin]
  /// The names of the rules that set each value, even where the user's value takes precedence.
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
  /// The user's name for Plaid's category.
  case map
  case rule
  case user
}

/// Why a transaction was removed from the books, and by whom.
public struct Removal: Hashable, Sendable {
  /// The cause of the removal.
  public enum Reason: String, Hashable, Sendable {
    /// Plaid reported it as removed.
    case removed
    /// Plaid's complete list, which a full pull fetches, did not contain it.
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
