import CPlaidSyncBuildCommit
import PlaidSyncSQLiteStore

/// Which version of plaid-sync this is, and what it was built from.
public struct BuildInformation: Hashable, Sendable {
  /// The version, such as `0.1.0`.
  public let version: String
  /// The commit, shortened; `nil` unless a release was built, so also in a program that depends on
  /// the library.
  public let commit: String?
  /// The version of the database's tables that this build reads and writes.
  public let schemaVersion: Int64

  /// This build.
  public static let current = BuildInformation(
    version: "0.1.0", commit: String(cString: cbuildcommit()),
    schemaVersion: SQLiteStore.schemaVersion)

  /// Describes a build; an empty commit counts as none.
  init(version: String, commit: String, schemaVersion: Int64) {
    self.version = version
    self.commit = commit.isEmpty ? nil : commit
    self.schemaVersion = schemaVersion
  }
}

extension BuildInformation: CustomStringConvertible {
  /// One line: `0.1.0 (commit 1a2b3c4d, schema 1)`.
  public var description: String {
    let origin = commit.map { "commit \($0)" } ?? "development build"
    return "\(version) (\(origin), schema \(schemaVersion))"
  }
}
