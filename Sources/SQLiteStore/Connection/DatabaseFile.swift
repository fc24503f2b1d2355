import GRDB
import Glibc
import PlaidSyncLedger

/// The database file: how it is created and how its connections are configured.
enum DatabaseFile {
  /// How long a writer waits for another writer.
  static let busyTimeoutSeconds = 10.0
  /// The number of pages in the WAL, about 40 MB, from which a commit copies them into the file.
  static let checkpointPages = 10_000
  /// The maximum size of the connection's cache: what a large commit needs to update an index of
  /// random keys.
  static let cacheKibibytes = 12_288

  /// Creates an empty file that only its owner can read, unless the file exists.
  ///
  /// SQLite would create it with the umask, so that others could read it for a moment at least.
  /// SQLite gives the WAL and its index the permissions of the file.
  static func prepare(_ path: String) throws {
    try create(path, orAccept: EEXIST)
  }

  /// Creates an empty file for a copy; throws if the file exists.
  static func createNew(_ path: String) throws {
    try create(path, orAccept: nil)
  }

  private static func create(_ path: String, orAccept accepted: Int32?) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
    guard descriptor >= 0 else {
      let code = errno
      if code == accepted { return }
      throw Failure(
        .cannotCreate, "The file \(path) cannot be created: \(String(cString: strerror(code))).",
        remedy: code == EEXIST
          ? "name a file that does not exist yet"
          : "check that its folder exists and can be written")
    }
    Glibc.close(descriptor)
  }

  /// Returns the settings of a connection. The identity of the file is checked before anything is
  /// written.
  static func configuration(path: String, _ schema: Schema) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.journalMode = .wal
    configuration.label = "plaid-sync"
    configuration.prepareDatabase { db in try schema.checkIdentity(db, path: path) }
    return configuration
  }

  /// Opens the file. A database on a read-only disk is opened for reading, without its log.
  static func queue(_ path: String, _ schema: Schema) throws -> DatabaseQueue {
    var configuration = configuration(path: path, schema)
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      guard isImmutable(path) else { throw error }
      configuration.readonly = true
      return try DatabaseQueue(path: immutableURI(path), configuration: configuration)
    }
  }

  /// Whether the file is on a read-only disk and is complete without its log.
  ///
  /// SQLite needs an index next to the log. It cannot create one there, and it does not check
  /// whether there is a log at all.
  private static func isImmutable(_ path: String) -> Bool {
    guard access(path, W_OK) != 0, errno == EROFS else { return false }
    var log = stat()
    return stat(path + "-wal", &log) != 0 || log.st_size == 0
  }

  /// Returns the URI that tells SQLite that the file never changes.
  private static func immutableURI(_ path: String) -> String {
    // All characters that have a meaning in a URI.
    let name = path.map { ["%": "%25", "?": "%3f", "#": "%23"][$0] ?? String($0) }
    return "file:\(name.joined())?immutable=1"
  }

  /// Applies the settings that affect speed, mainly of writes.
  static func tune(_ db: Database) throws {
    try db.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
    try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
    try db.execute(sql: "PRAGMA journal_size_limit = \(checkpointPages * 4096)")
  }
}
