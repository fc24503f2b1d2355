import PlaidSyncLedger

/// A provider's reports on an item's investments and debts in one pull. A report that was not
/// requested or not available is `nil`.
public struct InvestmentUpdate: Sendable {
  /// All trades of an item between two days, inclusive.
  public struct Trades: Sendable {
    /// The first day.
    public let start: LocalDate
    /// The last day.
    public let end: LocalDate
    public let trades: [TradeReport]
    /// The securities of these trades.
    public let securities: [SecurityReport]
    /// The provider's ids of the accounts that the trades cover.
    public let accountIDs: Set<String>
    /// The elements that could not be decoded.
    public let undecodable: [UndecodableElement]

    /// Describes the trades.
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
  /// The sync that received it.
  public let syncID: SyncID
  /// Today's date in the family's time zone: the day of the list of holdings.
  public let today: LocalDate
  public let holdings: HoldingsReport?
  /// The reported balances that belong to the holdings.
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
