import Ledger

/// How a sync ended.
public struct SyncResult: Hashable, Sendable {
  /// `nil` for a completed sync.
  public let failure: Failure?
  /// The window that really ran.
  public let window: SyncWindow
  public let stats: SyncStats
  public let warnings: [String]

  /// Describes an end.
  public init(
    failure: Failure? = nil, window: SyncWindow, stats: SyncStats, warnings: [String] = []
  ) {
    self.failure = failure
    self.window = window
    self.stats = stats
    self.warnings = warnings
  }
}
