import PlaidSyncLedger

/// What one pull of an item commits beside its staged pages.
public struct PullUpdate: Sendable {
  public let itemID: ItemID
  /// The sync that did it.
  public let syncID: SyncID
  /// True when the pages cover everything from the empty cursor: rows they lack are tombstoned.
  public let isFull: Bool
  /// The accounts, with the readings that belong to the pages.
  public let accounts: [DatedReport]
  /// True when `accounts` lists all open accounts of the item: those missing are closed.
  public let areAccountsComplete: Bool
  /// How the provider sees the item.
  public let report: ItemReport
  /// How the item stands now.
  public let state: ItemState
  /// Today's date in the family's time zone: the watermark that the item gets.
  public let today: LocalDate

  /// An account's report and the date that its balance speaks of.
  public struct DatedReport: Sendable {
    public let account: AccountReport
    public let date: LocalDate
    public let readAt: Timestamp

    /// Dates a report.
    public init(account: AccountReport, date: LocalDate, readAt: Timestamp) {
      self.account = account
      self.date = date
      self.readAt = readAt
    }
  }

  /// Describes an update.
  public init(
    itemID: ItemID, syncID: SyncID, isFull: Bool, accounts: [DatedReport],
    areAccountsComplete: Bool, report: ItemReport, state: ItemState? = nil, today: LocalDate
  ) {
    self.itemID = itemID
    self.syncID = syncID
    self.isFull = isFull
    self.accounts = accounts
    self.areAccountsComplete = areAccountsComplete
    self.report = report
    self.state =
      state
      ?? ItemState(
        status: report.status, errorCode: report.failure?.providerCode, remedy: nil)
    self.today = today
  }
}

/// What a commit changed.
public struct PullOutcome: Hashable, Sendable {
  /// added, modified, removed, unchanged, quarantined and rounded are filled in.
  public let stats: SyncStats
  /// What is odd: null currencies, unknown types, accounts that vanished or came back.
  public let warnings: [String]

  /// Describes a commit's effect.
  public init(stats: SyncStats, warnings: [String]) {
    self.stats = stats
    self.warnings = warnings
  }
}

/// What one account's sync did.
public struct BalanceOutcome: Hashable, Sendable {
  /// The window that really ran.
  public let window: SyncWindow
  /// How many rows were computed.
  public let computed: Int
  /// How many rows differed and were written or deleted.
  public let written: Int
  /// The last row's end, cash and non-cash; `nil` without rows.
  public let balance: Amount?
  /// The adjustment of the newest anchored day's row or the row after it, unexplained by entries.
  public let drift: Amount?
  /// Dates for which a rate or a price is missing.
  public let incompleteDates: Int

  /// Describes a run.
  public init(
    window: SyncWindow, computed: Int, written: Int, balance: Amount?, drift: Amount?,
    incompleteDates: Int
  ) {
    self.window = window
    self.computed = computed
    self.written = written
    self.balance = balance
    self.drift = drift
    self.incompleteDates = incompleteDates
  }
}
