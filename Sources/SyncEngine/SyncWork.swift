import Ledger

/// What a syncable's own work came to.
public struct SyncWork: Sendable {
  /// The window that really ran.
  public var window: SyncWindow
  public var stats = SyncStats()
  public var warnings: [String] = []
  /// The newest balance, when it is an account's work.
  public var balance: Amount?

  /// Nothing done yet.
  public init(window: SyncWindow) {
    self.window = window
  }
}
