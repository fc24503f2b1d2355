import GRDB
import Glibc
import PlaidSyncLedger

/// The file beneath the store: how it is made and how its connections are set.
enum DatabaseFile {
  /// How long a writer waits for another one.
  static let busyTimeoutSeconds = 10.0
  /// Pages of the WAL after which a commit copies them into the file, about 40 MB.
  static let checkpointPages = 10_000
  /// How far the connection's cache may grow: as far as a large commit needs it, which brings an
  /// index of random keys in line.
  static let cacheKibibytes = 12_288

  /// Makes an empty file that only its owner can read, unless there is a file.
  ///
  /// SQLite would make it under the umask, readable by others for a moment at least. The WAL and
  /// its index get the file's own permissions from SQLite.
  static func prepare(_ path: String) throws {
    try create(path, orAccept: EEXIST)
  }

  /// Makes an empty file for a copy; fails when there is one.
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

  /// The settings of a connection; identity is checked before anything is written.
  static func configuration(path: String, _ schema: Schema) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.journalMode = .wal
    configuration.label = "plaid-sync"
    configuration.prepareDatabase { db in try schema.checkIdentity(db, path: path) }
    return configuration
  }

  /// Opens the file. What lies on a disk that cannot be written is read as it stands.
  static func queue(_ path: String, _ schema: Schema) throws -> DatabaseQueue {
    var configuration = configuration(path: path, schema)
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      guard isFrozen(path) else { throw error }
      configuration.readonly = true
      return try DatabaseQueue(path: frozen(path), configuration: configuration)
    }
  }

  /// Whether a whole database is on a disk that nobody can write: SQLite wants an index beside the
  /// log, which it cannot make there, and does not look whether there is a log.
  private static func isFrozen(_ path: String) -> Bool {
    guard access(path, W_OK) != 0, errno == EROFS else { return false }
    var log = stat()
    return stat(path + "-wal", &log) != 0 || log.st_size == 0
  }

  /// The name by which SQLite takes a file as one that never changes.
  private static func frozen(_ path: String) -> String {
    // All that a URI gives a meaning to.
    let name = path.map { ["%": "%25", "?": "%3f", "#": "%23"][$0] ?? String($0) }
    return "file:\(name.joined())?immutable=1"
  }

  /// Settings that matter for speed, and most where something is written.
  static func tune(_ db: Database) throws {
    try db.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
    try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
    try db.execute(sql: "PRAGMA journal_size_limit = \(checkpointPages * 4096)")
  }
}
