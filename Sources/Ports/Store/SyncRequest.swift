import Ledger

/// Asks for a sync of one syncable.
public struct SyncRequest: Hashable, Sendable {
  /// What to sync.
  public let key: SyncKey
  /// The run it is a part of.
  public let parentID: SyncID?
  /// Everything again, not only since the watermark.
  public let isFull: Bool
  /// The window asked for.
  public let window: SyncWindow
  /// A running sync without a heartbeat for so long is stale.
  public let staleAfterMilliseconds: Int64

  /// Describes a request.
  public init(
    key: SyncKey, parentID: SyncID?, isFull: Bool, window: SyncWindow,
    staleAfterMilliseconds: Int64 = 60_000
  ) {
    self.key = key
    self.parentID = parentID
    self.isFull = isFull
    self.window = window
    self.staleAfterMilliseconds = staleAfterMilliseconds
  }
}
