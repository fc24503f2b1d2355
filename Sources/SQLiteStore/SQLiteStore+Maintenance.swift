import GRDB
import Ledger

extension SQLiteStore {
  /// Writes a consistent copy to a new file while others read and write.
  public func copy(to path: String) async throws {
    try DatabaseFile.createNew(path)
    do {
      let target = try DatabaseQueue(path: path)
      defer {
        // The copy is complete by now; a connection that will not close is dropped anyway.
        try? target.close()
      }
      try await unlockedRead { db in
        try target.writeWithoutTransaction { try db.backup(to: $0) }
      }
    } catch {
      throw Failure.reading(error, path: path)
    }
  }
}
