import Ledger

/// What became of a request for a sync.
public enum SyncTicket: Hashable, Sendable {
  /// A new pending record, this asker's to start.
  case created(SyncRecord)
  /// A record that was pending already; its window and fullness now cover this request too.
  case joined(SyncRecord)
  /// Another process is at it.
  case running(SyncRecord)
}
