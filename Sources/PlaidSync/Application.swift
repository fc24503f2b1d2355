import Balances
import Ledger
import Ports
import SyncEngine

/// The live program: the books, the provider and the engine, put together from a configuration.
public struct Application: Sendable {
  /// What it was configured with.
  public let configuration: Configuration
  /// Time, chance and processes.
  public let world: World
  /// The store of everything.
  public let books: any LedgerStore
  let aggregator: any Aggregator
  let sealer: any TokenSealer
  /// Whom to tell when an item's state changes.
  var hooks: [any NoticeHook] = []
  /// How they are told what to do.
  var remedyWording: RemedyWording = { $0.description }

  /// Puts given parts together; `open` makes the live ones.
  public init(
    configuration: Configuration, world: World, books: any LedgerStore,
    aggregator: any Aggregator, sealer: any TokenSealer
  ) {
    self.configuration = configuration
    self.world = world
    self.books = books
    self.aggregator = aggregator
    self.sealer = sealer
  }

  /// The engine over given books: the live ones, or a copy for a dry run.
  private func engine(
    over books: any LedgerStore, for options: PullOptions
  ) throws(Failure) -> SyncEngine {
    var policy = SyncPolicy()
    policy.itemsAtOnce = configuration.concurrency
    policy.runMillisecondsMax = Int64(configuration.pullMinutes) * 60_000
    policy.care = configuration.care
    return SyncEngine(
      store: books, aggregator: aggregator, sealer: sealer, forward: ForwardCalculator(),
      reverse: ReverseCalculator(), world: world, policy: policy, usage: self.books,
      // Nothing new comes where only balances are computed.
      rules: options.accounts == nil ? try rules() : .empty,
      figures: MarketDataPrograms(configuration))
  }

  /// Pulls what the options name, and tells of the items whose state changed.
  public func pull(
    _ family: Family, _ options: PullOptions,
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> PullReport {
    var report = try await engine(over: books, for: options).pull(
      family, options, progress: progress)
    // Nothing was fetched for single accounts, and whoever stops a pull does not want to wait.
    if options.accounts == nil, !Task.isCancelled {
      report.undelivered = await announce(family)
    }
    return report
  }

  /// Pulls into a copy of the books that is thrown away: the same code path, the exact report.
  public func dryRunPull(
    _ family: Family, _ options: PullOptions,
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> PullReport {
    let rehearsal = try await DryRun(of: books, in: configuration, world: world)
    defer { rehearsal.discard() }
    var report = try await engine(over: rehearsal.books, for: options)
      .pull(family, options, progress: progress)
    report.isDryRun = true
    return report
  }

  /// Links, adopts and unlinks items.
  public var linker: ItemLinker {
    var linker = ItemLinker(store: books, aggregator: aggregator, sealer: sealer, world: world)
    // A server on this machine may be asked more often.
    if configuration.isLocal { linker.pollMilliseconds = 250 }
    return linker
  }

  /// Seals all access tokens under a new key; returns how many there are.
  ///
  /// Killed at any moment every token still opens: the new key is on the disk before a token is
  /// sealed with it, all of them change in one transaction, and old keys go last.
  public func rotateKey() async throws -> Int {
    let sealer = sealer
    try sealer.addKey()
    let count = try await books.resealTokens { sealed, item in
      try sealer.seal(try sealer.open(sealed, for: item), for: item)
    }
    try sealer.dropOldKeys()
    return count
  }

  /// What a link session asks for, by the configuration.
  public func linkRequest(
    for family: Family, institutionID: String?, historyDays: Int?, products: [String]?
  ) -> LinkRequest {
    LinkRequest(
      userID: "family-\(family.id)", products: products ?? configuration.products,
      historyDays: historyDays ?? configuration.historyDays,
      countryCodes: configuration.countryCodes, language: configuration.language,
      institutionID: institutionID)
  }

  /// Today's date in the family's time zone.
  public func today(of family: Family) throws -> LocalDate {
    guard let today = world.today(family.timeZone) else {
      throw Failure(
        .configuration, "there is no time zone called \"\(family.timeZone)\"",
        remedy: "set the family's time zone to an IANA name such as Europe/Berlin")
    }
    return today
  }

  /// Recomputes everything beside the stored rows and reports what differs.
  public func verify(_ family: Family) async throws -> [VerifyFinding] {
    try await books.verify(
      family: family.id, forward: ForwardCalculator(), reverse: ReverseCalculator())
  }

  /// Why the balance of a day is what it is.
  package func explanation(
    of account: Account, on date: LocalDate, in family: Family
  ) async throws -> BalanceExplanation {
    let today = try today(of: family)
    let timeline = try await books.timeline(of: account.id, today: today)
    guard let explanation = try BalanceExplanation(of: date, in: timeline) else {
      throw Failure(
        .notFound, "\(account.name) has no balance on \(date)",
        remedy: timeline.firstDay.map { "name a day from \($0) to \(today)" } ?? .pull)
    }
    return explanation
  }
}
