import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// The day through which an item's trades were fetched.
  public func tradesSyncedThrough(of item: ItemID) async throws -> LocalDate? {
    try await read { db in
      let found = try db.first(
        "SELECT trades_synced_through FROM items WHERE item_id = ?1", item
      ) { $0.dateOrNull(0) }
      guard let found else { throw ItemReader.missing(item) }
      return found
    }
  }

  /// Applies what a provider said of investments and debts: all of it or nothing.
  public func commit(_ update: InvestmentUpdate) async throws -> PullOutcome {
    let now = world.now()
    return try await write { db in
      try SQLiteStore.requireRunning(update.syncID, db)
      var writer = try InvestmentWriter(update, now: now, db)
      try writer.run()
      return PullOutcome(stats: writer.stats, warnings: writer.warnings)
    }
  }

  /// What each account of a family owes, by its newest terms.
  public func liabilities(of family: FamilyID) async throws -> [AccountLiability] {
    try await read { db in try LiabilityRows.newest(of: family, db) }
  }
}
