import PlaidSyncLedger

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

  /// Claims some of the changes since the last notices through a hook; none if all were delivered.
  /// Changes that a living process is delivering right now are left to it.
  ///
  /// A notice is claimed, delivered and recorded. The claim of a process that died does not count,
  /// so each notice is delivered at least once, and twice only if a process dies between the
  /// delivery and its record.
  ///
  /// - Parameter states: Returns an item's states; a subject that is left out is not decided now.
  func claimNotices(
    of family: FamilyID, through hook: String,
    states: @escaping @Sendable (NoticeFacts) -> [NoticeState]
  ) async throws -> [Notice]
  /// Records that a claimed notice was delivered, or releases it for the next time.
  func recordDelivery(of notice: Notice, isDelivered: Bool) async throws
}

/// Asks for a sync of one syncable.
public struct SyncRequest: Hashable, Sendable {
  /// What to sync.
  public let key: SyncKey
  /// The run it is a part of.
  public let parentID: SyncID?
  /// Everything again, not only since the watermark.
  public let isFull: Bool
  /// The window asked for.
  public let window: SyncWindow
  /// A running sync without a heartbeat for so long is stale.
  public let staleAfterMilliseconds: Int64

  /// Describes a request.
  public init(
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

/// What became of a request for a sync.
public enum SyncTicket: Hashable, Sendable {
  /// A new pending record, this asker's to start.
  case created(SyncRecord)
  /// A record that was pending already; its window and fullness now cover this request too.
  case joined(SyncRecord)
  /// Another process is at it.
  case running(SyncRecord)
}

/// How a sync ended.
public struct SyncResult: Hashable, Sendable {
  /// `nil` for a completed sync.
  public let failure: Failure?
  /// The window that really ran.
  public let window: SyncWindow
  public let stats: SyncStats
  public let warnings: [Warning]

  /// Describes an end.
  public init(
    failure: Failure? = nil, window: SyncWindow, stats: SyncStats, warnings: [Warning] = []
  ) {
    self.failure = failure
    self.window = window
    self.stats = stats
    self.warnings = warnings
  }
}

/// Selects sync records.
public struct SyncQuery: Hashable, Sendable {
  public var familyID: FamilyID
  /// Only those of one syncable.
  public var key: SyncKey?
  /// Only runs that are no part of another, without those of single accounts, which edits ask for.
  public var onlyPulls = false
  public var limit = 50

  /// Selects a family's records.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}
