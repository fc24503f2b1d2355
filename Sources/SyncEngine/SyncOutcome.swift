import Ledger

/// How one syncable's run ended, with those below it.
public struct SyncOutcome: Sendable {
  public let key: SyncKey
  public let displayName: String
  /// The record; `nil` when none was made because another process is at it or the user is needed.
  public let syncID: SyncID?
  /// Why it failed; `nil` when it completed.
  public let failure: Failure?
  /// What was done.
  public let work: SyncWork
  public let children: [SyncOutcome]

  /// The figures of this run and all below it.
  public var totals: SyncStats {
    children.reduce(into: work.stats) { $0.add($1.totals) }
  }

  /// This outcome and all below it, parents first.
  public var flattened: [SyncOutcome] { [self] + children.flatMap(\.flattened) }
}
