import GRDB

/// The store's only connection to its file. It runs one operation at a time, in the order of the
/// calls.
///
/// An operation runs on the thread of the calling task and occupies it while SQLite works, so the
/// store never occupies more than one thread. GRDB's own asynchronous access moves each operation
/// to a thread of its queue and back, which costs more than most operations do.
actor Connection {
  private let queue: DatabaseQueue

  init(_ queue: DatabaseQueue) {
    self.queue = queue
  }

  /// Runs `body`. If the task is canceled, the running statement is interrupted.
  func run<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
    try Task.checkCancellation()
    // Nothing is awaited inside, so the interrupt can only hit this operation.
    return try await withTaskCancellationHandler {
      try onThisThread(body)
    } onCancel: {
      queue.interrupt()
    }
  }

  /// Runs `body` synchronously, so that the compiler picks GRDB's synchronous access.
  private func onThisThread<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.writeWithoutTransaction(body)
  }

  /// Closes the file; later operations fail.
  nonisolated func close() throws {
    try queue.close()
  }
}
