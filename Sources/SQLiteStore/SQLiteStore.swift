import GRDB
import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// The books in one SQLite file.
///
/// One connection (WAL: no reader waits for another process's writer). Every public operation is
/// one transaction; what it throws is a `Failure`.
public final class SQLiteStore: LedgerStore {
  /// How much a transaction's loss at a power cut would cost.
  enum Durability: Sendable {
    /// Neither the provider nor the user can give it again: synced to the disk before it counts.
    case lasting
    /// It can be fetched or computed again. The file stays consistent; the last of them may go.
    case repeatable
  }

  let path: String
  let world: World
  let schema: Schema
  let compressor = PageCompressor()
  private let connection: Connection
  /// What the connection's `synchronous` stands at, so that it is only set when it has to change.
  private let durability = Mutex<Durability?>(nil)

  /// Opens the file, makes it (readable by its owner only) when there is none, and brings its
  /// tables up to date. Throws `Failure`.
  public convenience init(path: String, world: World) throws {
    try self.init(path: path, world: world, schema: .current)
  }

  /// Does so with other tables than the program's: tests bring a database to a later version.
  init(path: String, world: World, schema: Schema) throws {
    self.path = path
    self.world = world
    self.schema = schema
    do {
      try DatabaseFile.prepare(path)
      let queue = try DatabaseFile.queue(path, schema)
      try queue.writeWithoutTransaction { db in
        try DatabaseFile.tune(db)
        try schema.migrate(db, copying: (path, world.now()))
      }
      connection = Connection(queue)
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  /// Closes the file; later calls fail.
  public func close() throws {
    do { try connection.close() } catch { throw Failure.reading(error, path: path) }
  }

  /// Runs `body` in a transaction that sees one state of the books, and of which nothing stays.
  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withConnection { db in
      try SQLiteStore.transaction(.deferred, endingWith: .rollback, db, body)
    }
  }

  /// Runs `body` in a transaction that holds the one write lock from its beginning.
  func write<Value: Sendable>(
    _ durability: Durability = .lasting,
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withConnection { [self] db in try transaction(durability, db, body) }
  }

  /// Like `write`, but a canceled task does not keep it from being done: sync records have to be
  /// closed especially then.
  func writeToTheEnd<Value: Sendable>(
    _ durability: Durability = .lasting,
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await Task { try await write(durability, body) }.value
  }

  /// Runs `body` on the connection, outside of a transaction.
  func withConnection<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do { return try await connection.run(body) } catch { throw Failure.reading(error, path: path) }
  }

  /// What `write` does, on a connection that is at hand.
  func transaction<Value>(
    _ durability: Durability, _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    try setDurability(durability, db)
    // Without them nothing is written, should a bulk load have failed to end.
    try BulkLoad.setTriggers(true, db)
    return try SQLiteStore.transaction(.immediate, endingWith: .commit, db, body)
  }

  private static func transaction<Value>(
    _ kind: Database.TransactionKind, endingWith end: Database.TransactionCompletion,
    _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    var result: Value?
    try db.inTransaction(kind) {
      result = try body(db)
      return end
    }
    guard let result else { preconditionFailure("a transaction that has ended has run its body") }
    return result
  }

  private func setDurability(_ wanted: Durability, _ db: Database) throws {
    guard durability.withLock({ $0 != wanted }) else { return }
    try db.run(wanted == .lasting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
    durability.withLock { $0 = wanted }
  }
}
