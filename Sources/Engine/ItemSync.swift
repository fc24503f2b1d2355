import PlaidSyncLedger
import PlaidSyncPorts

/// Pulls one item from its provider: state, accounts and changes, followed by one commit.
struct ItemSync: Syncable {
  let item: Item
  /// True when the user named this item: it is then pulled even if its user has to act.
  let isNamed: Bool

  var key: SyncKey { .item(item.id) }
  var displayName: String { item.displayName }
  var dataSyncedThrough: LocalDate? { item.dataSyncedThrough }

  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws {
    if let reason = context.stop.reason { throw reason.during("pulling \(displayName)") }
    if item.status.needsUser, !isNamed, try await !isWellAgain(in: context) { throw needsUser }
    context.progress(.itemBegan(name: displayName))
    do {
      try await pull(&work, in: context)
      context.progress(.itemEnded(name: displayName, isSuccess: true))
    } catch {
      context.progress(.itemEnded(name: displayName, isSuccess: false))
      guard let provider = error as? ProviderFailure else {
        throw Failure(catching: error).during("pulling \(displayName)")
      }
      context.stop.consider(provider)
      if let state = state(after: provider) {
        try await context.store.setState(state, of: item.id, by: context.syncID)
      }
      throw provider.failure(of: item).during("pulling \(displayName)")
    }
  }

  /// Asks the provider once, which costs nothing, whether the item still needs its user: a login
  /// can work again without anybody's help.
  private func isWellAgain(in context: SyncContext) async throws -> Bool {
    let access = try context.sealer.open(
      try await context.store.sealedToken(of: item.id), for: item.providerID)
    do {
      return try await !context.aggregator.item(access).status.needsUser
    } catch {
      // Whatever the reason, the item is as it was, and the pull reports that it needs its user.
      try Task.checkCancellation()
      return false
    }
  }

  func current(in context: SyncContext) async throws -> ItemSync {
    let items = try await context.store.items(of: item.familyID, includingUnlinked: false)
    guard let item = items.first(where: { $0.id == self.item.id }) else {
      throw Failure(.notFound, "\(displayName) was unlinked in the meantime")
    }
    return ItemSync(item: item, isNamed: isNamed)
  }

  func children(in context: SyncContext) async throws -> [any Syncable] {
    try await context.store.accounts(of: item.familyID)
      .filter { $0.itemID == item.id }
      .map(AccountSync.init)
  }

  /// Applies the rules if the item was pulled on its own, without a family's sync to do it.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {
    if isNamed, outcome.failure?.code != .canceled { try await context.applyRules() }
  }

  /// Fetches everything from the provider, then commits it.
  private func pull(_ work: inout SyncWork, in context: SyncContext) async throws {
    let access = try context.sealer.open(
      try await context.store.sealedToken(of: item.id), for: item.providerID)
    let caller = RetryingCaller(item: item, context: context)
    var changes = ChangeStream(item: item, access: access, caller: caller, context: context)
    defer {
      work.stats.requests = caller.requests
      work.stats.billed = caller.billed
      work.stats.pages += changes.pages
      work.stats.restarts += changes.restarts
      work.warnings += changes.warnings.map { Warning($0) }
    }
    let aggregator = context.aggregator
    let report = try await caller.call { () async throws(ProviderFailure) in
      try await aggregator.item(access)
    }
    // Any other error of the item may be resolved by now: the following calls will show.
    if let failure = report.failure, let reaction = report.reaction, report.status.needsUser {
      throw ProviderFailure(reaction, failure)
    }
    let accounts = try await balances(access, caller, &work, in: context)
    if hasTransactions(report, context.options) {
      do {
        try await changes.stageAll()
      } catch let failure as ProviderFailure where failure.reaction == .skip {
        // The bank does not provide this data, which is not an error of the item.
      }
    }
    context.progress(.committing(name: displayName))
    let update = PullUpdate(
      itemID: item.id, syncID: context.syncID,
      isFull: context.options.isFull || changes.isReplay,
      accounts: dated(accounts, preferring: changes.accounts, in: context),
      areAccountsComplete: true, report: report, state: state(after: report, in: context),
      today: context.today)
    let outcome: PullOutcome
    do {
      outcome = try await context.store.commitPull(update)
    } catch let failure as Failure
      where failure.code == .protocolViolation || failure.code == .damagedPage
    {
      // A page that cannot be read would also stop every later pull, so it is fetched again.
      try await context.store.dropStaging(of: item.id, by: context.syncID)
      throw failure
    }
    work.stats.add(outcome.stats)
    if changes.isReplay {
      work.warnings.append(
        Warning(
          "\(displayName): the provider refused the stored cursor, so everything was fetched again: "
            + "\(outcome.stats.added) added, \(outcome.stats.removed) no longer listed and removed")
      )
    }
    work.warnings += outcome.warnings.map { Warning($0) }
    try await pullInvestments(access, report, caller, &work, in: context)
    work.warnings += try await current(in: context).item
      .warnings(at: context.world.now(), on: context.today, context.policy.warningThresholds)
  }

  /// Pulls holdings, trades and liabilities in a separate commit: a failure here does not affect
  /// the transactions in the books.
  private func pullInvestments(
    _ access: Secret, _ report: ItemReport, _ caller: RetryingCaller, _ work: inout SyncWork,
    in context: SyncContext
  ) async throws {
    var stream = InvestmentStream(
      item: item, access: access, report: report, caller: caller, context: context)
    guard let update = try await stream.fetch() else { return }
    let outcome = try await context.store.commitInvestments(update)
    work.stats.add(outcome.stats)
    work.stats.pages += stream.pages
    work.stats.restarts += stream.restarts
    work.warnings += (outcome.warnings + stream.warnings).map { Warning($0) }
    if let failure = stream.failure { throw failure }
  }

  /// Fetches the item's accounts; fresh from the bank if requested and supported.
  private func balances(
    _ access: Secret, _ caller: RetryingCaller, _ work: inout SyncWork, in context: SyncContext
  ) async throws -> [AccountReport] {
    let aggregator = context.aggregator
    if context.options.isLive {
      do {
        return try await caller.call(billedAs: .liveBalances) {
          () async throws(ProviderFailure) in
          try await aggregator.accounts(access, live: true)
        }
      } catch let failure as ProviderFailure where failure.reaction == .fallback {
        work.warnings.append("\(displayName): no fresh balances; the cached ones were used")
      } catch let failure as ProviderFailure where failure.mayHaveHappened {
        // Another request could be billed again.
        work.warnings.append(
          Warning(
            "\(displayName): fresh balances were not received, though they may be billed: "
              + "\(failure.failure.message); the cached ones were used"))
      }
    }
    return try await caller.call { () async throws(ProviderFailure) in
      try await aggregator.accounts(access, live: false)
    }
  }

  /// Returns each account's reported balance with its day; balances received with the changes take
  /// precedence.
  private func dated(
    _ accounts: [AccountReport], preferring withChanges: [AccountReport], in context: SyncContext
  ) -> [PullUpdate.DatedReport] {
    let preferred = Dictionary(
      withChanges.map { ($0.providerID, $0) }, uniquingKeysWith: { _, last in last })
    return accounts.map { account in
      context.dated(context.options.isLive ? account : preferred[account.providerID] ?? account)
    }
  }

  /// Whether to call the product: the item is billed for it or the configuration names it.
  private func hasTransactions(_ report: ItemReport, _ options: PullOptions) -> Bool {
    report.billedProducts.contains("transactions") || options.products.contains("transactions")
  }
}
