import Ledger

/// What a commit changed.
public struct PullOutcome: Hashable, Sendable {
  /// added, modified, removed, unchanged, quarantined and rounded are filled in.
  public let stats: SyncStats
  /// What is odd: null currencies, unknown types, accounts that vanished or came back.
  public let warnings: [String]

  /// Describes a commit's effect.
  public init(stats: SyncStats, warnings: [String]) {
    self.stats = stats
    self.warnings = warnings
  }
}
