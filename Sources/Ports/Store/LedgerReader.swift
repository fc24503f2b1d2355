import Ledger

/// Questions to the books.
public protocol LedgerReader: Sendable {
  /// All families, by number.
  func families() async throws -> [Family]
  /// A family's items, by number; unlinked ones too when asked for.
  func items(of family: FamilyID, includingUnlinked: Bool) async throws -> [Item]
  /// A family's accounts, by number, closed ones included.
  func accounts(of family: FamilyID) async throws -> [Account]
  /// The transactions that a query selects, newest first.
  func transactions(_ query: TransactionQuery) async throws -> [Transaction]
  /// What the provider sent for each of the transactions, whole; those made by hand have nothing.
  func rawJSON(of transactions: [TransactionID]) async throws -> [TransactionID: String]
  /// What happened to a transaction, oldest first; it begins with how the transaction came.
  func history(of transaction: TransactionID) async throws -> [TransactionChange]
  /// An account's stored balance rows inside a window, ascending.
  func balances(of account: AccountID, in window: SyncWindow) async throws -> [BalanceRow]
  /// All inputs of an account's balances.
  func timeline(of account: AccountID, today: LocalDate) async throws -> AccountTimeline
  /// An account's valuations, ascending.
  func valuations(of account: AccountID) async throws -> [Valuation]
  /// The sync records that a query selects, newest first.
  func syncs(_ query: SyncQuery) async throws -> [SyncRecord]
  /// A sync and everything below it, parents before children.
  func syncTree(_ root: SyncID) async throws -> [SyncRecord]
}
