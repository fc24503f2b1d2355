import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

@testable import PlaidSync

/// Cancels a pull from inside, as a signal would from outside.
final class Stop: Sendable {
  /// Counts events on several tasks.
  final class Counter: Sendable {
    private let state = Mutex(0)
    var count: Int { state.withLock { $0 } }
    /// Increments the count and returns it.
    func next() -> Int {
      state.withLock {
        $0 += 1
        return $0
      }
    }
  }

  private struct State {
    var task: Task<PullReport, any Error>?
    var isWanted = false
  }

  private let state = Mutex(State())

  /// Cancels the pull; the cancellation has taken effect when this returns.
  func now() async {
    while state.withLock({ $0.task == nil }) { await Task.yield() }
    atOnce()
  }

  /// Cancels the pull, or does so as soon as it has started.
  func atOnce() {
    state.withLock { state in
      state.isWanted = true
      state.task?.cancel()
    }
  }

  fileprivate func take(_ task: Task<PullReport, any Error>) {
    state.withLock { state in
      state.task = task
      if state.isWanted { task.cancel() }
    }
  }
}

extension EndToEndHarness {
  /// Pulls until it is stopped.
  func pull(
    by app: Application? = nil, stoppedBy stop: Stop,
    _ change: @Sendable (inout PullOptions) -> Void = { _ in },
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> PullReport {
    var options = PullOptions()
    change(&options)
    let app = app ?? self.app
    let family = try await app.family()
    let task = Task { [options] in try await app.pull(family, options, progress: progress) }
    stop.take(task)
    return try await task.value
  }
}
