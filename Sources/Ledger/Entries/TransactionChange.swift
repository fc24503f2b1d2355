/// One recorded change of a transaction, by a sync or by the user.
public struct TransactionChange: Hashable, Sendable {
  /// The kind of change.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case added
    /// The pending transaction became the posted one, which has its own id.
    case posted
    /// Plaid assigned another id.
    case renamed
    /// A value of Plaid's changed, even if the user's own value takes precedence.
    case changed
    /// The user set a value, which takes precedence from then on.
    case edited
    /// The user returned to Plaid's value.
    case released
    /// The user deleted it.
    case deleted
    /// Plaid reported it as removed.
    case removed
    /// Plaid's complete list did not contain it.
    case unlisted
    /// The user restored it to the books.
    case restored
    /// Plaid sent it again after removing it.
    case revived
    /// Plaid's complete list contains it again.
    case relisted
  }

  /// The value that changed.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case id, date, amount, currency, account, pending, name, merchant, category, notes, tags
    case excluded
    case authorizedDate = "authorized_date"
    case originalDescription = "original_description"
    case categoryDetailed = "category_detailed"
    /// A value without a column of its own; it is in the raw JSON.
    case details
  }

  /// Who made the change.
  public enum Author: String, Hashable, Sendable {
    case sync, user
  }

  public let kind: Kind
  /// The value that changed; `nil` when the change concerns the whole transaction.
  public let field: Field?
  /// The old value as text: amounts as decimals, dates as `YYYY-MM-DD`, flags as `0` and `1`, tags
  /// as a JSON array. `nil` if there was none.
  public let old: String?
  /// The new value, in the same form.
  public let new: String?
  public let at: Timestamp
  /// The sync that made the change; `nil` when the user did.
  public let syncID: SyncID?

  /// Creates a change.
  package init(
    kind: Kind, field: Field?, old: String?, new: String?, at: Timestamp, syncID: SyncID?
  ) {
    self.kind = kind
    self.field = field
    self.old = old
    self.new = new
    self.at = at
    self.syncID = syncID
  }

  /// Returns who made the change; `nil` when that is unknown.
  ///
  /// - Parameter source: The transaction's source.
  public func author(source: Transaction.Source) -> Author? {
    if syncID != nil { return .sync }
    switch kind {
    case .added: return source == .plaid ? nil : .user
    default: return .user
    }
  }
}
