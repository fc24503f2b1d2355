import PlaidSyncLedger

/// What a provider said of an item's investments and debts in one pull; what was not asked for, or
/// could not be had, is `nil`.
public struct InvestmentUpdate: Sendable {
  /// All trades of an item between two days.
  public struct Trades: Sendable {
    /// The first day.
    public let start: LocalDate
    /// The last day.
    public let end: LocalDate
    public let trades: [TradeReport]
    /// The securities of these trades.
    public let securities: [SecurityReport]
    /// The provider's ids of the accounts that were spoken of.
    public let accountIDs: Set<String>
    /// What could not be read.
    public let undecodable: [UndecodableElement]

    /// Gathers the pages.
    public init(
      start: LocalDate, end: LocalDate, trades: [TradeReport], securities: [SecurityReport],
      accountIDs: Set<String>, undecodable: [UndecodableElement]
    ) {
      self.start = start
      self.end = end
      self.trades = trades
      self.securities = securities
      self.accountIDs = accountIDs
      self.undecodable = undecodable
    }
  }

  public let itemID: ItemID
  /// The sync that did it.
  public let syncID: SyncID
  /// Today's date in the family's time zone: the day of the list of holdings.
  public let today: LocalDate
  public let holdings: HoldingsReport?
  /// The readings that belong to the holdings.
  public let reportedBalances: [PullUpdate.DatedReport]
  public let trades: Trades?
  public let liabilities: LiabilitiesReport?

  /// Describes an update.
  public init(
    itemID: ItemID, syncID: SyncID, today: LocalDate, holdings: HoldingsReport? = nil,
    reportedBalances: [PullUpdate.DatedReport] = [], trades: Trades? = nil,
    liabilities: LiabilitiesReport? = nil
  ) {
    self.itemID = itemID
    self.syncID = syncID
    self.today = today
    self.holdings = holdings
    self.reportedBalances = reportedBalances
    self.trades = trades
    self.liabilities = liabilities
  }
}
