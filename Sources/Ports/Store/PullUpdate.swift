import PlaidSyncLedger

/// What one pull of an item commits in addition to its staged pages.
package struct PullUpdate: Sendable {
  package let itemID: ItemID
  /// The sync that received it.
  package let syncID: SyncID
  /// Whether the pages cover everything from the empty cursor: rows missing from them are removed.
  package let isFull: Bool
  /// The accounts, with the reported balances that belong to the pages.
  package let accounts: [DatedReport]
  /// Whether `accounts` lists all open accounts of the item: accounts missing from it are closed.
  package let areAccountsComplete: Bool
  /// What the provider reports about the item.
  package let report: ItemReport
  /// The item's state after the pull.
  package let state: ItemState
  /// Today's date in the family's time zone: the watermark that the item gets.
  package let today: LocalDate

  /// An account's report and the day to which its balance applies.
  package struct DatedReport: Sendable {
    package let account: AccountReport
    package let date: LocalDate
    package let readAt: Timestamp

    /// Dates a report.
    package init(account: AccountReport, date: LocalDate, readAt: Timestamp) {
      self.account = account
      self.date = date
      self.readAt = readAt
    }
  }

  /// Describes an update.
  package init(
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
package struct PullOutcome: Hashable, Sendable {
  /// The counts `added`, `modified`, `removed`, `unchanged`, `quarantined` and `rounded`; after
  /// investments also `holdings`, `trades` and `liabilities`.
  package let stats: SyncStats
  /// Oddities, such as missing currencies, unknown types, and accounts that disappeared or
  /// returned.
  package let warnings: [String]

  /// Describes a commit's effect.
  package init(stats: SyncStats, warnings: [String]) {
    self.stats = stats
    self.warnings = warnings
  }
}

/// The result of syncing one account's balances.
package struct BalanceOutcome: Hashable, Sendable {
  /// The window that was computed.
  package let window: SyncWindow
  /// The number of rows that were computed.
  package let computed: Int
  /// The number of rows that differed and were written or deleted.
  package let written: Int
  /// The closing balance of the last row, cash and non-cash together; `nil` if there are no rows.
  package let balance: Amount?
  /// The part of the newest anchor's balance that no entry explains: the adjustment in the anchor's
  /// row or, for a linked account, in the row after the previous anchor.
  package let drift: Amount?
  /// The number of dates for which a rate or a price is missing.
  package let incompleteDates: Int

  /// Describes a run.
  package init(
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
