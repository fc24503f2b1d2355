import Ledger

/// Sync records: one incomplete at most per syncable, every transition re-read in a transaction.
public protocol SyncStore: Sendable {
  /// Creates a pending record, joins a pending one, or reports the one that is running.
  ///
  /// A running record whose owner is dead or whose heartbeat is older than `staleAfterMilliseconds`
  /// becomes stale, and a new record is created in the same transaction.
  func requestSync(_ request: SyncRequest, in world: World) async throws -> SyncTicket
  /// pending → syncing, under an owner. `false` when another process has it by now.
  func startSync(_ id: SyncID, in world: World) async throws -> Bool
  /// Shows that the owner still works on these.
  func heartbeat(_ ids: [SyncID], in world: World) async throws
  /// syncing → completed or failed. A terminal record stays as it is, and `false` comes back.
  func finishSync(_ id: SyncID, _ result: SyncResult, in world: World) async throws -> Bool
  /// Advances a family's watermark after a run in which every child completed.
  func advance(family: FamilyID, through date: LocalDate) async throws
}
