import PlaidSyncLedger
import Synchronization

@testable import PlaidSyncSandbox

/// A clock that moves only when a test moves it.
final class ManualClock: Sendable {
  private let state: Mutex<(today: LocalDate, now: Timestamp)>

  /// Starts at ten in the morning of a date.
  init(_ today: LocalDate) {
    state = Mutex((today, Timestamp(startOf: today).adding(milliseconds: 36_000_000)))
  }

  /// The date and the instant in the form that the sandbox takes.
  var sandboxClock: SandboxClock {
    SandboxClock(
      now: { self.state.withLock { $0.now } }, today: { self.state.withLock { $0.today } })
  }

  /// Moves the date and the instant by days.
  func pass(days: Int) {
    state.withLock { state in
      state.today = state.today.adding(days: days)
      state.now = state.now.adding(milliseconds: Int64(days) * 86_400_000)
    }
  }

  /// Moves the instant by minutes within the day.
  func pass(minutes: Int) {
    state.withLock { $0.now = $0.now.adding(milliseconds: Int64(minutes) * 60_000) }
  }
}
