import PlaidSyncLedger

/// The result of a pull, by item and account.
public struct PullReport: Sendable {
  /// The syncs without a parent: the family's, or one for each named item or account.
  public let roots: [SyncOutcome]
  /// True when no changes were kept.
  public package(set) var isDryRun = false
  /// Warnings about notices that could not be delivered; the next pull tries again.
  public package(set) var undelivered: [Warning] = []

  /// All outcomes, parents before children.
  public var outcomes: [SyncOutcome] { roots.flatMap(\.flattened) }
  /// The outcomes of items.
  public var items: [SyncOutcome] { outcomes.filter { $0.key.kind == "item" } }
  /// The outcomes of accounts.
  public var accounts: [SyncOutcome] { outcomes.filter { $0.key.kind == "account" } }
  /// All warnings without duplicates.
  public var warnings: [Warning] {
    var seen: Set<Warning> = []
    return (outcomes.flatMap(\.work.warnings) + undelivered).filter { seen.insert($0).inserted }
  }
  /// True when every sync completed.
  public var isComplete: Bool { roots.allSatisfy { $0.failure == nil } }

  /// Creates a report.
  package init(roots: [SyncOutcome]) {
    self.roots = roots
  }
}

/// One step of a running pull, for a progress display.
public enum SyncProgress: Hashable, Sendable {
  /// The pull of an item has begun.
  case itemBegan(name: String)
  /// The number of an item's changes and pages that have been fetched and staged so far.
  case changesStaged(name: String, changes: Int, pages: Int)
  /// The provider does not have the history yet; waiting for it.
  case historyAwaited(name: String)
  /// A call will be retried after a pause.
  case retrying(name: String, reason: String, pauseMilliseconds: Int64)
  /// An item's changes are being written to the books.
  case committing(name: String)
  /// The pull of an item has ended.
  case itemEnded(name: String, isSuccess: Bool)
}
