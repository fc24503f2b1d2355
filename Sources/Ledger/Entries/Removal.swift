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
