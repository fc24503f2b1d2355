import Ledger
import Ports
import Synchronization

/// A clock that only a test moves: sleeping returns at once and moves it as far as it would have.
///
/// It lives in UTC whatever the zone, and knows which processes are alive.
package final class TestClock: Sendable {
  private struct State {
    var now: Timestamp
    var random: SeededRandom
    var sleeps: [Int64] = []
    var dead: Set<Int32> = []
    var hearts: [Int: CheckedContinuation<Void, any Error>] = [:]
    var heartsMade = 0
  }

  /// A sleep of this length is the engine's pause between two heartbeats. It lasts until `beat`,
  /// since a heart that beats at once would beat for ever.
  package static let heartbeatMilliseconds: Int64 = 10_000

  /// A sleep of this length is the engine's pause before it looks at another process's sync again.
  /// It does not move the clock, or the other one would look dead.
  package static let busyMilliseconds: Int64 = 250

  private let state: Mutex<State>

  /// A clock that stands at noon of a day.
  package init(noonOf date: LocalDate, seed: UInt64 = 1) {
    let noon = Timestamp(startOf: date).adding(milliseconds: 12 * 3_600_000)
    state = Mutex(State(now: noon, random: SeededRandom(seed: seed)))
  }

  /// The instant.
  package var now: Timestamp { state.withLock { $0.now } }
  /// The date.
  package var today: LocalDate { now.dateInUTC }
  /// Every pause but the heart's so far.
  package var sleeps: [Int64] { state.withLock { $0.sleeps } }

  /// Moves it, also backwards.
  package func advance(days: Int = 0, milliseconds: Int64 = 0) {
    let step = Int64(days) * 86_400_000 + milliseconds
    state.withLock { $0.now = $0.now.adding(milliseconds: step) }
  }

  /// Lets a process die; its number is not used again.
  package func kill(_ pid: Int32) {
    state.withLock { _ = $0.dead.insert(pid) }
  }

  /// Lets every heart beat once that is waiting to.
  package func beat() {
    let hearts = state.withLock { state in
      defer { state.hearts = [:] }
      return state.hearts.values
    }
    for heart in hearts { heart.resume() }
  }

  /// The world as a process sees it.
  package func world(pid: Int32 = 1) -> World {
    World(
      now: { self.now }, today: { _ in self.today }, date: { instant, _ in instant.dateInUTC },
      randomBits: { self.state.withLock { $0.random.next() } },
      sleep: { try await self.sleep($0) },
      process: SyncOwner(machine: "test", pid: pid, startTicks: Int64(pid)),
      isAlive: { owner in self.state.withLock { !$0.dead.contains(owner.pid) } })
  }

  private func sleep(_ milliseconds: Int64) async throws {
    try Task.checkCancellation()
    if milliseconds == Self.heartbeatMilliseconds { return try await waitForBeat() }
    if milliseconds == Self.busyMilliseconds { return try await Task.sleep(for: .milliseconds(1)) }
    state.withLock { state in
      state.now = state.now.adding(milliseconds: milliseconds)
      state.sleeps.append(milliseconds)
    }
    await Task.yield()
  }

  private func waitForBeat() async throws {
    let number = state.withLock { state in
      state.heartsMade += 1
      return state.heartsMade
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { heart in
        state.withLock { $0.hearts[number] = heart }
        // Cancelled before it could be found there.
        if Task.isCancelled { stop(number) }
      }
    } onCancel: {
      stop(number)
    }
  }

  private func stop(_ number: Int) {
    state.withLock { $0.hearts.removeValue(forKey: number) }?.resume(throwing: CancellationError())
  }
}
