import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// The dependencies and options of a running sync.
package struct SyncContext: Sendable {
  package let store: any LedgerStore
  package let aggregator: any Aggregator
  package let sealer: any TokenSealer
  package let world: World
  package let policy: SyncPolicy
  package let family: Family
  /// The family's local date, determined once per run.
  package let today: LocalDate
  /// Counts billed calls; always in the real database, even during a dry run.
  let usage: any UsageStore
  /// The time limit of the whole run: no call begins after it, and no pause extends past it.
  let clock: RunClock
  /// The user's rules, applied to the transactions of the run.
  let rules: RuleBook
  /// The source of rates and closing prices, if the user has configured one.
  let marketData: (any MarketDataSource)?
  package internal(set) var options: PullOptions
  /// Called with each step, for a progress display.
  package let progress: @Sendable (SyncProgress) -> Void
  /// Stops the run from calling a provider that rejects every item.
  let stop = AbortSwitch()
  /// The sync that is running, recorded with what it writes.
  package internal(set) var syncID = SyncID(0)
}

extension SyncContext {
  /// Applies the rules to new and changed transactions, then matches transfers, because excluded
  /// transactions cannot be sides of one.
  func applyRules() async throws {
    _ = try await store.applyRules(rules, to: .changed, of: family.id, isDryRun: false)
    try await store.matchTransfers(of: family.id)
  }
}

/// Stops a run from calling a provider that rejects all of its items.
final class AbortSwitch: Sendable {
  private let failure = Mutex<Failure?>(nil)

  /// Why no more calls should be made; `nil` while calls make sense.
  var reason: Failure? { failure.withLock { $0 } }

  /// Stops the run if a failure concerns every item: wrong credentials or configuration, or no
  /// trusted connection.
  func consider(_ provider: ProviderFailure) {
    let failure = provider.failure
    guard provider.reaction == .fatal,
      [.credentials, .configuration, .unreachable].contains(failure.code)
    else { return }
    self.failure.withLock { $0 = $0 ?? failure }
  }
}

/// The remaining time of a run.
///
/// Setting the system clock during a run must neither end it nor let it run forever. Between two
/// checks the elapsed time is therefore limited to what a call with its pauses can take, and is
/// never negative.
final class RunClock: Sendable {
  private struct State {
    var last: Int64
    var spent: Int64 = 0
  }

  private static let stepMillisecondsMax: Int64 = 300_000

  private let state: Mutex<State>
  private let limit: Int64
  private let world: World

  /// Starts the clock with a time limit.
  init(limitMilliseconds: Int64, world: World) {
    state = Mutex(State(last: world.now().milliseconds))
    limit = limitMilliseconds
    self.world = world
  }

  /// The remaining milliseconds; 0 or less when the limit is reached.
  var leftMilliseconds: Int64 {
    let now = world.now().milliseconds
    return state.withLock { state in
      state.spent += min(max(0, now - state.last), Self.stepMillisecondsMax)
      state.last = now
      return limit - state.spent
    }
  }
}
