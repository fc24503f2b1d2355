import PlaidSyncLedger

/// The sync records. A syncable has at most one incomplete record, and each transition rereads the
/// record in its own transaction.
package protocol SyncStore: Sendable {
  /// Creates a pending record, joins a pending one, or returns the one that is running.
  ///
  /// A running record whose owner is dead or whose heartbeat is older than `staleAfterMilliseconds`
  /// becomes stale, and a new record is created in the same transaction.
  func requestSync(_ request: SyncRequest, in world: World) async throws -> SyncTicket
  /// Moves a record from pending to syncing, under an owner. Returns `false` if another process has
  /// already started it.
  func startSync(_ id: SyncID, in world: World) async throws -> Bool
  /// Records that the owner is still working on these syncs.
  func heartbeat(_ ids: [SyncID], in world: World) async throws
  /// Moves a record from syncing to completed or failed. Returns `false` if the record has already
  /// ended; then it is unchanged.
  func finishSync(_ id: SyncID, _ result: SyncResult, in world: World) async throws -> Bool
  /// Advances a family's watermark after a run in which every child completed.
  func advance(family: FamilyID, through date: LocalDate) async throws

  /// Claims some of the changes since a hook's last notices; returns none if all were delivered.
  /// Changes that another living process is delivering are left to it.
  ///
  /// A notice is claimed, delivered and recorded. The claim of a dead process is ignored, so each
  /// notice is delivered at least once, and twice only if a process dies between the delivery and
  /// its record.
  ///
  /// - Parameter states: Returns an item's states; a subject that it omits is left for a later
  ///   call.
  func claimNotices(
    of family: FamilyID, through hook: String,
    states: @escaping @Sendable (NoticeFacts) -> [NoticeState]
  ) async throws -> [Notice]
  /// Records that a claimed notice was delivered, or releases it so that it can be claimed again.
  func recordDelivery(of notice: Notice, isDelivered: Bool) async throws
}

/// A request to sync one syncable.
package struct SyncRequest: Hashable, Sendable {
  /// What to sync.
  package let key: SyncKey
  /// The run to which the sync belongs.
  package let parentID: SyncID?
  /// Whether to sync everything, not only what follows the watermark.
  package let isFull: Bool
  /// The requested window.
  package let window: SyncWindow
  /// A running sync that has had no heartbeat for this long is stale.
  package let staleAfterMilliseconds: Int64

  /// Describes a request.
  package init(
    key: SyncKey, parentID: SyncID?, isFull: Bool, window: SyncWindow,
    staleAfterMilliseconds: Int64 = 60_000
  ) {
    self.key = key
    self.parentID = parentID
    self.isFull = isFull
    self.window = window
    self.staleAfterMilliseconds = staleAfterMilliseconds
  }
}

/// The result of a request for a sync.
package enum SyncTicket: Hashable, Sendable {
  /// A new pending record, for the caller to start.
  case created(SyncRecord)
  /// A record that was already pending; its window and fullness now cover this request too.
  case joined(SyncRecord)
  /// A record that is already running.
  case running(SyncRecord)
}

/// How a sync ended.
package struct SyncResult: Hashable, Sendable {
  /// `nil` for a completed sync.
  package let failure: Failure?
  /// The window that was synced.
  package let window: SyncWindow
  package let stats: SyncStats
  package let warnings: [Warning]

  /// Describes a result.
  package init(
    failure: Failure? = nil, window: SyncWindow, stats: SyncStats, warnings: [Warning] = []
  ) {
    self.failure = failure
    self.window = window
    self.stats = stats
    self.warnings = warnings
  }
}
