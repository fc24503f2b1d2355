import Ports
import Synchronization

/// How much of a run's time is left.
///
/// A clock that is set while the run goes on must not end it, nor let it go on for ever: between two
/// looks no more counts than a call with its pauses can take, and never less than nothing.
final class RunClock: Sendable {
  private struct State {
    var last: Int64
    var spent: Int64 = 0
  }

  private static let stepMillisecondsMax: Int64 = 300_000

  private let state: Mutex<State>
  private let limit: Int64
  private let world: World

  /// Starts with so many milliseconds.
  init(limitMilliseconds: Int64, world: World) {
    state = Mutex(State(last: world.now().milliseconds))
    limit = limitMilliseconds
    self.world = world
  }

  /// How many milliseconds are left; 0 or less when there are none.
  var leftMilliseconds: Int64 {
    let now = world.now().milliseconds
    return state.withLock { state in
      state.spent += min(max(0, now - state.last), Self.stepMillisecondsMax)
      state.last = now
      return limit - state.spent
    }
  }
}
