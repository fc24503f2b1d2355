import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// A recorded sync.
  static func sync(_ record: SyncRecord) -> JSONValue {
    [
      "id": .id(record.id),
      "parent_id": .id(record.parentID),
      "kind": .string(record.key.kind.rawValue),
      "syncable": .int(record.key.rawValue),
      "status": .string(record.status.rawValue),
      "full": .bool(record.isFull),
      "window_start_date": .text(record.window.start),
      "window_end_date": .text(record.window.end),
      "created_at": .text(record.createdAt),
      "started_at": .text(record.startedAt),
      "finished_at": .text(record.finishedAt),
      "error": record.failure.map { error($0) } ?? .null,
      "warnings": .array(record.warnings.map { .string(RemedyText.text($0)) }),
      "stats": stats(record.stats),
    ]
  }

  /// The counts of a sync.
  static func stats(_ stats: SyncStats) -> JSONValue {
    [
      "requests": .int(stats.requests),
      "billed": .int(stats.billed),
      "pages": .int(stats.pages),
      "restarts": .int(stats.restarts),
      "added": .int(stats.added),
      "modified": .int(stats.modified),
      "removed": .int(stats.removed),
      "unchanged": .int(stats.unchanged),
      "holdings": .int(stats.holdings),
      "trades": .int(stats.trades),
      "liabilities": .int(stats.liabilities),
      "quarantined": .int(stats.quarantined),
      "rounded": .int(stats.rounded),
      "balances_computed": .int(stats.balancesComputed),
      "balances_written": .int(stats.balancesWritten),
      "drift": .text(stats.drift),
    ]
  }

  /// The result of a pull; `sync` is its root, or null if several items were named.
  static func pull(_ report: PullReport) -> JSONValue {
    let root = report.roots.count == 1 ? report.roots.first : nil
    return document(
      [
        ("sync", root.map { outcome($0) } ?? .null),
        ("items", .array(report.items.map(itemOutcome))),
        ("accounts", .array(report.accounts.map(accountOutcome))),
        ("dry_run", .bool(report.isDryRun)),
      ], warnings: report.warnings.map(RemedyText.text))
  }

  private static func outcome(_ outcome: SyncOutcome) -> JSONValue {
    [
      "id": .id(outcome.syncID),
      "kind": .string(outcome.key.kind.rawValue),
      "syncable": .int(outcome.key.rawValue),
      "status": .string(outcome.statusWord),
      "window_start_date": .text(outcome.work.window.start),
      "window_end_date": .text(outcome.work.window.end),
      "error": outcome.failure.map { error($0) } ?? .null,
      "stats": stats(outcome.totals),
    ]
  }

  private static func itemOutcome(_ outcome: SyncOutcome) -> JSONValue {
    [
      "item": .int(outcome.key.rawValue),
      "name": .string(outcome.displayName),
      "sync": .id(outcome.syncID),
      "status": .string(outcome.statusWord),
      "error": outcome.failure.map { error($0, item: outcome.displayName) } ?? .null,
      "stats": stats(outcome.totals),
    ]
  }

  private static func accountOutcome(_ outcome: SyncOutcome) -> JSONValue {
    [
      "account": .int(outcome.key.rawValue),
      "name": .string(outcome.displayName),
      "sync": .id(outcome.syncID),
      "status": .string(outcome.statusWord),
      "error": outcome.failure.map { error($0) } ?? .null,
      "window_start_date": .text(outcome.work.window.start),
      "window_end_date": .text(outcome.work.window.end),
      "balance": .text(outcome.work.balance),
      "drift": .text(outcome.work.stats.drift),
    ]
  }
}
