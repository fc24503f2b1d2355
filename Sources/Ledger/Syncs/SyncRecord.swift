/// One recorded sync of a family, an item or an account.
///
/// A pull of a family has one sync for the family, below it one for each item, and below these one
/// for each account.
public struct SyncRecord: Hashable, Sendable {
  public let id: SyncID
  /// The sync that it is a part of; `nil` for the topmost one.
  public let parentID: SyncID?
  /// What was synced.
  public let key: SyncKey
  public let status: SyncStatus
  /// True when everything was requested to be fetched or computed again.
  public let isFull: Bool
  /// The window that was actually synced; until the sync ends, the one that was requested.
  public let window: SyncWindow
  /// When it was requested.
  public let createdAt: Timestamp
  /// When a process began to work on it; `nil` until then.
  public let startedAt: Timestamp?
  /// When it reached its final status; `nil` until then.
  public let finishedAt: Timestamp?
  /// When its process last showed that it is alive; `nil` until the sync starts.
  public let heartbeatAt: Timestamp?
  /// The process that runs it, or ran it; `nil` until the sync starts.
  public let owner: SyncOwner?
  /// Why it failed; `nil` if it did not.
  public let failure: Failure?
  /// Unusual conditions that did not stop the sync.
  public let warnings: [Warning]
  /// The counters of this sync and of all below it.
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

/// The status of a sync.
public enum SyncStatus: String, Hashable, Sendable {
  /// Requested, but not started.
  case pending
  case syncing
  /// Ended without a failure in this sync or any below it.
  case completed
  case failed
  /// Its process ended or stopped responding, so that another sync took over.
  case stale

  /// True when the status can no longer change.
  public var isTerminal: Bool { self != .pending && self != .syncing }
}

/// Identifies a family, an item or an account as the subject of a sync.
public enum SyncKey: Hashable, Sendable, CustomStringConvertible {
  case family(FamilyID)
  case item(ItemID)
  case account(AccountID)

  /// What is synced.
  package enum Kind: String, Hashable, Sendable {
    case family, item, account
  }

  /// What is synced.
  package var kind: Kind {
    switch self {
    case .family: .family
    case .item: .item
    case .account: .account
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
    switch Kind(rawValue: kind) {
    case .family: self = .family(FamilyID(rawValue))
    case .item: self = .item(ItemID(rawValue))
    case .account: self = .account(AccountID(rawValue))
    case nil: return nil
    }
  }

  /// The kind and the number: `account 3`.
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
  /// The number of requests to Plaid, including repeated ones.
  public package(set) var requests = 0
  /// The number of requests that Plaid bills individually.
  public package(set) var billed = 0
  /// The number of pages of transactions and trades that were fetched.
  public package(set) var pages = 0
  /// How often a pagination was restarted because the data changed during it.
  public package(set) var restarts = 0
  /// The number of transactions and trades that are new in the books.
  public package(set) var added = 0
  /// The number of transactions and trades of which a value changed.
  public package(set) var modified = 0
  /// The number of transactions and trades that were removed from the books.
  public package(set) var removed = 0
  /// The number of transactions and trades that were sent again without a change.
  public package(set) var unchanged = 0
  /// The number of holdings that were read.
  public package(set) var holdings = 0
  /// The number of trades that were read.
  public package(set) var trades = 0
  /// The number of debts whose terms were read.
  public package(set) var liabilities = 0
  /// The number of elements that could not be imported and went to quarantine.
  public package(set) var quarantined = 0
  /// The number of amounts with more than eight decimals, which were rounded.
  public package(set) var rounded = 0
  /// The number of balance rows that were computed.
  public package(set) var balancesComputed = 0
  /// The number of balance rows that differed from the stored ones and were written.
  public package(set) var balancesWritten = 0
  /// An account's unexplained change on its newest anchored day, in its currency; `nil` for items
  /// and families, and if there is no such day.
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
