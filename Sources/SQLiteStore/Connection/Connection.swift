import GRDB

/// The store's one connection to its file: one operation at a time, in the order in which they ask.
///
/// An operation runs on the thread of the task that asks for it, and keeps it as long as SQLite
/// works: one thread at most. GRDB's own asynchronous access takes each operation to a thread of
/// its queue and back, which costs more than most of them do.
actor Connection {
  private let queue: DatabaseQueue

  init(_ queue: DatabaseQueue) {
    self.queue = queue
  }

  /// Runs `body`; when the task is canceled, the statement that it runs is interrupted.
  func run<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
    try Task.checkCancellation()
    // Nothing is awaited inside, so that what is interrupted is this operation and no other.
    return try await withTaskCancellationHandler {
      try onThisThread(body)
    } onCancel: {
      queue.interrupt()
    }
  }

  /// Not asynchronous, so that GRDB's synchronous access is meant.
  private func onThisThread<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.writeWithoutTransaction(body)
  }

  /// Closes the file; what is asked for later fails.
  nonisolated func close() throws {
    try queue.close()
  }
}
