import Ports
import Synchronization
import Testing

/// A point that a test lets others wait at, until it opens.
final class Barrier: Sendable {
  private let state = Mutex((isOpen: false, reached: 0))

  /// How many have come to it so far.
  var reached: Int { state.withLock { $0.reached } }

  /// Lets everybody pass from now on.
  func open() { state.withLock { $0.isOpen = true } }

  /// Waits until it is open, also when the task is cancelled meanwhile.
  func pass() async {
    state.withLock { $0.reached += 1 }
    await wait("the gate stays closed") { state.withLock { $0.isOpen } }
  }

  /// Waits until so many have come to it.
  func waitForArrival(of count: Int = 1) async {
    await wait("nobody comes to the gate") { reached >= count }
  }

  /// Looks again and again; a test that went wrong must not wait for ever.
  private func wait(_ comment: Comment, for isDone: () -> Bool) async {
    for _ in 0..<60_000 {
      if isDone() { return }
      // A cancelled task does not sleep; it yields instead.
      do { try await Task.sleep(for: .milliseconds(1)) } catch { await Task.yield() }
    }
    Issue.record(comment)
  }
}

extension RecordingTransport {
  /// Holds the requests with a number for a path until the gate opens.
  func hold(_ path: String, _ number: Int) -> Barrier {
    let barrier = Barrier()
    before(path, number) { _ throws(TransportError) in
      await barrier.pass()
      return nil
    }
    return barrier
  }
}
