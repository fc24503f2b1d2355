import GRDB
import PlaidSyncLedger

/// The tables of a database: which version they have, how they are made, and how those of an older
/// version are brought up to date.
///
/// Docs/schema.md lists the triggers of each table; a test holds the list against the database.
struct Schema: Sendable {
  /// The tables that this program works with.
  static let current = Schema(versions: [{ version1 }])
  /// Marks a file as ours among all SQLite files: `PLSY`.
  static let applicationID: Int64 = 0x504C_5359

  /// The SQL that leads from an empty file to version 1, from there to version 2, and so on. It is
  /// put together only for a file that needs it.
  ///
  /// A version that has been released is never touched again, not even its white space; the next
  /// one is SQL in a file of its own. Fixtures/schema keeps a database of each, which the tests
  /// upgrade.
  let versions: [@Sendable () -> String]
  /// The version of these tables, as the file's `user_version` has it.
  var version: Int64 { Int64(versions.count) }

  /// The triggers on one table and event run in an order that SQLite does not promise; none relies
  /// on it.
  private static let version1 = [
    tables, bookTables, investmentTables,
    balanceTriggers, investmentTriggers, historyTriggers, splitTriggers, ruleTriggers,
    transferTriggers,
    views,
  ].joined(separator: "\n")

  /// Refuses files of other programs and of newer versions; writes nothing.
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

  /// Brings the file to this version, in one transaction.
  ///
  /// - Parameter original: where the file is, for a copy of it that is made before; `nil` if there
  ///   is one already.
  func migrate(_ db: Database, copying original: (path: String, now: Timestamp)?) throws {
    guard try Self.pragma("user_version", db) < version else { return }
    var backup: MigrationBackup?
    try db.inTransaction(.immediate) {
      // Another process may have done it while this one waited for the lock.
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
