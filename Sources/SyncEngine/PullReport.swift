import Ledger

/// What a pull did, item by item and account by account.
public struct PullReport: Sendable {
  /// The runs that have no parent: one of the family, or one per item that was named.
  public let roots: [SyncOutcome]
  /// True when nothing was kept.
  public var isDryRun = false
  /// Notices that could not be given, in sentences; they are tried again with the next pull.
  public var undelivered: [String] = []

  /// All outcomes, parents first.
  public var outcomes: [SyncOutcome] { roots.flatMap(\.flattened) }
  /// Those of items.
  public var items: [SyncOutcome] { outcomes.filter { $0.key.kind == "item" } }
  /// Those of accounts.
  public var accounts: [SyncOutcome] { outcomes.filter { $0.key.kind == "account" } }
  /// What is odd, each said once.
  public var warnings: [String] {
    var seen: Set<String> = []
    return (outcomes.flatMap(\.work.warnings) + undelivered).filter { seen.insert($0).inserted }
  }
  /// True when every run completed.
  public var isComplete: Bool { roots.allSatisfy { $0.failure == nil } }

  /// Gathers runs.
  public init(roots: [SyncOutcome]) {
    self.roots = roots
  }
}
