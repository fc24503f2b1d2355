/// One thing that happened to a transaction.
public struct TransactionChange: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case added
    /// The pending transaction became the posted one, which has an id of its own.
    case posted
    /// The provider gives it another id.
    case renamed
    /// A provider's value changed, whether the user's hides it or not.
    case changed
    /// The user set a value, which holds from then on.
    case edited
    /// The user went back to the provider's value.
    case released
    /// The user deleted it.
    case deleted
    /// The provider took it back.
    case removed
    /// The provider's complete list lacks it.
    case unlisted
    /// The user took it back into the books.
    case restored
    /// The provider sent it again after having taken it back.
    case revived
    /// The provider's complete list has it again.
    case relisted
  }

  /// Which value changed.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case id, date, amount, currency, account, pending, name, merchant, category, notes, tags
    case excluded
    case authorizedDate = "authorized_date"
    case originalDescription = "original_description"
    case categoryDetailed = "category_detailed"
    /// Something that has no column: the raw JSON has it.
    case details
  }

  /// Who did it.
  public enum Author: String, Hashable, Sendable {
    case sync, user
  }

  public let kind: Kind
  /// The value; `nil` when the whole transaction is meant.
  public let field: Field?
  /// What it was: amounts as decimals, dates as ISO dates, flags as 0 and 1, tags as JSON.
  public let old: String?
  /// What it became.
  public let new: String?
  public let at: Timestamp
  /// The sync that did it; `nil` when it was the user.
  public let syncID: SyncID?

  /// Describes a change.
  public init(
    kind: Kind, field: Field?, old: String?, new: String?, at: Timestamp, syncID: SyncID?
  ) {
    self.kind = kind
    self.field = field
    self.old = old
    self.new = new
    self.at = at
    self.syncID = syncID
  }

  /// Who did it to a transaction that comes from `source`; `nil` when that is not known.
  public func author(source: Transaction.Source) -> Author? {
    if syncID != nil { return .sync }
    switch kind {
    case .added: return source == .plaid ? nil : .user
    default: return .user
    }
  }
}
