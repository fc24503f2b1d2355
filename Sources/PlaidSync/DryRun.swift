import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore

/// A copy of the books for a dry run, in a separate folder that is removed afterwards.
struct DryRun: Sendable {
  let books: any LedgerMaintenance
  private let folder: ScratchFolder

  init(of books: any LedgerMaintenance, in configuration: Configuration, world: World) async throws
  {
    folder = try ScratchFolder(nextTo: configuration.databasePath, "dry-run", world: world)
    do {
      try await books.copy(to: "\(folder.path)/books.db")
      self.books = try SQLiteStore(path: "\(folder.path)/books.db", world: world)
    } catch {
      folder.discard()
      throw error
    }
  }

  /// Removes the copy.
  func discard() { folder.discard() }
}
