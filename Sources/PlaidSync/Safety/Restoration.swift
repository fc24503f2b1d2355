import FoundationEssentials
import Glibc
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore
import PlaidSyncVault

/// Replaces the database with a backup, after verifying the backup.
package struct Restoration: Sendable {
  private let database: String
  private let world: World

  /// Prepares to replace the configured database, which may be damaged or missing.
  package init(of configuration: Configuration, world: World) {
    database = configuration.databasePath
    self.world = world
  }

  /// Verifies the backup, then replaces the database.
  ///
  /// - Returns: The path that the former database was saved to; `nil` if there was none.
  package func run(from path: String) async throws -> String? {
    try PrivateFile.makeFolder(PrivateFile.folder(of: database))
    let scratch = try ScratchFolder(nextTo: database, "restore", world: world)
    defer { scratch.discard() }
    // The backup itself is not touched, because opening a database may migrate its schema.
    let candidate = "\(scratch.path)/books.db"
    try copy(path, to: candidate)
    try await check(candidate, named: path)
    let former = "\(database).before-restore-\(world.now().milliseconds)"
    guard FileManager.default.fileExists(atPath: database) else {
      // The log of a missing database must not be mistaken for the new one's.
      try putAside(to: former)
      try await replace(with: candidate)
      return nil
    }
    do {
      let store = try SQLiteStore(path: database, world: world)
      try await store.copy(to: former)
      try store.close()
      try await replace(with: candidate)
    } catch let failure as Failure where failure.code == .damaged {
      // A damaged database cannot be copied page by page: its files are moved aside as they are.
      try putAside(to: former)
      try await replace(with: candidate)
    }
    return former
  }

  private func replace(with candidate: String) async throws {
    let store = try SQLiteStore(path: database, world: world)
    try await store.replaceContent(with: candidate)
    try store.close()
  }

  private func copy(_ path: String, to candidate: String) throws(Failure) {
    do {
      try FileManager.default.copyItem(atPath: path, toPath: candidate)
      // A database that was copied by hand may have its log next to it.
      if FileManager.default.fileExists(atPath: "\(path)-wal") {
        try FileManager.default.copyItem(atPath: "\(path)-wal", toPath: "\(candidate)-wal")
      }
    } catch {
      throw Failure(
        .notFound, "the backup \(path) cannot be read",
        remedy: .choose(.backup), cause: "\(error)")
    }
    guard chmod(candidate, 0o600) == 0 else {
      throw Failure(.inputOutput, "the copy of \(path) cannot be made private")
    }
  }

  private func check(_ candidate: String, named path: String) async throws {
    // SQLite treats an empty file as a new database, which would replace the books with nothing.
    var facts = stat()
    guard stat(candidate, &facts) == 0, facts.st_size > 0 else {
      throw Failure(
        .badInput, "the backup \(path) is empty",
        remedy: .choose(.backup))
    }
    let findings: [String]
    do {
      findings = try await Application.findings(in: candidate, world: world)
    } catch let failure as Failure {
      throw Failure(
        [.inputOutput, .damaged].contains(failure.code) ? .badInput : failure.code,
        failure.message.replacing("The database \(candidate)", with: "the backup \(path)"),
        remedy: .choose(.backup))
    }
    guard findings.isEmpty else {
      throw Failure(
        .badInput, "the backup \(path) is inconsistent: \(findings[0])",
        remedy: "restore an older one; nothing was changed")
    }
  }

  /// Moves those files of the database that exist.
  private func putAside(to former: String) throws(Failure) {
    for ending in ["", "-wal", "-shm"]
    where FileManager.default.fileExists(atPath: database + ending) {
      guard rename(database + ending, former + ending) == 0 else {
        throw Failure(
          .cannotCreate,
          "\(former + ending) cannot be written: \(String(cString: strerror(errno)))",
          remedy: "check the folder and the disk")
      }
    }
  }
}
