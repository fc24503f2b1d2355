import PlaidSyncLedger

/// What a pull does. `Application.pullOptions` are those that the configuration describes.
public struct PullOptions: Hashable, Sendable {
  /// The items to pull; `nil` pulls all items and computes all accounts, including manual ones.
  public var items: [ItemID]?
  /// If set, only the balances of these accounts are recomputed, and nothing is fetched; takes
  /// precedence over ``items``.
  public var accounts: [AccountID]?
  /// Computes linked ``accounts`` only up to their last balance row, because the bank was not asked
  /// about later days.
  public var keepsLastDay = false
  /// Fetches everything again that Plaid still has, removes what it no longer lists, and computes
  /// every day again.
  public var isFull = false
  /// Asks the banks for fresh balances, which takes longer and which Plaid bills per call.
  /// Otherwise balances are those that Plaid fetched last, mostly within a day.
  public var isLive = false
  /// Waits for another process's sync of the same item; otherwise that item fails with
  /// `FailureCode.busy`.
  public var waits = false
  /// Plaid's names of products to call in addition to those that it already bills an item for. The
  /// first call of a product begins its billing.
  public var products: [String] = ["transactions"]

  /// Creates the options of an ordinary pull of everything.
  public init() {}
}

/// Limits on the engine's retries, waiting times and parallelism.
package struct SyncPolicy: Sendable {
  /// How many items are pulled in parallel.
  package var itemsAtOnce = 8
  /// The maximum number of attempts per call, including the first.
  package var attemptsMax = 4
  /// The maximum first pause between two attempts; it doubles with each further attempt.
  package var pauseMilliseconds: Int64 = 500
  /// The limit of the pause between two attempts.
  package var pauseMillisecondsMax: Int64 = 30_000
  /// How long to wait after reaching a rate limit when the response does not state it.
  package var rateLimitPauseMilliseconds: Int64 = 60_000
  /// The limit on the sum of all pauses in one item's pull.
  package var pauseBudgetMilliseconds: Int64 = 150_000
  /// The time limit of a whole run: no call begins later; the rest is left to the next run.
  package var runMillisecondsMax: Int64 = 30 * 60_000
  /// How often a pagination is restarted because the data changed during it.
  package var restartsMax = 5
  /// How often a page may lead to itself before the pagination is treated as endless.
  package var standstillsMax = 3
  /// How long a first pull waits for the provider to fetch the history.
  package var historyWaitMilliseconds: Int64 = 180_000
  /// The pause between two checks whether the history is ready.
  package var historyPauseMilliseconds: Int64 = 2_000
  /// How many days before the day up to which trades were fetched are fetched again.
  package var tradeDaysAgain = 30
  /// How many days of trades the first pull fetches; the provider has no more.
  package var tradeDaysMax = 730
  /// When to start warning about an item.
  package var warningThresholds = ItemWarningThresholds()
  /// The interval at which a running sync records a heartbeat.
  package var heartbeatMilliseconds: Int64 = 10_000
  /// How long after its last heartbeat a sync is treated as stale.
  package var staleAfterMilliseconds: Int64 = 60_000
  /// The pause between two checks of another process's sync.
  package var busyPauseMilliseconds: Int64 = 250

  /// Creates the default policy, which suits runs from cron.
  package init() {}
}
