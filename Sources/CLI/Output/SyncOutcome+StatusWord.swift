import PlaidSync
import PlaidSyncLedger

extension SyncOutcome {
  /// `completed` or `failed`; `skipped` if no sync was started, and the failure states why.
  var statusWord: String {
    if failure == nil { return SyncStatus.completed.rawValue }
    return syncID == nil ? "skipped" : SyncStatus.failed.rawValue
  }
}
