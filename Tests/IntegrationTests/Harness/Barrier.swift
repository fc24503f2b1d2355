import PlaidSyncPorts
import Synchronization
import Testing

/// A point at which tasks wait until a test opens it.
final class Barrier: Sendable {
  private let state = Mutex((isOpen: false, reached: 0))

  /// How many tasks have reached it so far.
  var reached: Int { state.withLock { $0.reached } }

  /// Lets all tasks pass from now on.
  func open() { state.withLock { $0.isOpen = true } }

  /// Waits until it is open, even if the task is canceled in the meantime.
  func pass() async {
    state.withLock { $0.reached += 1 }
    await wait("the barrier was not opened") { state.withLock { $0.isOpen } }
  }

  /// Waits until `count` tasks have reached it.
  func waitForArrival(of count: Int = 1) async {
    await wait("no task reached the barrier") { reached >= count }
  }

  /// Polls with a limit, because a failing test must not wait forever.
  private func wait(_ comment: Comment, for isDone: () -> Bool) async {
    for _ in 0..<60_000 {
      if isDone() { return }
      // A canceled task cannot sleep; it yields instead.
      do { try await Task.sleep(for: .milliseconds(1)) } catch { await Task.yield() }
    }
    Issue.record(comment)
  }
}

extension RecordingTransport {
  /// Holds the request with this number to a path until the barrier opens.
  func hold(_ path: String, _ number: Int) -> Barrier {
    let barrier = Barrier()
    before(path, number) { _ throws(TransportError) in
      await barrier.pass()
      return nil
    }
    return barrier
  }
}
