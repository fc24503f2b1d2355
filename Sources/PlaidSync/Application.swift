import PlaidSyncBalances
import PlaidSyncEngine
import PlaidSyncLedger
import PlaidSyncPorts

/// The entry point of the library: the database and the connection to Plaid that a configuration
/// describes.
///
/// It is a value, and any number of tasks may use it at once. So may other processes on the same
/// machine use the same database, the command line among them: an item or account is never synced
/// twice at the same time.
///
/// Calls throw `Failure` unless something else is named.
public struct Application: Sendable {
  public let configuration: Configuration
  /// The clock, random numbers and processes in use.
  public let world: World
  /// The books of all families.
  package let books: any LedgerMaintenance
  let aggregator: any Aggregator
  let sealer: any TokenSealer
  /// The hooks that are called when an item's state changes.
  var hooks: [any NoticeHook] = []
  /// How notices word a remedy.
  var remedyWording: RemedyWording = { $0.description }

  /// Creates an application from its parts; use `open` for the live ones.
  package init(
    configuration: Configuration, world: World, books: any LedgerMaintenance,
    aggregator: any Aggregator, sealer: any TokenSealer
  ) {
    self.configuration = configuration
    self.world = world
    self.books = books
    self.aggregator = aggregator
    self.sealer = sealer
  }

  /// Returns the books of a family, to read and to edit.
  ///
  /// An edit does not compute balances; it only moves watermarks back. Make it inside
  /// ``recomputing(_:_:after:)``, or else the next pull recomputes the balances.
  public func ledger(of family: Family) -> any LedgerReader & LedgerEditor { store(of: family) }

  /// Returns the whole store of a family, with what pulls and syncs need.
  package func store(of family: Family) -> any LedgerStore { books.ledger(of: family.id) }

  /// Returns an engine that works on the family's books, or on a copy of them for a dry run.
  private func engine(
    of family: Family, over books: any LedgerMaintenance, for options: PullOptions
  ) throws(Failure) -> SyncEngine {
    var policy = SyncPolicy()
    policy.itemsAtOnce = configuration.concurrency
    policy.runMillisecondsMax = Int64(configuration.pullMinutes) * 60_000
    policy.warningThresholds = configuration.warningThresholds
    return SyncEngine(
      store: books.ledger(of: family.id), aggregator: aggregator, sealer: sealer, world: world,
      // Calls that are billed count in the real books even during a dry run.
      policy: policy, usage: store(of: family),
      // If only balances are computed, there are no new transactions to apply rules to.
      rules: options.accounts == nil ? try rules() : .empty,
      marketData: MarketDataPrograms(configuration))
  }

  /// The options of an ordinary pull of everything, as configured.
  public var pullOptions: PullOptions {
    var options = PullOptions()
    options.products = configuration.products
    options.isLive = configuration.requestsLiveBalances
    return options
  }

  /// Fetches from Plaid what the options select, computes balances, matches transfers and applies
  /// rules, then sends notices about items whose state changed.
  ///
  /// Failures of single items and accounts are in the report and are not thrown. A task that is
  /// canceled ends soon, with `FailureCode.canceled` in the report; what was not committed is
  /// fetched again by the next pull.
  ///
  /// Throws `FailureCode.notFound` if `PullOptions.items` names an item that is not linked, and
  /// `FailureCode.configuration` if the rules or the family's time zone are invalid.
  ///
  /// - Parameters:
  ///   - options: What to pull; by default everything, as configured (``pullOptions``).
  ///   - progress: Receives the steps, from several tasks at once.
  public func pull(
    _ family: Family, _ options: PullOptions? = nil,
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> PullReport {
    let options = options ?? pullOptions
    var report = try await engine(of: family, over: books, for: options).pull(
      family, options, progress: progress)
    // Single accounts are recomputed without fetching anything, and a canceled pull must not wait.
    if options.accounts == nil, !Task.isCancelled {
      report.undelivered = await announce(family)
    }
    return report
  }

  /// Pulls into a temporary copy of the books: the same code path, and so the exact report.
  ///
  /// The copy is next to the database and needs as much space. Plaid bills the requests as in a
  /// real pull. No notices are sent.
  public func dryRunPull(
    _ family: Family, _ options: PullOptions,
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> PullReport {
    let dryRun = try await DryRun(of: books, in: configuration, world: world)
    defer { dryRun.discard() }
    var report = try await engine(of: family, over: dryRun.books, for: options)
      .pull(family, options, progress: progress)
    report.isDryRun = true
    return report
  }

  /// Links, adopts and unlinks items of a family.
  package func linker(of family: Family) -> ItemLinker {
    var linker = ItemLinker(
      store: store(of: family), aggregator: aggregator, sealer: sealer,
      world: world)
    // A server on this machine may be polled more often.
    if configuration.isLocal { linker.pollMilliseconds = 250 }
    return linker
  }

  /// Returns the request for a link session; the configuration supplies what is `nil`.
  package func linkRequest(
    for family: Family, institutionID: String?, historyDays: Int?, products: [String]?
  ) -> LinkRequest {
    LinkRequest(
      userID: "family-\(family.id)", products: products ?? configuration.products,
      historyDays: historyDays ?? configuration.historyDays,
      countryCodes: configuration.countryCodes, language: configuration.language,
      institutionID: institutionID)
  }

  /// Returns today's date in the family's time zone.
  ///
  /// Throws `FailureCode.configuration` if there is no such zone.
  public func today(of family: Family) throws -> LocalDate {
    try world.requireToday(in: family.timeZone)
  }

  /// Checks the database, and compares every stored balance with a computation from scratch;
  /// returns the inconsistencies, none in healthy books. Nothing is changed.
  ///
  /// It takes some time: it reads the whole database. Days that are due to be recomputed anyway are
  /// not compared.
  public func verify(_ family: Family) async throws -> [VerifyFinding] {
    try await books.verify(family: family.id)
  }

  /// Explains the balance of a day; throws if the account has none on that day.
  package func explanation(
    of account: Account, on date: LocalDate, in family: Family
  ) async throws -> BalanceExplanation {
    let today = try today(of: family)
    let timeline = try await store(of: family).timeline(of: account.id, today: today)
    guard let explanation = try BalanceExplanation(of: date, in: timeline) else {
      throw Failure(
        .notFound, "\(account.name) has no balance on \(date)",
        remedy: timeline.firstDay.map { "name a day from \($0) to \(today)" } ?? .pull)
    }
    return explanation
  }
}
