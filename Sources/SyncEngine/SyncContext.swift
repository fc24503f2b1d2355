import Ledger
import Ports
import Synchronization

/// What a sync works with.
public struct SyncContext: Sendable {
  public let store: any LedgerStore
  public let aggregator: any Aggregator
  public let sealer: any TokenSealer
  public let forward: any BalanceCalculator
  public let reverse: any BalanceCalculator
  public let world: World
  public let policy: SyncPolicy
  public let family: Family
  /// The family's local date, taken once per run.
  public let today: LocalDate
  /// Counts what is billed: in the books themselves, also during a dry run.
  let usage: any UsageStore
  /// The time of the whole run: no call begins after it, and no pause lasts beyond it.
  let clock: RunClock
  /// The user's rules, for what the run brings.
  let rules: RuleBook
  /// Rates and closes for the run, where the user has a source of them.
  let figures: (any MarketDataSource)?
  public internal(set) var options: PullOptions
  /// Hears what happens, for a progress bar.
  public let progress: @Sendable (SyncProgress) -> Void
  /// Keeps the run from calling a provider that refuses every item.
  let stop = AbortSwitch()
  /// The sync that is running, so that what it writes can name it.
  public internal(set) var syncID = SyncID(0)
}

extension SyncContext {
  /// Applies the rules to what is new; what they leave out of reports is no side of a transfer.
  func applyRules() async throws {
    _ = try await store.applyRules(rules, to: .changed, of: family.id, isDryRun: false)
    try await store.matchTransfers(of: family.id)
  }
}

/// Keeps a run from calling a provider that refuses all of its items alike.
final class AbortSwitch: Sendable {
  private let failure = Mutex<Failure?>(nil)

  /// Why nothing more shall be called; `nil` while calls make sense.
  var reason: Failure? { failure.withLock { $0 } }

  /// Stops the run when a failure concerns every item: wrong credentials or configuration, or no
  /// trusted way there.
  func consider(_ provider: ProviderFailure) {
    let failure = provider.failure
    guard provider.reaction == .fatal,
      [.credentials, .configuration, .unreachable].contains(failure.code)
    else { return }
    self.failure.withLock { $0 = $0 ?? failure }
  }
}

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
