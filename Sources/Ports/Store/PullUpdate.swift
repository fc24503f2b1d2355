import Ledger

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
