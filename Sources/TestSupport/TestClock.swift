import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// A clock that only a test moves: a sleep returns immediately and advances it by its duration.
///
/// It uses UTC for every time zone, and knows which processes are alive.
package final class TestClock: Sendable {
  private struct State {
    var now: Timestamp
    var random: SeededRandom
    var sleeps: [Int64] = []
    var dead: Set<Int32> = []
    var heartbeats: [Int: CheckedContinuation<Void, any Error>] = [:]
    var heartsMade = 0
  }

  /// The length of the engine's pause between two heartbeats.
  ///
  /// Such a sleep lasts until `beat` is called; if it returned immediately, the heartbeat would
  /// never stop.
  package static let heartbeatMilliseconds: Int64 = 10_000

  /// The length of the engine's pause before it checks another process's sync again.
  ///
  /// Such a sleep does not move the clock, because the other process would then seem dead.
  package static let busyMilliseconds: Int64 = 250

  private let state: Mutex<State>

  /// Creates a clock set to noon of a day.
  package init(noonOf date: LocalDate, seed: UInt64 = 1) {
    let noon = Timestamp(startOf: date).adding(milliseconds: 12 * 3_600_000)
    state = Mutex(State(now: noon, random: SeededRandom(seed: seed)))
  }

  /// The current instant.
  package var now: Timestamp { state.withLock { $0.now } }
  /// The current date.
  package var today: LocalDate { now.dateInUTC }
  /// The lengths of all sleeps so far, heartbeats excepted.
  package var sleeps: [Int64] { state.withLock { $0.sleeps } }

  /// Moves the clock, also backwards.
  package func advance(days: Int = 0, milliseconds: Int64 = 0) {
    let step = Int64(days) * 86_400_000 + milliseconds
    state.withLock { $0.now = $0.now.adding(milliseconds: step) }
  }

  /// Marks a process as dead; its pid is not used again.
  package func kill(_ pid: Int32) {
    state.withLock { _ = $0.dead.insert(pid) }
  }

  /// Completes the pause of every heartbeat that is waiting.
  package func beat() {
    let heartbeats = state.withLock { state in
      defer { state.heartbeats = [:] }
      return state.heartbeats.values
    }
    for heartbeat in heartbeats { heartbeat.resume() }
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
      try await withCheckedThrowingContinuation { heartbeat in
        state.withLock { $0.heartbeats[number] = heartbeat }
        // The task may have been canceled before the continuation was stored.
        if Task.isCancelled { stop(number) }
      }
    } onCancel: {
      stop(number)
    }
  }

  private func stop(_ number: Int) {
    let heartbeat = state.withLock { $0.heartbeats.removeValue(forKey: number) }
    heartbeat?.resume(throwing: CancellationError())
  }
}
