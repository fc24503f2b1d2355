/// One recorded run for one syncable.
public struct SyncRecord: Hashable, Sendable {
  public let id: SyncID
  public let parentID: SyncID?
  public let key: SyncKey
  public let status: SyncStatus
  /// True when everything was asked to be computed or fetched again.
  public let isFull: Bool
  /// The window that really ran; before the end, the one that was asked for.
  public let window: SyncWindow
  public let createdAt: Timestamp
  public let startedAt: Timestamp?
  public let finishedAt: Timestamp?
  public let heartbeatAt: Timestamp?
  /// Who runs it.
  public let owner: SyncOwner?
  /// Why it failed.
  public let failure: Failure?
  /// What is odd but did not stop it.
  public let warnings: [Warning]
  public let stats: SyncStats

  /// Describes a run.
  public init(
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

/// Where a sync stands; the last three are final.
public enum SyncStatus: String, Hashable, Sendable {
  case pending, syncing, completed, failed, stale

  /// True when it will never change again.
  public var isTerminal: Bool { self != .pending && self != .syncing }
}

/// Names something that can be synced and remembers how far.
public enum SyncKey: Hashable, Sendable, CustomStringConvertible {
  case family(FamilyID)
  case item(ItemID)
  case account(AccountID)

  /// `family`, `item` or `account`.
  public var kind: String {
    switch self {
    case .family: "family"
    case .item: "item"
    case .account: "account"
    }
  }

  /// The row number of the thing.
  public var rawValue: Int64 {
    switch self {
    case .family(let id): id.rawValue
    case .item(let id): id.rawValue
    case .account(let id): id.rawValue
    }
  }

  /// Puts a stored pair together again; `nil` for a kind that does not exist.
  public init?(kind: String, rawValue: Int64) {
    switch kind {
    case "family": self = .family(FamilyID(rawValue))
    case "item": self = .item(ItemID(rawValue))
    case "account": self = .account(AccountID(rawValue))
    default: return nil
    }
  }

  public var description: String { "\(kind) \(rawValue)" }
}

/// The process that runs a sync, named so that a later process can tell whether it still lives.
public struct SyncOwner: Hashable, Sendable {
  /// The machine and its boot: pids mean nothing on another.
  public let machine: String
  /// The process id.
  public let pid: Int32
  /// When the process started, in the kernel's clock ticks: pids are reused.
  public let startTicks: Int64

  /// Names a process.
  public init(machine: String, pid: Int32, startTicks: Int64) {
    self.machine = machine
    self.pid = pid
    self.startTicks = startTicks
  }
}

/// What one sync did, in figures.
public struct SyncStats: Hashable, Sendable {
  public var requests = 0
  /// How many of the requests cost money.
  public var billed = 0
  public var pages = 0
  public var restarts = 0
  public var added = 0
  public var modified = 0
  public var removed = 0
  public var unchanged = 0
  /// Lines of holdings, trades and terms of debts that were read.
  public var holdings = 0
  public var trades = 0
  public var liabilities = 0
  public var quarantined = 0
  public var rounded = 0
  public var balancesComputed = 0
  public var balancesWritten = 0
  /// The adjustment on the newest anchored day: what entries do not explain.
  public var drift: Amount?

  /// Nothing done yet.
  public init() {}

  /// Adds another sync's figures; drifts of different accounts are not summed.
  public mutating func add(_ other: SyncStats) {
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
