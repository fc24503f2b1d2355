import GRDB
import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// The books in one SQLite file, with one connection to it.
///
/// In WAL mode, reads do not wait for a write of another process. Each public operation is one
/// transaction and throws `Failure`.
///
/// The store keeps the books: inside its transactions it computes balances, matches transfers and
/// applies rules. The algorithms themselves are in `PlaidSyncLedger` and `PlaidSyncBalances`.
package final class SQLiteStore: LedgerStore, Sendable {
  /// Whether a power cut may undo a committed transaction.
  enum Durability: Sendable {
    /// No: neither the provider nor the user could repeat it. It is flushed to disk.
    case lasting
    /// Yes: it can be fetched or computed again. The file stays consistent.
    case repeatable
  }

  let path: String
  let world: World
  let schema: Schema
  let calculator: any BalanceCalculator
  let decoder: any PageDecoder
  let compressor = PageCompressor()
  private let connection: Connection
  /// The connection's current `synchronous` setting, which is only set when it has to change.
  private let durability = Mutex<Durability?>(nil)

  /// Opens a database file. Creates it, readable by its owner only, if there is none, and migrates
  /// an older schema. Throws `Failure`.
  ///
  /// - Parameters:
  ///   - calculator: Computes the balances that the store keeps.
  ///   - decoder: Decodes the pages that the store has archived.
  package convenience init(
    path: String, world: World, calculator: any BalanceCalculator, decoder: any PageDecoder
  ) throws {
    try self.init(
      path: path, world: world, calculator: calculator, decoder: decoder, schema: .current)
  }

  /// Opens a database with another schema than the program's: tests migrate to a later version.
  init(
    path: String, world: World, calculator: any BalanceCalculator, decoder: any PageDecoder,
    schema: Schema
  ) throws {
    self.path = path
    self.world = world
    self.calculator = calculator
    self.decoder = decoder
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
      throw Failure.sqlite(error, path: path)
    }
  }

  /// The schema version that this program writes; newer databases are refused.
  package static var schemaVersion: Int64 { Schema.current.version }

  /// Closes the file; later calls fail.
  package func close() throws {
    do { try connection.close() } catch { throw Failure.sqlite(error, path: path) }
  }

  /// Runs `body` in a transaction that sees one state of the books and is rolled back.
  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withConnection { db in
      try SQLiteStore.transaction(.deferred, endingWith: .rollback, db, body)
    }
  }

  /// Runs `body` in a transaction that holds the write lock from its beginning.
  func write<Value: Sendable>(
    _ durability: Durability = .lasting,
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withConnection { [self] db in try transaction(durability, db, body) }
  }

  /// Runs `body` like `write`, even if the task is canceled: edits must be complete, and sync
  /// records must be closed.
  func writeToTheEnd<Value: Sendable>(
    _ durability: Durability = .lasting,
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await Task { try await write(durability, body) }.value
  }

  /// Runs `body` like `write`, then rolls back what it wrote: a dry run.
  func rollingBack<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await withConnection { db in
      try BulkLoad.setTriggers(true, db)
      return try SQLiteStore.transaction(.immediate, endingWith: .rollback, db, body)
    }
  }

  /// Runs `body` on the connection, outside of a transaction.
  func withConnection<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do { return try await connection.run(body) } catch { throw Failure.sqlite(error, path: path) }
  }

  /// Runs `body` in a transaction as `write` does, on a given connection.
  func transaction<Value>(
    _ durability: Durability, _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    try setDurability(durability, db)
    // A bulk load may have failed to turn the triggers back on; nothing may be written without
    // them.
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
    guard let result else { preconditionFailure("a transaction that ended has run its body") }
    return result
  }

  private func setDurability(_ wanted: Durability, _ db: Database) throws {
    guard durability.withLock({ $0 != wanted }) else { return }
    try db.run(wanted == .lasting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
    durability.withLock { $0 = wanted }
  }
}
