/// Where a sync stands; the last three are final.
public enum SyncStatus: String, Hashable, Sendable {
  case pending, syncing, completed, failed, stale

  /// True when it will never change again.
  public var isTerminal: Bool { self != .pending && self != .syncing }
}
