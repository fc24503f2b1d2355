import Ledger
import Ports

/// Fetches an item's holdings, trades and debts, as far as it has such products.
///
/// The transactions are in the books already when it runs: what fails here is said and left for the
/// next pull, unless it means that the item needs its user.
struct InvestmentStream: Sendable {
  let item: Item
  let access: Secret
  let report: ItemReport
  let caller: RetryingCaller
  let context: SyncContext
  private(set) var pages = 0
  private(set) var restarts = 0
  private(set) var warnings: [String] = []
  /// What ended it before its time; what had come until then is worth keeping.
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

  /// Everything that could be had; `nil` when the item has none of these products.
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
      readings: readings(holdings), trades: trades, liabilities: liabilities)
  }

  /// A product is called when it is billed already or the configuration names it, and never without
  /// the user's consent.
  private func has(_ product: String) -> Bool {
    guard report.consentedProducts?.contains(product) ?? true else { return false }
    return report.billedProducts.contains(product) || context.options.products.contains(product)
  }

  /// Tries one step, waiting while the provider is not ready; `nil` when it cannot be had.
  private mutating func attempt<Value>(
    _ what: String, _ step: (inout InvestmentStream) async throws -> Value
  ) async throws -> Value? {
    while failure == nil {
      do {
        return try await step(&self)
      } catch let error as ProviderFailure {
        if error.failure.providerCode == "PRODUCT_NOT_READY", try await pause() { continue }
        switch error.reaction {
        // The bank has no such data for this item.
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

  /// Waits for the provider to get ready; false when the time for that is used up.
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

  /// All trades of the window: from a month before the day up to which they were fetched, because
  /// banks correct and deliver late; two years, which is all that there is, when they never were.
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
            .protocolViolation, "the number of trades changed again and again between their pages"))
      }
      restarts += 1
    }
  }

  /// The pages of one pagination; `nil` when their number of trades changed meanwhile, so that one
  /// may have slipped from a page that is to come to one that was fetched.
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
      // The newest come first; what they are numbered by shall rise with time.
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

  /// The readings that belong to the holdings; fresh balances, once asked for, are newer.
  private func readings(_ holdings: HoldingsReport?) -> [PullUpdate.DatedReport] {
    guard let holdings, !context.options.isLive else { return [] }
    return holdings.accounts.filter { account in
      let (kind, _) = AccountKind.reading(providerType: account.type)
      return account.current != nil && kind.composition == .cashAndHoldings
    }.map { context.dated($0) }
  }
}

extension SyncContext {
  /// An account's reading with the day it speaks of.
  func dated(_ report: AccountReport) -> PullUpdate.DatedReport {
    let stated = report.lastUpdatedAt.flatMap { world.date($0, family.timeZone) }
    return PullUpdate.DatedReport(
      account: report, date: min(stated ?? today, today),
      readAt: report.lastUpdatedAt ?? world.now())
  }
}
