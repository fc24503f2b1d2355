import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// All families, by number.
  public func families() async throws -> [Family] {
    try await read { db in try AccountReader.families(db) }
  }

  /// A family's items, by number; unlinked ones too when asked for.
  public func items(of family: FamilyID, includingUnlinked: Bool) async throws -> [Item] {
    try await read { db in
      try ItemReader.items(of: family, includingUnlinked: includingUnlinked, db)
    }
  }

  /// A family's accounts, by number, closed ones included.
  public func accounts(of family: FamilyID) async throws -> [Account] {
    try await read { db in try AccountReader.accounts(of: family, db) }
  }

  /// The transactions that a query selects, newest first.
  public func transactions(_ query: TransactionQuery) async throws -> [Transaction] {
    try await read { db in try TransactionReader.transactions(query, db) }
  }

  /// What happened to a transaction, oldest first; it begins with how the transaction came.
  public func history(of transaction: TransactionID) async throws -> [TransactionChange] {
    try await read { db in try HistoryReader.changes(of: transaction, db) }
  }

  /// An account's stored balance rows inside a window, ascending.
  public func balances(of account: AccountID, in window: SyncWindow) async throws -> [BalanceRow] {
    try await read { db in try BalanceRows.rows(of: account, in: window, db) }
  }

  /// An account's valuations, ascending.
  public func valuations(of account: AccountID) async throws -> [Valuation] {
    try await read { db in
      try db.all(
        "SELECT date, amount_e8, kind FROM valuations WHERE account_id = ?1 ORDER BY date",
        account, read: TimelineReader.valuation)
    }
  }

  /// The sync records that a query selects, newest first.
  public func syncs(_ query: SyncQuery) async throws -> [SyncRecord] {
    try await read { db in try SyncReader.records(query, db) }
  }

  /// A sync and everything below it, parents before children.
  public func syncTree(_ root: SyncID) async throws -> [SyncRecord] {
    try await read { db in try SyncReader.tree(root, db) }
  }
}
