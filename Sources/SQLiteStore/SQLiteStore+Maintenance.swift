import GRDB
import PlaidSyncLedger

extension SQLiteStore {
  /// Writes a consistent copy to a new file while other processes read and write.
  public func copy(to path: String) async throws {
    try DatabaseFile.createNew(path)
    do {
      let target = try DatabaseQueue(path: path)
      defer {
        // The copy is complete by now; a connection that will not close is dropped anyway.
        try? target.close()
      }
      try await withConnection { db in
        try target.writeWithoutTransaction { try db.backup(to: $0) }
      }
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  /// Leaves a copy that nobody has open as one file: what a look into it has put into a log beside
  /// it would be missing wherever the file is taken to.
  public static func joinLog(of path: String) throws {
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
    } catch {
      throw Failure.reading(error, path: path)
    }
  }
}
