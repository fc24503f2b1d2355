/// One recorded sync of a family, an item or an account.
public struct SyncRecord: Hashable, Sendable {
  public let id: SyncID
  public let parentID: SyncID?
  public let key: SyncKey
  public let status: SyncStatus
  /// True when everything was requested to be fetched or computed again.
  public let isFull: Bool
  /// The window that was actually synced; until the sync ends, the one that was requested.
  public let window: SyncWindow
  public let createdAt: Timestamp
  public let startedAt: Timestamp?
  public let finishedAt: Timestamp?
  public let heartbeatAt: Timestamp?
  /// The process that runs it.
  public let owner: SyncOwner?
  /// Why it failed; `nil` if it did not.
  public let failure: Failure?
  /// Unusual conditions that did not stop the sync.
  public let warnings: [Warning]
  public let stats: SyncStats

  /// Creates a sync record.
  package init(
    id: SyncID, parentID: SyncID?, key: SyncKey, status: SyncStatus, isFull: Bool,
    window: SyncWindow, createdAt: Timestamp, startedAt: Timestamp?, finishedAt: Timestamp?,
    heartbeatAt: Timestamp?, owner: SyncOwner?, failure: Failure?, warnings: [Warning],
    stats: SyncStats
  ) {
    self.id = id
    self.parentID = parentID
    self.key = key
    self.status = status
    self.isFull = isFull
    self.window = window
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.heartbeatAt = heartbeatAt
    self.owner = owner
    self.failure = failure
    self.warnings = warnings
    self.stats = stats
  }
}

/// The status of a sync; the last three are final.
public enum SyncStatus: String, Hashable, Sendable {
  case pending, syncing, completed, failed, stale

  /// True when the status can no longer change.
  public var isTerminal: Bool { self != .pending && self != .syncing }
}

/// Identifies a family, an item or an account as the subject of a sync.
public enum SyncKey: Hashable, Sendable, CustomStringConvertible {
  case family(FamilyID)
  case item(ItemID)
  case account(AccountID)

  /// `family`, `item` or `account`.
  package var kind: String {
    switch self {
    case .family: "family"
    case .item: "item"
    case .account: "account"
    }
  }

  /// The row number of the family, item or account.
  package var rawValue: Int64 {
    switch self {
    case .family(let id): id.rawValue
    case .item(let id): id.rawValue
    case .account(let id): id.rawValue
    }
  }

  /// Recreates a key from its stored parts; `nil` for an unknown kind.
  package init?(kind: String, rawValue: Int64) {
    switch kind {
    case "family": self = .family(FamilyID(rawValue))
    case "item": self = .item(ItemID(rawValue))
    case "account": self = .account(AccountID(rawValue))
    default: return nil
    }
  }

  public var description: String { "\(kind) \(rawValue)" }
}

/// The process that runs a sync, identified so that a later process can tell if it is still alive.
public struct SyncOwner: Hashable, Sendable {
  /// The machine and its boot, because pids have no meaning on other machines.
  public let machine: String
  /// The process id.
  public let pid: Int32
  /// When the process started, in the kernel's clock ticks, because pids are reused.
  public let startTicks: Int64

  /// Creates an owner from a process's identity.
  public init(machine: String, pid: Int32, startTicks: Int64) {
    self.machine = machine
    self.pid = pid
    self.startTicks = startTicks
  }
}

/// The counters of one sync.
public struct SyncStats: Hashable, Sendable {
  public package(set) var requests = 0
  /// The number of requests that the provider bills.
  public package(set) var billed = 0
  public package(set) var pages = 0
  public package(set) var restarts = 0
  public package(set) var added = 0
  public package(set) var modified = 0
  public package(set) var removed = 0
  public package(set) var unchanged = 0
  /// The number of holdings read; the next two count trades and terms of liabilities.
  public package(set) var holdings = 0
  public package(set) var trades = 0
  public package(set) var liabilities = 0
  public package(set) var quarantined = 0
  public package(set) var rounded = 0
  public package(set) var balancesComputed = 0
  public package(set) var balancesWritten = 0
  /// The adjustment on the newest anchored day: the part that entries do not explain.
  public package(set) var drift: Amount?

  /// Creates counters that are all 0.
  package init() {}

  /// Adds another sync's counters; drift is not added, because each account has its own.
  package mutating func add(_ other: SyncStats) {
    requests += other.requests
    billed += other.billed
    pages += other.pages
    restarts += other.restarts
    added += other.added
    modified += other.modified
    removed += other.removed
    unchanged += other.unchanged
    holdings += other.holdings
    trades += other.trades
    liabilities += other.liabilities
    quarantined += other.quarantined
    rounded += other.rounded
    balancesComputed += other.balancesComputed
    balancesWritten += other.balancesWritten
  }
}
