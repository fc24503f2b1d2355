import GRDB
import GRDBSQLite
import Synchronization

/// Keeps account of who has use for the writer's connection, and runs short operations on it at once.
///
/// GRDB takes each operation to a thread of its own and back, which costs more than most of them do. An
/// operation that finds the writer idle needs no queue: it runs where it is called. One at a time can,
/// so that it never keeps more than one of the threads on which everything else goes on.
final class IdleWriter: Sendable {
  /// Operations that run on the writer or wait for it.
  private let users = Mutex(0)

  /// Runs an operation that takes its turn in the writer's queue.
  func counting<Value: Sendable>(_ operation: () async throws -> Value) async rethrows -> Value {
    users.withLock { $0 += 1 }
    defer { users.withLock { $0 -= 1 } }
    return try await operation()
  }

  /// Runs `body` here and now; `nil` when the writer is not idle.
  ///
  /// A cancelled task interrupts it, as GRDB's own operations do.
  func run<Value: Sendable>(
    on pool: DatabasePool, _ body: @Sendable (Database) throws -> Value
  ) async throws -> Value? {
    guard
      users.withLock({ users in
        guard users == 0 else { return false }
        users = 1
        return true
      })
    else { return nil }
    defer { users.withLock { $0 -= 1 } }
    try Task.checkCancellation()
    let connection = InterruptibleConnection()
    return try await withTaskCancellationHandler {
      do {
        return try Self.onWriter(of: pool) { db in
          connection.attach(db)
          defer { connection.detach() }
          return try body(db)
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
        throw Task.isCancelled ? CancellationError() : error
      }
    } onCancel: {
      connection.interrupt()
    }
  }

  /// Not asynchronous, so that GRDB stays on this thread.
  private static func onWriter<Value>(
    of pool: DatabasePool, _ body: (Database) throws -> Value
  ) throws -> Value {
    try pool.writeWithoutTransaction(body)
  }
}

/// The connection on which an operation runs; none before it and after it.
private final class InterruptibleConnection: Sendable {
  /// Unchecked because SQLite lets any thread interrupt a connection, and nothing else is done with it.
  private struct Handle: @unchecked Sendable {
    let pointer: OpaquePointer?
  }

  private let handle = Mutex<Handle?>(nil)

  func attach(_ db: Database) {
    let handle = Handle(pointer: db.sqliteConnection)
    self.handle.withLock { $0 = handle }
  }

  func detach() {
    handle.withLock { $0 = nil }
  }

  func interrupt() {
    handle.withLock { handle in if let pointer = handle?.pointer { sqlite3_interrupt(pointer) } }
  }
}
