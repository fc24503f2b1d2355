import Ledger

/// What a pull shall do.
public struct PullOptions: Hashable, Sendable {
  /// The items to pull, by number; `nil` is all items and the manual accounts.
  public var items: [ItemID]?
  /// Only the balances of these accounts, of which nothing is fetched; goes before `items`.
  public var accounts: [AccountID]?
  /// Compute linked `accounts` no further than their balances reach: their bank was not asked for
  /// the days after that.
  public var keepsLastDay = false
  /// Forget the cursors and compute everything again.
  public var isFull = false
  /// Ask the banks for fresh balances, which is billed.
  public var isLive = false
  /// Wait for another process's sync instead of giving up.
  public var waits = false
  /// Products to call beyond those that the item is billed for already.
  public var products: [String] = ["transactions"]

  /// An ordinary pull of everything.
  public init() {}
}

/// How patient and how parallel the engine is.
public struct SyncPolicy: Sendable {
  /// How many items are pulled at a time.
  public var itemsAtOnce = 8
  /// How often a call is tried in all.
  public var attemptsMax = 4
  /// The first pause between two tries; each further one may be twice as long.
  public var pauseMilliseconds: Int64 = 500
  /// The longest pause between two tries.
  public var pauseMillisecondsMax: Int64 = 30_000
  /// How long a rate limit is waited for when the answer does not say.
  public var rateLimitPauseMilliseconds: Int64 = 60_000
  /// What all pauses of one item's pull may take together.
  public var pauseBudgetMilliseconds: Int64 = 150_000
  /// What a whole run may take: no call begins later, and what is left waits for the next run.
  public var runMillisecondsMax: Int64 = 30 * 60_000
  /// How often a pagination is begun again because the data changed under it.
  public var restartsMax = 5
  /// How often a page may lead to itself before the pagination counts as endless.
  public var standstillsMax = 3
  /// How long a first pull waits for the provider to gather the history.
  public var historyWaitMilliseconds: Int64 = 180_000
  /// The pause between two looks at whether the history is there.
  public var historyPauseMilliseconds: Int64 = 2_000
  /// How many days before the day up to which trades were fetched they are fetched again.
  public var tradeDaysAgain = 30
  /// How many days of trades are fetched at first; the provider has no more.
  public var tradeDaysMax = 730
  /// How early to warn of what may become of an item.
  public var care = ItemWarningThresholds()
  /// How often a running sync shows that it lives.
  public var heartbeatMilliseconds: Int64 = 10_000
  /// Without a heartbeat for so long, a sync is stale.
  public var staleAfterMilliseconds: Int64 = 60_000
  /// The pause between two looks at another process's sync that is waited for.
  public var busyPauseMilliseconds: Int64 = 250

  /// The defaults, made for cron.
  public init() {}
}
