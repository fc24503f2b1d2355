import GRDB
import GRDBSQLite
import Ledger
import Ports
import Synchronization

/// The books in one SQLite file.
///
/// One writer and several readers (WAL). Every public operation is one transaction; what it throws
/// is a `Failure`.
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
  let compressor = PageCompressor()
  private let pool: DatabasePool
  /// What the writer's `synchronous` stands at, so that it is only set when it has to change.
  private let durability = Mutex<Durability?>(nil)
  private let writer = IdleWriter()

  /// Opens the file, makes it (readable by its owner only) when there is none, and brings its
  /// tables up to date. Throws `Failure`.
  public init(path: String, world: World) throws {
    self.path = path
    self.world = world
    do {
      try DatabaseFile.prepare(path)
      pool = try DatabaseFile.pool(path)
      try pool.writeWithoutTransaction { db in
        try DatabaseFile.tuneWriter(db)
        try Schema.migrate(db, copying: (path, world.now()))
      }
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  /// Closes the file; later calls fail.
  public func close() throws {
    do { try pool.close() } catch { throw Failure.reading(error, path: path) }
  }

  /// Runs `body` in a transaction that sees one state of the books.
  ///
  /// On the writer when nobody else has use for it: each reader is a connection that reads the schema
  /// for itself, which takes longer than what most commands want to know.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      if let value = try await writer.run(on: pool, { db in try Self.reading(db, body) }) {
        return value
      }
      return try await pool.read(body)
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  private static func reading<Value>(
    _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    var result: Value?
    try db.inTransaction(.deferred) {
      result = try body(db)
      precondition(
        sqlite3_txn_state(db.sqliteConnection, nil) != SQLITE_TXN_WRITE, "a reader has written")
      return .commit
    }
    guard let result else { preconditionFailure("a committed transaction has run its body") }
    return result
  }

  /// Runs `body`, which is soon done, in a transaction that holds the one write lock from its beginning.
  func write<Value: Sendable>(
    _ durability: Durability = .lasting,
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      let run = { @Sendable [self] db in try transaction(durability, db, body) }
      if let value = try await writer.run(on: pool, run) { return value }
      return try await unlocked(run)
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  /// Runs `body` in a transaction of a connection that is at hand.
  func transaction<Value>(
    _ durability: Durability, _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    try setDurability(durability, db)
    var result: Value?
    try db.inTransaction(.immediate) {
      result = try body(db)
      return .commit
    }
    guard let result else { preconditionFailure("a committed transaction has run its body") }
    return result
  }

  /// Like `write`, but a cancelled task does not keep it from being done: sync records have to be
  /// closed especially then.
  func writeToTheEnd<Value: Sendable>(
    _ durability: Durability = .lasting,
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try await Task { try await write(durability, body) }.value
  }

  /// Runs `body` on the writer, outside of a transaction; for what takes its time.
  func unlocked<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      return try await writer.counting { try await pool.writeWithoutTransaction(body) }
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  /// Runs `body` on a reader, outside of a transaction.
  func unlockedRead<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.unsafeRead(body)
    } catch {
      throw Failure.reading(error, path: path)
    }
  }

  private func setDurability(_ wanted: Durability, _ db: Database) throws {
    guard durability.withLock({ $0 != wanted }) else { return }
    try db.run(wanted == .lasting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
    durability.withLock { $0 = wanted }
  }
}
