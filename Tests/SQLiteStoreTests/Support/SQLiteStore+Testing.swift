import PlaidSyncBalances
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport

@testable import PlaidSyncSQLiteStore

extension SQLiteStore {
  /// Opens books whose pages are `PageText`.
  convenience init(
    path: String, world: World, schema: Schema = .current,
    calculator: any BalanceCalculator = AccountCalculator(),
    decoder: any PageDecoder = PageTextDecoder()
  ) throws {
    try self.init(
      path: path, world: world, calculator: calculator, decoder: decoder, schema: schema)
  }
}
