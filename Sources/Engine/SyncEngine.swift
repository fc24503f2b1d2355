import PlaidSyncLedger
import PlaidSyncPorts

/// Runs pulls of a family, of single items or of accounts.
package struct SyncEngine: Sendable {
  let store: any LedgerStore
  let aggregator: any Aggregator
  let sealer: any TokenSealer
  let world: World
  let policy: SyncPolicy
  let usage: any UsageStore
  let rules: RuleBook
  let marketData: (any MarketDataSource)?

  /// Creates an engine; it has no state of its own.
  ///
  /// - Parameters:
  ///   - usage: Counts billed calls if `store` is only a copy; by default `store` does.
  ///   - rules: The rules to apply to new and changed transactions.
  ///   - marketData: The source that a family's sync queries before balances are computed.
  package init(
    store: any LedgerStore, aggregator: any Aggregator, sealer: any TokenSealer,
    world: World,
    policy: SyncPolicy = SyncPolicy(), usage: (any UsageStore)? = nil, rules: RuleBook = .empty,
    marketData: (any MarketDataSource)? = nil
  ) {
    self.store = store
    self.aggregator = aggregator
    self.sealer = sealer
    self.world = world
    self.policy = policy
    self.usage = usage ?? store
    self.rules = rules
    self.marketData = marketData
  }

  /// Pulls and syncs; failures of single items are in the report and are not thrown.
  package func pull(
    _ family: Family, _ options: PullOptions,
    progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
  ) async throws -> PullReport {
    let today = try world.requireToday(in: family.timeZone)
    let context = SyncContext(
      store: store, aggregator: aggregator, sealer: sealer,
      world: world, policy: policy, family: family, today: today, usage: usage,
      clock: RunClock(limitMilliseconds: policy.runMillisecondsMax, world: world),
      rules: rules, marketData: marketData, options: options, progress: progress)
    let syncables = try await roots(of: family, options)
    let heartbeat = Heartbeat(store: store, world: world, policy: policy)
    let outcomes = await heartbeat.run {
      await SyncRunner(heartbeat: heartbeat).run(syncables, parentID: nil, in: context)
    }
    return PullReport(roots: outcomes)
  }

  private func roots(of family: Family, _ options: PullOptions) async throws -> [any Syncable] {
    if let accounts = options.accounts {
      return try await store.accounts(of: family.id)
        .filter { accounts.contains($0.id) }.map(AccountSync.init)
    }
    guard let wanted = options.items else { return [FamilySync(family: family)] }
    let items = try await store.items(of: family.id, includingUnlinked: false)
    var seen: Set<ItemID> = []
    return try wanted.filter { seen.insert($0).inserted }.map { id in
      guard let item = items.first(where: { $0.id == id }) else {
        throw Failure(.notFound, "there is no item \(id)", remedy: .see(.items))
      }
      return ItemSync(item: item, isNamed: true)
    }
  }
}
