import Ledger

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
