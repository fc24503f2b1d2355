import PlaidSyncLedger

/// Queries on a family's books, from `Application.ledger(of:)`.
///
/// Each call sees one consistent state of the database, even while another process writes. Lists of
/// a family that does not exist are empty. Every call throws `Failure`: with
/// `FailureCode.inputOutput` or `FailureCode.damaged` if the database cannot be read, and with
/// `FailureCode.notFound` only where it is named below.
public protocol LedgerReader: Sendable {
  /// Returns a family's items, by number; unlinked ones only on request.
  func items(of family: FamilyID, includingUnlinked: Bool) async throws -> [Item]
  /// Returns a family's accounts, by number, including closed ones.
  func accounts(of family: FamilyID) async throws -> [Account]
  /// Returns the accounts of an item with the accounts of unlinked or broken items that each of
  /// them may continue; accounts without any are left out.
  ///
  /// Throws `FailureCode.notFound` if there is no such item.
  func rejoinCandidates(of item: ItemID) async throws -> [RejoinCandidate]

  /// Returns the transactions that a query selects, newest first.
  func transactions(_ query: TransactionQuery) async throws -> [Transaction]
  /// Returns the JSON that Plaid sent for each transaction; those that Plaid did not send are
  /// absent.
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

  /// Returns an account's stored balance rows in a window, ascending and without gaps.
  ///
  /// Rows after the account's watermark, `Account.dataSyncedThrough`, may be out of date.
  func balances(of account: AccountID, in window: SyncWindow) async throws -> [BalanceRow]
  /// Returns an account's valuations, ascending.
  func valuations(of account: AccountID) async throws -> [Valuation]
  /// Returns a family's drift that was reported on or after a date (`nil`: all), including accepted
  /// drift, by account and date.
  ///
  /// Only open, linked accounts have drift, and only those with entries, because otherwise nothing
  /// could explain a change. `Application.drifts` adds the likely causes.
  func drifts(of family: FamilyID, since: LocalDate?) async throws -> [Drift]

  /// Returns what an account held at the end of a day according to its stored positions, by ticker
  /// and name.
  ///
  /// Throws `FailureCode.notFound` if there is no such account, and `FailureCode.badInput` if a
  /// value is out of range.
  func holdings(of account: AccountID, on date: LocalDate) async throws -> [AccountHolding]
  /// Returns an account's trades that are not removed, newest first.
  ///
  /// Throws `FailureCode.notFound` if there is no such account.
  func trades(of account: AccountID) async throws -> [Trade]
  /// Returns a family's securities, by number, including those that are no longer held.
  func securities(of family: FamilyID) async throws -> [Security]
  /// Returns the newest terms of each debt of a family, by account.
  func liabilities(of family: FamilyID) async throws -> [AccountLiability]
  /// Returns a family's exchange rates, by currencies and date.
  func exchangeRates(of family: FamilyID) async throws -> [ExchangeRate]
  /// Returns a family's closing prices as quoted (see `Security.quotation`), by security and date.
  func prices(of family: FamilyID) async throws -> [Price]

  /// Returns the closing balances of a family's accounts in a window, ascending by day; of a closed
  /// account only those up to its last reported balance, valuation or entry.
  ///
  /// `Application.netWorth` adds them up.
  func accountDays(of family: FamilyID, in window: SyncWindow) async throws -> [AccountDay]
  /// Returns the posted transactions in a window that are spending or income, in no particular
  /// order: no transfers and nothing excluded; of split transactions, the parts.
  ///
  /// `Application.flows` adds them up.
  func reportEntries(of family: FamilyID, in window: SyncWindow) async throws -> [ReportEntry]
  /// Returns a family's exchange rates for conversions.
  func rateBook(of family: FamilyID) async throws -> RateBook

  /// Returns the sync records that a query selects, newest first.
  func syncs(_ query: SyncQuery) async throws -> [SyncRecord]
  /// Returns a sync and everything below it, parents before children.
  ///
  /// Throws `FailureCode.notFound` if there is no such sync.
  func syncTree(_ root: SyncID) async throws -> [SyncRecord]
}
