import PlaidSyncLedger

/// The books of one family: everything that a store does for it.
///
/// Each call is one database transaction that preserves one invariant. All calls throw `Failure`.
package protocol LedgerStore: LedgerReader, LedgerEditor, PullStore, SyncStore, UsageStore {}
