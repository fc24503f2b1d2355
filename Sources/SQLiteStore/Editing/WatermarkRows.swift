import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Clears watermarks at the user's request; otherwise triggers move them back.
enum WatermarkRows {
  /// Clears the watermarks of a scope: a family with everything below it, an item with its
  /// accounts, or an account.
  static func clear(of scope: SyncKey, _ db: Database) throws {
    let column: String
    switch scope {
    case .family(let family):
      try AccountReader.requireFamily(family, db)
      try db.run("UPDATE families SET data_synced_through = NULL WHERE family_id = ?1", family)
      column = "family_id"
    case .item(let item):
      try ItemReader.require(item, db)
      column = "item_id"
    case .account(let account):
      try AccountReader.require(account, db)
      column = "account_id"
    }
    if column != "account_id" {
      try db.run(
        """
        UPDATE items SET data_synced_through = NULL, trades_synced_through = NULL
        WHERE \(column) = ?1
        """, scope.rawValue)
    }
    try db.run(
      "UPDATE accounts SET data_synced_through = NULL WHERE \(column) = ?1", scope.rawValue)
  }
}
