import PlaidSyncLedger
import PlaidSyncPorts

/// Fetches an item's holdings, trades and liabilities, if it has these products.
///
/// The transactions are already in the books when it runs. Failures here are therefore reported
/// and left for the next pull, unless they mean that the user has to act.
struct InvestmentStream: Sendable {
  let item: Item
  let access: Secret
  let report: ItemReport
  let caller: RetryingCaller
  let context: SyncContext
  private(set) var pages = 0
  private(set) var restarts = 0
  private(set) var warnings: [String] = []
  /// The failure that ended it early; what was fetched before is still stored.
  private(set) var failure: (any Error)?
  private var waitedMilliseconds: Int64 = 0

  init(item: Item, access: Secret, report: ItemReport, caller: RetryingCaller, context: SyncContext)
  {
    self.item = item
    self.access = access
    self.report = report
    self.caller = caller
    self.context = context
  }

  /// Fetches everything available; `nil` when the item has none of these products.
  mutating func fetch() async throws -> InvestmentUpdate? {
    let (hasInvestments, hasDebts) = (has("investments"), has("liabilities"))
    guard hasInvestments || hasDebts else { return nil }
    let (aggregator, access, caller) = (context.aggregator, access, caller)
    if hasInvestments, context.options.isLive {
      _ = try await attempt("fresh investments") { _ in
        try await caller.call(billedAs: .investmentsRefresh) { () async throws(ProviderFailure) in
          try await aggregator.refreshInvestments(access)
        }
      }
    }
    var holdings: HoldingsReport?
    var trades: InvestmentUpdate.Trades?
    if hasInvestments {
      holdings = try await attempt("holdings") { _ in
        try await caller.call { () async throws(ProviderFailure) in
          try await aggregator.holdings(access)
        }
      }
      trades = try await attempt("trades") { try await $0.fetchTrades() }
    }
    var liabilities: LiabilitiesReport?
    if hasDebts {
      liabilities = try await attempt("liabilities") { _ in
        try await caller.call { () async throws(ProviderFailure) in
          try await aggregator.liabilities(access)
        }
      }
    }
    return InvestmentUpdate(
      itemID: item.id, syncID: context.syncID, today: context.today, holdings: holdings,
      reportedBalances: reportedBalances(holdings), trades: trades, liabilities: liabilities)
  }

  /// Whether to call a product: the item is billed for it or the configuration names it, and the
  /// user has not withheld consent.
  private func has(_ product: String) -> Bool {
    guard report.consentedProducts?.contains(product) ?? true else { return false }
    return report.billedProducts.contains(product) || context.options.products.contains(product)
  }

  /// Tries one step, waiting while the provider is not ready; `nil` when there is no result.
  private mutating func attempt<Value>(
    _ what: String, _ step: (inout InvestmentStream) async throws -> Value
  ) async throws -> Value? {
    while failure == nil {
      do {
        return try await step(&self)
      } catch let error as ProviderFailure {
        if error.failure.providerCode == "PRODUCT_NOT_READY", try await pause() { continue }
        switch error.reaction {
        // The bank does not provide this data for the item.
        case .skip: return nil
        case .relink, .user, .dead, .reject, .fatal: failure = error
        default:
          warnings.append(
            "\(item.displayName): the \(what) could not be fetched, the next pull tries again: "
              + error.failure.message)
          return nil
        }
      } catch let error as CancellationError {
        throw error
      } catch {
        failure = error
      }
    }
    return nil
  }

  /// Waits until the provider may be ready; false when the time limit for that is reached.
  private mutating func pause() async throws -> Bool {
    let pause = context.policy.historyPauseMilliseconds
    guard waitedMilliseconds < context.policy.historyWaitMilliseconds,
      pause < context.clock.leftMilliseconds
    else { return false }
    context.progress(.historyAwaited(name: item.displayName))
    try await context.world.sleep(pause)
    waitedMilliseconds += pause
    return true
  }

  /// Fetches all trades of the window. It starts a month before the day up to which trades were
  /// fetched, because banks correct and deliver late; the first time it covers two years, which is
  /// the provider's limit.
  private mutating func fetchTrades() async throws -> InvestmentUpdate.Trades {
    let through = try await context.store.tradesSyncedThrough(of: item.id)
    let farthest = context.today.adding(days: -context.policy.tradeDaysMax)
    let start =
      context.options.isFull
      ? farthest
      : through.map { max(farthest, $0.adding(days: -context.policy.tradeDaysAgain)) } ?? farthest
    while true {
      if let trades = try await pages(from: start) { return trades }
      guard restarts < context.policy.restartsMax else {
        throw ProviderFailure(
          .retry,
          Failure(
            .protocolViolation,
            "the number of trades changed repeatedly while their pages were fetched"))
      }
      restarts += 1
    }
  }

  /// Fetches the pages of one pagination; `nil` when the total changed in between, because a trade
  /// may then have moved from a later page to one that was already fetched.
  private mutating func pages(from start: LocalDate) async throws -> InvestmentUpdate.Trades? {
    var trades: [TradeReport] = []
    var securities: [String: SecurityReport] = [:]
    var accountIDs: Set<String> = []
    var undecodable: [UndecodableElement] = []
    var offset = 0
    var total: Int?
    repeat {
      let page = try await page(from: start, offset: offset)
      pages += 1
      if let total, total != page.totalCount { return nil }
      total = page.totalCount
      trades += page.trades
      for security in page.securities { securities[security.providerID] = security }
      accountIDs.formUnion(page.accounts.map(\.providerID))
      undecodable += page.undecodable
      offset += page.count
      if page.count == 0 && offset < page.totalCount { return nil }
    } while offset < total ?? 0
    return InvestmentUpdate.Trades(
      start: start, end: context.today,
      // The provider sends the newest trades first; row numbers should ascend with time.
      trades: trades.reversed(),
      securities: securities.values.sorted { $0.providerID < $1.providerID },
      accountIDs: accountIDs, undecodable: undecodable)
  }

  private func page(from start: LocalDate, offset: Int) async throws -> TradesPage {
    let (aggregator, access, today) = (context.aggregator, access, context.today)
    return try await caller.call { () async throws(ProviderFailure) in
      try await aggregator.trades(access, from: start, through: today, offset: offset)
    }
  }

  /// Returns the balances reported with the holdings; none if fresh balances, which are newer, were
  /// requested.
  private func reportedBalances(_ holdings: HoldingsReport?) -> [PullUpdate.DatedReport] {
    guard let holdings, !context.options.isLive else { return [] }
    return holdings.accounts.filter { account in
      let kind = AccountKind(providerType: account.type)
      return account.current != nil && kind.composition == .cashAndHoldings
    }.map { context.dated($0) }
  }
}

extension SyncContext {
  /// Returns an account's reported balance with the day that it is for.
  func dated(_ report: AccountReport) -> PullUpdate.DatedReport {
    let stated = report.lastUpdatedAt.flatMap { world.date($0, family.timeZone) }
    return PullUpdate.DatedReport(
      account: report, date: min(stated ?? today, today),
      readAt: report.lastUpdatedAt ?? world.now())
  }
}
