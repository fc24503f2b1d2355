import GRDB
import PlaidSyncLedger

/// The tables of a database: their version, how they are created, and how an older version is
/// upgraded.
///
/// Docs/schema.md lists the triggers of each table; a test compares the list with the database.
struct Schema: Sendable {
  /// The tables that this program uses.
  static let current = Schema(versions: [{ version1 }])
  /// Identifies a file as ours among all SQLite files: `PLSY`.
  static let applicationID: Int64 = 0x504C_5359

  /// The SQL that creates version 1 in an empty file, the SQL that upgrades it to version 2, and so
  /// on. It is assembled only for a file that needs it.
  ///
  /// A version that has been released is never changed, not even in its whitespace; the next one is
  /// SQL in a file of its own. Fixtures/schema keeps a database of each version, which the tests
  /// upgrade.
  let versions: [@Sendable () -> String]
  /// The version of these tables, which is also the file's `user_version`.
  var version: Int64 { Int64(versions.count) }

  /// SQLite does not guarantee the order in which the triggers on one table and event run; none of
  /// them relies on it.
  private static let version1 = [
    tables, bookTables, investmentTables,
    balanceTriggers, investmentTriggers, historyTriggers, splitTriggers, ruleTriggers,
    transferTriggers,
    views,
  ].joined(separator: "\n")

  /// Throws if the file belongs to another program or has a newer version; writes nothing.
  func checkIdentity(_ db: Database, path: String) throws {
    let application = try Self.pragma("application_id", db)
    let found = try Self.pragma("user_version", db)
    if application == 0 && found == 0 {
      guard try db.exists("SELECT 1 FROM sqlite_schema LIMIT 1") else { return }
    }
    guard application == Self.applicationID else {
      throw Failure(
        .inputOutput, "The database \(path) belongs to another program.",
        remedy: .choose(.database))
    }
    guard found <= version else {
      throw Failure(
        .newerDatabase,
        "The database \(path) was written by a newer plaid-sync (its version is \(found), "
          + "this program knows \(version)).",
        remedy: .either("install the newer plaid-sync", or: .choose(.database)))
    }
  }

  /// Upgrades the file to this version, in one transaction.
  ///
  /// - Parameter original: The location of the file, for the backup that is made first; `nil` if
  ///   there is already a backup.
  func migrate(_ db: Database, copying original: (path: String, now: Timestamp)?) throws {
    guard try Self.pragma("user_version", db) < version else { return }
    var backup: MigrationBackup?
    try db.inTransaction(.immediate) {
      // Another process may have upgraded the file while this one waited for the lock.
      let found = try Self.pragma("user_version", db)
      guard found < version else { return .commit }
      if found > 0, let original {
        let made = MigrationBackup(path: original.path, version: found, now: original.now)
        try made.make()
        backup = made
      }
      for sql in versions.dropFirst(Int(found)) { try db.execute(sql: sql()) }
      try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
    backup?.prune()
  }

  private static func pragma(_ name: String, _ db: Database) throws -> Int64 {
    try db.first("PRAGMA \(name)") { $0.integer(0) } ?? 0
  }
}
