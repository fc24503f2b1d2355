/// One recorded run for one syncable.
public struct SyncRecord: Hashable, Sendable {
  public let id: SyncID
  public let parentID: SyncID?
  public let key: SyncKey
  public let status: SyncStatus
  /// True when everything was asked to be computed or fetched again.
  public let isFull: Bool
  /// The window that really ran; before the end, the one that was asked for.
  public let window: SyncWindow
  public let createdAt: Timestamp
  public let startedAt: Timestamp?
  public let finishedAt: Timestamp?
  public let heartbeatAt: Timestamp?
  /// Who runs it.
  public let owner: SyncOwner?
  /// Why it failed.
  public let failure: Failure?
  /// What is odd but did not stop it.
  public let warnings: [String]
  public let stats: SyncStats

  /// Describes a run.
  public init(
    id: SyncID, parentID: SyncID?, key: SyncKey, status: SyncStatus, isFull: Bool,
    window: SyncWindow, createdAt: Timestamp, startedAt: Timestamp?, finishedAt: Timestamp?,
    heartbeatAt: Timestamp?, owner: SyncOwner?, failure: Failure?, warnings: [String],
    stats: SyncStats
  ) {
    self.id = id
    self.parentID = parentID
    self.key = key
    self.status = status
    self.isFull = isFull
    self.window = window
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.heartbeatAt = heartbeatAt
    self.owner = owner
    self.failure = failure
    self.warnings = warnings
    self.stats = stats
  }
}
