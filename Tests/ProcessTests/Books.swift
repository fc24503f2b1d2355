import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore

/// All rows that a pull writes to a database, without columns that may differ between runs.
struct Books: Equatable {
  let transactions: [String]
  let balances: [AccountID: [BalanceRow]]
  let cursor: String?
  /// The syncs that are neither completed, failed nor stale.
  let incompleteSyncs: Int

  /// Reads the rows.
  static func read(_ path: String) async throws -> Books {
    let store = try SQLiteStore(path: path, world: .live())
    defer { try? store.close() }
    let families = try await store.families()
    var transactions: [String] = []
    var balances: [AccountID: [BalanceRow]] = [:]
    var cursor: String?
    var incomplete = 0
    for family in families {
      transactions += try await store.transactions(TransactionQuery(familyID: family.id)).map {
        "\($0.providerID ?? "") \($0.accountID) \($0.date) \($0.money) \($0.name) \($0.isPending)"
      }
      for account in try await store.accounts(of: family.id) {
        balances[account.id] = try await store.balances(of: account.id, in: .everything)
      }
      cursor = try await store.items(of: family.id, includingUnlinked: true).first?.cursor
      var query = SyncQuery(familyID: family.id)
      query.limit = 10_000
      incomplete += try await store.syncs(query).count { !$0.status.isTerminal }
    }
    return Books(
      transactions: transactions.sorted(), balances: balances, cursor: cursor,
      incompleteSyncs: incomplete)
  }
}
