import Ledger
import Ports
import Synchronization

/// A clock that only a test moves: sleeping returns at once and moves it as far as it would have.
///
/// It lives in UTC whatever the zone, and knows which processes are alive.
package final class TestClock: Sendable {
  private struct State {
    var now: Timestamp
    var chance: SeededChance
    var sleeps: [Int64] = []
    var dead: Set<Int32> = []
  }

  /// A sleep of this length is the engine's pause between two heartbeats. It lasts until it is
  /// cancelled, since a heart that beats at once would beat for ever.
  package static let heartbeatMilliseconds: Int64 = 10_000

  private let state: Mutex<State>

  /// A clock that stands at noon of a day.
  package init(noonOf date: LocalDate, seed: UInt64 = 1) {
    let noon = Timestamp(startOf: date).adding(milliseconds: 12 * 3_600_000)
    state = Mutex(State(now: noon, chance: SeededChance(seed: seed)))
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

  /// The world as a process sees it.
  package func world(pid: Int32 = 1) -> World {
    World(
      now: { self.now }, today: { _ in self.today }, date: { instant, _ in instant.dateInUTC },
      randomBits: { self.state.withLock { $0.chance.next() } },
      sleep: { try await self.sleep($0) },
      process: SyncOwner(machine: "test", pid: pid, startTicks: Int64(pid)),
      isAlive: { owner in self.state.withLock { !$0.dead.contains(owner.pid) } })
  }

  private func sleep(_ milliseconds: Int64) async throws {
    try Task.checkCancellation()
    guard milliseconds != Self.heartbeatMilliseconds else {
      return try await Task.sleep(for: .seconds(86_400))
    }
    state.withLock { state in
      state.now = state.now.adding(milliseconds: milliseconds)
      state.sleeps.append(milliseconds)
    }
    await Task.yield()
  }
}
