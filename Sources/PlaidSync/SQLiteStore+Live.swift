import PlaidSyncAPI
import PlaidSyncBalances
import PlaidSyncPorts
import PlaidSyncSQLiteStore

extension SQLiteStore {
  /// Opens the books in a file, with Plaid as the provider.
  package convenience init(path: String, world: World) throws {
    try self.init(
      path: path, world: world, calculator: AccountCalculator(), decoder: PlaidPageDecoder())
  }
}
