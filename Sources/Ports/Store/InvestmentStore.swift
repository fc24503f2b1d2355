import PlaidSyncLedger

/// What investments and debts need of a store.
public protocol InvestmentStore: Sendable {
  /// The day through which an item's trades were fetched; `nil` when they never were, or all shall
  /// be fetched again.
  func tradesSyncedThrough(of item: ItemID) async throws -> LocalDate?
  /// Applies what a provider said, all of it or nothing: securities, the list of holdings, the
  /// trades of their window, closes, terms of debts, and the readings of the accounts.
  ///
  /// What a complete list no longer names is held no more. A trade of the window that is no longer
  /// listed is removed, and comes back when it is listed again. Fails with `busy` once the update's
  /// sync is over.
  func commit(_ update: InvestmentUpdate) async throws -> PullOutcome

  /// What an account held at the end of a day, as its stored positions say, by ticker.
  func holdings(of account: AccountID, on date: LocalDate) async throws -> [AccountHolding]
  /// An account's standing trades, newest first.
  func trades(of account: AccountID) async throws -> [Trade]
  /// A family's securities, by number.
  func securities(of family: FamilyID) async throws -> [Security]
  /// What each account of a family owes, by its newest terms, by account.
  func liabilities(of family: FamilyID) async throws -> [AccountLiability]

  /// A family's exchange rates, by currencies and day.
  func rates(of family: FamilyID) async throws -> [ExchangeRate]
  /// Sets exchange rates, all of them or none; returns how many are new or different.
  func setRates(_ rates: [ExchangeRate], of family: FamilyID) async throws -> Int
  /// A family's closes, by security and day.
  func prices(of family: FamilyID) async throws -> [Price]
  /// Sets closes by the user's word, all of them or none; returns how many are new or different.
  func setPrices(_ prices: [Price]) async throws -> Int
}

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
