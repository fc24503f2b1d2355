import PlaidSyncLedger

/// Queries on a family's books.
public protocol LedgerReader: Sendable {
  /// Returns a family's items, by number; unlinked ones only on request.
  func items(of family: FamilyID, includingUnlinked: Bool) async throws -> [Item]
  /// Returns a family's accounts, by number, including closed ones.
  func accounts(of family: FamilyID) async throws -> [Account]
  /// Returns the accounts of an item with the accounts of unlinked or broken items that each of
  /// them may continue.
  func rejoinCandidates(of item: ItemID) async throws -> [RejoinCandidate]

  /// Returns the transactions that a query selects, newest first.
  func transactions(_ query: TransactionQuery) async throws -> [Transaction]
  /// Returns the provider's JSON of each transaction; manual transactions have none.
  func rawJSON(of transactions: [TransactionID]) async throws -> [TransactionID: String]
  /// Returns the changes of a transaction, oldest first, beginning with its arrival.
  func history(of transaction: TransactionID) async throws -> [TransactionChange]
  /// Returns the transfers that a query selects, newest first.
  func transfers(_ query: TransferQuery) async throws -> [Transfer]
  /// Returns the categories in use, the most frequent first.
  func categories(of family: FamilyID) async throws -> [CategoryUse]
  /// Returns a family's quarantined elements, by number.
  func quarantine(of family: FamilyID) async throws -> [QuarantinedElement]
  /// Returns the number of quarantined elements of each item that has any.
  func quarantineCounts(of family: FamilyID) async throws -> [ItemID: Int]

  /// Returns an account's stored balance rows in a window, ascending.
  func balances(of account: AccountID, in window: SyncWindow) async throws -> [BalanceRow]
  /// Returns an account's valuations, ascending.
  func valuations(of account: AccountID) async throws -> [Valuation]
  /// Returns a family's drift that was reported on or after a date, including accepted drift, by
  /// account and date.
  ///
  /// Accounts without any entry have none, because nothing could explain a change.
  func drifts(of family: FamilyID, since: LocalDate?) async throws -> [Drift]

  /// Returns what an account held at the end of a day according to its stored positions, by ticker
  /// and name.
  func holdings(of account: AccountID, on date: LocalDate) async throws -> [AccountHolding]
  /// Returns an account's trades that are not removed, newest first.
  func trades(of account: AccountID) async throws -> [Trade]
  /// Returns a family's securities, by number.
  func securities(of family: FamilyID) async throws -> [Security]
  /// Returns what each account of a family owes, by its latest terms, by account.
  func liabilities(of family: FamilyID) async throws -> [AccountLiability]
  /// Returns a family's exchange rates, by currencies and date.
  func exchangeRates(of family: FamilyID) async throws -> [ExchangeRate]
  /// Returns a family's closing prices as quoted, by security and date.
  func prices(of family: FamilyID) async throws -> [Price]

  /// Returns the days of a family's accounts in a window, ascending; for a closed account only
  /// those up to its last reported balance, valuation or entry.
  func accountDays(of family: FamilyID, in window: SyncWindow) async throws -> [AccountDay]
  /// Returns the posted entries in a window that are spending or income: no transfers and nothing
  /// excluded; of split transactions, the parts.
  func reportEntries(of family: FamilyID, in window: SyncWindow) async throws -> [ReportEntry]
  /// Returns a family's exchange rates for conversions.
  func rateBook(of family: FamilyID) async throws -> RateBook

  /// Returns the sync records that a query selects, newest first.
  func syncs(_ query: SyncQuery) async throws -> [SyncRecord]
  /// Returns a sync and everything below it, parents before children.
  func syncTree(_ root: SyncID) async throws -> [SyncRecord]
}
