import Ledger
import Ports

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
