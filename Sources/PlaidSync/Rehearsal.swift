import FoundationEssentials
import Ledger
import Ports
import SQLiteStore

/// A copy of the books for a dry run, in a folder of its own that is removed afterwards.
struct Rehearsal: Sendable {
  let books: any LedgerStore
  private let folder: String

  init(of books: any LedgerStore, in configuration: Configuration, world: World) async throws {
    folder = "\(configuration.databasePath).dry-run-\(String(world.randomBits(), radix: 36))"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      try await books.copy(to: "\(folder)/books.db")
      self.books = try SQLiteStore(path: "\(folder)/books.db", world: world)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .cannotCreate, "no room for the dry run's copy beside the database: \(error)",
        remedy: "free some space beside \(configuration.databasePath)")
    }
  }

  /// Removes the copy.
  func discard() {
    // A copy that cannot be removed wastes space and harms nothing, and the report is still good.
    try? FileManager.default.removeItem(atPath: folder)
  }
}
