import PlaidSyncLedger

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

/// Selects transactions; every criterion that is set has to hold.
public struct TransactionQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var accountID: AccountID?
  public var transactionID: TransactionID?
  public var since: LocalDate?
  public var until: LocalDate?
  /// Text in name, merchant, description or notes, without regard to case.
  public var search: String?
  /// The beginning of a category, primary or detailed.
  public var category: String?
  /// Only pending ones, only posted ones, or both.
  public var isPending: Bool?
  /// Only those that were taken back or deleted, or only those that stand.
  public var isRemoved = false
  /// Only parts that make up for a changed amount, only others, or both.
  public var isRemainder: Bool?
  public var limit: Int?

  /// Selects all of a family's transactions.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}

/// Selects transfers; every criterion that is set has to hold.
public struct TransferQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var transferID: TransferID?
  /// One of its sides is in this account.
  public var accountID: AccountID?
  /// The day on which money leaves.
  public var since: LocalDate?
  public var until: LocalDate?
  public var states: Set<Transfer.State>

  /// Selects all of a family's transfers in some states.
  public init(familyID: FamilyID, states: Set<Transfer.State> = Set(Transfer.State.allCases)) {
    self.familyID = familyID
    self.states = states
  }
}
