import Ledger

/// What a pull did, item by item and account by account.
public struct PullReport: Sendable {
  /// The runs that have no parent: one of the family, or one per item that was named.
  public let roots: [SyncOutcome]
  /// True when nothing was kept.
  public var isDryRun = false
  /// Notices that could not be given; they are tried again with the next pull.
  public var undelivered: [Warning] = []

  /// All outcomes, parents first.
  public var outcomes: [SyncOutcome] { roots.flatMap(\.flattened) }
  /// Those of items.
  public var items: [SyncOutcome] { outcomes.filter { $0.key.kind == "item" } }
  /// Those of accounts.
  public var accounts: [SyncOutcome] { outcomes.filter { $0.key.kind == "account" } }
  /// What is odd, each said once.
  public var warnings: [Warning] {
    var seen: Set<Warning> = []
    return (outcomes.flatMap(\.work.warnings) + undelivered).filter { seen.insert($0).inserted }
  }
  /// True when every run completed.
  public var isComplete: Bool { roots.allSatisfy { $0.failure == nil } }

  /// Gathers runs.
  public init(roots: [SyncOutcome]) {
    self.roots = roots
  }
}

/// One step of a running pull.
public enum SyncProgress: Hashable, Sendable {
  /// An item's pull has begun.
  case itemBegan(name: String)
  /// So many changes of an item have been fetched and staged.
  case changesStaged(name: String, changes: Int, pages: Int)
  /// The history is not there yet; waiting for the provider.
  case historyAwaited(name: String)
  /// A call is tried again after a pause.
  case retrying(name: String, reason: String, pauseMilliseconds: Int64)
  /// An item's changes are being written to the books.
  case committing(name: String)
  /// An item's pull is over.
  case itemEnded(name: String, isSuccess: Bool)
}
