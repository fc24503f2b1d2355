import PlaidSyncLedger

/// A provider's reports on an item's investments and debts in one pull. A report that was not
/// requested or not available is `nil`.
package struct InvestmentUpdate: Sendable {
  /// All trades of an item between two days, inclusive.
  package struct Trades: Sendable {
    /// The first day.
    package let start: LocalDate
    /// The last day.
    package let end: LocalDate
    package let trades: [TradeReport]
    /// The securities of these trades.
    package let securities: [SecurityReport]
    /// The provider's ids of the accounts that the trades cover.
    package let accountIDs: Set<String>
    /// The elements that could not be decoded.
    package let undecodable: [UndecodableElement]

    /// Describes the trades.
    package init(
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

  package let itemID: ItemID
  /// The sync that received it.
  package let syncID: SyncID
  /// Today's date in the family's time zone: the day of the list of holdings.
  package let today: LocalDate
  package let holdings: HoldingsReport?
  /// The reported balances that belong to the holdings.
  package let reportedBalances: [PullUpdate.DatedReport]
  package let trades: Trades?
  package let liabilities: LiabilitiesReport?

  /// Describes an update.
  package init(
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
