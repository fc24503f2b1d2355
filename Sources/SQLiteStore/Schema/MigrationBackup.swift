import FoundationEssentials
import GRDB
import Glibc
import PlaidSyncLedger

/// The copy of a database that is made and checked before its tables are upgraded.
///
/// It is in the folder of the database, as `NAME.v1-20250520T101500Z.backup` with the version and
/// the instant; the newest three are kept. `plaid-sync restore` accepts it like any other backup.
struct MigrationBackup {
  /// The database's path.
  let path: String
  /// The version of its tables.
  let version: Int64
  let now: Timestamp

  /// The number of backups that are kept.
  static let keptMax = 3

  private var target: String {
    let instant = now.description.filter { $0.isLetter || $0.isNumber }
    return "\(path).v\(version)-\(instant).backup"
  }

  /// The database's folder and its name in that folder.
  private var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }
  private var name: Substring { path.split(separator: "/").last ?? path[...] }

  /// Makes the backup. The caller holds the write lock, so that no other process makes one or
  /// changes anything.
  func make() throws {
    let unfinished = "\(path).backup.unfinished"
    do {
      // A process that was killed may have left it behind.
      unlink(unfinished)
      try DatabaseFile.createNew(unfinished)
      try copy(to: unfinished)
      guard rename(unfinished, target) == 0 else { throw Self.systemFailure(target) }
      try Self.sync(folder)
    } catch {
      unlink(unfinished)
      let failure = Failure.sqlite(error, path: unfinished)
      throw failure.with(
        message: "The tables of \(path) must be upgraded, but the backup that is made first "
          + "failed: \(failure.message) Nothing was changed."
      ).with(remedy: "make room for a copy of it in its folder, then try again")
    }
  }

  private func copy(to unfinished: String) throws {
    var reading = Configuration()
    reading.readonly = true
    let source = try DatabaseQueue(path: path, configuration: reading)
    let copy = try DatabaseQueue(path: unfinished)
    try source.read { source in
      try copy.writeWithoutTransaction { try source.backup(to: $0) }
    }
    try copy.writeWithoutTransaction { db in
      // A single file, without a log next to it.
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      let problems = try db.all("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
      let found = try db.first("PRAGMA user_version") { $0.integer(0) }
      guard problems.isEmpty, found == version else {
        throw Failure(
          .damaged, "The copy is damaged: \(problems.first ?? "it has another version").",
          remedy: .restoreBackup)
      }
    }
    try source.close()
    try copy.close()
    try Self.sync(unfinished)
  }

  /// Removes all backups but the newest.
  func prune() {
    // Backups that cannot be listed or removed take up space but do no harm.
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let backups = all.filter { file in
      file.hasPrefix("\(name).v")
        && file.dropFirst(name.count + 2).wholeMatch(of: /[0-9]+-[0-9]{8}T[0-9]+Z\.backup/) != nil
    }
    let byAge = backups.sorted { left, right in
      left.dropFirst(name.count).drop { $0 != "-" } < right.dropFirst(name.count).drop { $0 != "-" }
    }
    for file in byAge.dropLast(Self.keptMax) { unlink("\(folder)/\(file)") }
  }

  /// Flushes a file or folder to disk.
  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemFailure(path) }
    defer { Glibc.close(descriptor) }
    // Some file systems cannot sync a folder and return EINVAL; then nothing more can be done.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw systemFailure(path) }
  }

  private static func systemFailure(_ path: String) -> Failure {
    Failure(
      .inputOutput, "The file \(path) cannot be written: \(String(cString: strerror(errno))).")
  }
}
