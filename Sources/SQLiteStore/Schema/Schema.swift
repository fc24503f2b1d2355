import GRDB
import Ledger

/// The versions of the tables, and how a file gets to the newest.
enum Schema {
  /// Marks a file as ours among all SQLite files: `PLSY`.
  static let applicationID: Int64 = 0x504C_5359
  /// The SQL that leads to version 1, 2, …; what was released is never touched again. It is put
  /// together for files that need it, which is hardly ever, and takes 0.3 MB.
  static let versions: [@Sendable () -> String] = [
    { Schema0001.sql }, { Schema0002.sql }, { Schema0003.sql }, { Schema0004.sql },
    { Schema0005.sql },
  ]
  /// The newest version that this program knows.
  static var newest: Int64 { Int64(versions.count) }

  /// Refuses files of other programs and of newer versions; writes nothing.
  static func checkIdentity(_ db: Database, path: String) throws {
    let application = try pragma("application_id", db)
    let version = try pragma("user_version", db)
    if application == 0 && version == 0 {
      guard try db.exists("SELECT 1 FROM sqlite_schema LIMIT 1") else { return }
    }
    guard application == applicationID else {
      throw Failure(
        .inputOutput, "The database \(path) belongs to another program.",
        remedy: .choose(.database))
    }
    guard version <= newest else {
      throw Failure(
        .newerDatabase,
        "The database \(path) was written by a newer plaid-sync (its version is \(version), "
          + "this program knows \(newest)).",
        remedy: .either("install the newer plaid-sync", or: .choose(.database)))
    }
  }

  /// Brings the file to the newest version, in one transaction.
  ///
  /// - Parameter original: where the file is, for a copy of it that is made before; `nil` where
  ///   there is one already.
  static func migrate(_ db: Database, copying original: (path: String, now: Timestamp)?) throws {
    guard try pragma("user_version", db) < newest else { return }
    var backup: MigrationBackup?
    try db.inTransaction(.immediate) {
      // Another process may have done it while this one waited for the lock.
      let version = try pragma("user_version", db)
      guard version < newest else { return .commit }
      if version > 0, let original {
        let made = MigrationBackup(path: original.path, version: version, now: original.now)
        try made.make()
        backup = made
      }
      for sql in versions.dropFirst(Int(version)) { try db.execute(sql: sql()) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(newest)")
      return .commit
    }
    backup?.prune()
  }

  private static func pragma(_ name: String, _ db: Database) throws -> Int64 {
    try db.first("PRAGMA \(name)") { $0.integer(0) } ?? 0
  }
}
