import PlaidSyncLedger

/// The result of a pull, by item and account.
///
/// A failure of one item does not stop the others, and is not thrown: check ``isComplete``.
public struct PullReport: Sendable {
  /// The topmost syncs: the family's, or one for each item or account that the options name.
  public let roots: [SyncOutcome]
  /// True when the books were not changed.
  public package(set) var isDryRun = false
  /// Warnings about notices that could not be delivered; the next pull tries again. ``warnings``
  /// includes them.
  public package(set) var undelivered: [Warning] = []

  /// All outcomes, parents before children.
  public var outcomes: [SyncOutcome] { roots.flatMap(\.flattened) }
  /// The outcomes of items.
  public var items: [SyncOutcome] { outcomes.filter { $0.key.kind == .item } }
  /// The outcomes of accounts.
  public var accounts: [SyncOutcome] { outcomes.filter { $0.key.kind == .account } }
  /// The warnings of all syncs, and of undelivered notices, without duplicates.
  public var warnings: [Warning] {
    var seen: Set<Warning> = []
    return (outcomes.flatMap(\.work.warnings) + undelivered).filter { seen.insert($0).inserted }
  }
  /// True when every sync completed; otherwise a ``SyncOutcome/failure`` in ``outcomes`` says why.
  public var isComplete: Bool { roots.allSatisfy { $0.failure == nil } }

  /// Creates a report.
  package init(roots: [SyncOutcome]) {
    self.roots = roots
  }
}

/// One step of a running pull, for a progress display.
///
/// Items are pulled in parallel, so the steps of several are interleaved; `name` is the
/// institution's.
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
