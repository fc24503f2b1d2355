import PlaidSyncLedger
import PlaidSyncPorts

/// A random history of one account in a store: what banks, people, time and other programs do to
/// it.
///
/// Each history has its own dates, so that many of them can share one store.
package struct StoreHistory: Sendable {
  /// Runs a statement as another program would; `$account`, `$family` and `$today` are substituted.
  package typealias SQL = @Sendable (_ statement: String) async throws -> Void

  /// A transaction as the bank has it.
  struct Booking {
    var date: LocalDate
    var units: Int64
    var currency: String
    var isPending: Bool
    var isRemoved = false
    /// The pending transaction that it came from.
    var was: String?
  }

  package let scenario: StoreScenario
  package private(set) var accountID = AccountID(0)
  package private(set) var today = LocalDate(day: 20_000)
  /// The steps so far, for the message of a failed test.
  package internal(set) var story: [String] = []
  let isLinked: Bool
  /// Whether securities are held, in an account of a kind that counts them.
  package let isInvestor: Bool
  let sql: SQL
  package var random: SeededRandom
  var bookings: [String: Booking] = [:]
  /// The broker's trades, by id.
  var brokerTrades: [String: TradeReport] = [:]
  var type = "depository"

  /// Starts a history that depends only on its seed, in a family of its own.
  ///
  /// - Parameter isInvestor: Whether securities are held; `nil` decides at random.
  package init(
    _ store: any LedgerStore & LedgerMaintenance, clock: TestClock, seed: UInt64,
    isInvestor: Bool? = nil,
    sql: @escaping SQL
  ) async throws {
    random = SeededRandom(seed: seed)
    isLinked = random.happens(oneIn: 2)
    let investsByChance = random.happens(oneIn: 2)
    self.isInvestor = isInvestor ?? investsByChance
    self.sql = sql
    scenario = try await StoreScenario(store, clock: clock, family: "Family \(seed)")
    if isLinked {
      let types = ["depository", "credit", "loan", "other"]
      type = self.isInvestor ? "investment" : random.element(of: types) ?? type
      try await pull([])
      accountID = try await scenario.account("account").id
    } else {
      let kinds: [AccountKind] = self.isInvestor ? [.investment, .crypto] : AccountKind.allCases
      let kind = random.element(of: kinds) ?? .depository
      accountID = try await scenario.addAccount("account", kind: kind).id
    }
    if self.isInvestor { try await addSecurities() }
  }

  /// Performs one random step.
  package mutating func step() async throws {
    if isInvestor, random.happens(oneIn: 2) {
      let isPull = isLinked && random.happens(oneIn: 3)
      return isPull ? try await pullInvestments() : try await invest()
    }
    switch random.number(in: 0...19) {
    case 0...1:
      // Sometimes a machine's clock is wrong for a while.
      today = today.adding(days: random.happens(oneIn: 8) ? -1 : random.number(in: 1...3))
      story.append("it is \(today)")
    case 2...6 where isLinked:
      random.happens(oneIn: 10) ? try await replay() : try await pull(changes())
    case 2...6: try await add()
    case 7: try await add()
    case 8: try await edit()
    case 9: try await split()
    case 10: try await delete()
    case 11: try await value()
    case 12...19: try await interfere()
    default: break
    }
  }

  /// Runs a sync, mostly a partial one.
  package mutating func sync(isFull: Bool = false) async throws -> BalanceOutcome {
    let outcome = try await scenario.sync(accountID, on: today, isFull: isFull)
    story.append("\(isFull ? "full " : "")sync of \(outcome.window)")
    return outcome
  }

  private mutating func add() async throws {
    let (date, currency) = (date(), currency())
    let amount = Amount(unchecked: Int64(random.number(in: -4...4)))
    _ = try await scenario.store.addTransaction(
      NewTransaction(
        accountID: accountID, date: date, money: Money(amount, Currency(currency)), name: "Entry"))
    story.append("added \(date) \(amount) \(currency)")
  }

  private mutating func edit() async throws {
    let all = try await scenario.transactions()
    guard let entry = random.element(of: all.filter({ $0.parentID == nil })) else { return }
    var edit = TransactionEdit()
    if random.happens(oneIn: 2) {
      edit.date = random.happens(oneIn: 4) ? .release : .set(date())
    }
    if random.happens(oneIn: 2) {
      edit.amount =
        random.happens(oneIn: 4)
        ? .release : .set(Amount(unchecked: Int64(random.number(in: -4...4))))
    }
    if random.happens(oneIn: 4) { edit.name = .set("Other") }
    _ = try await scenario.store.editTransaction(entry.id, edit)
    story.append("edited \(entry.id): \(edit.date) \(edit.amount)")
  }

  private mutating func split() async throws {
    guard let entry = random.element(of: try await scenario.transactions()) else { return }
    do {
      if entry.isSplit, random.happens(oneIn: 3) {
        _ = try await scenario.store.joinTransaction(entry.id)
        story.append("joined \(entry.id)")
        return
      }
      let first = Amount(unchecked: Int64(random.number(in: -9...9)))
      let rest = try entry.money.amount.subtracting(first)
      _ = try await scenario.store.splitTransaction(
        entry.id, into: [SplitPart(amount: first), SplitPart(amount: rest)])
      story.append("split \(entry.id): \(first) \(rest)")
    } catch let failure as Failure where failure.code == .usage {
      // A part cannot be split, and no part may be 0.
    }
  }

  private mutating func delete() async throws {
    let isRestoring = random.happens(oneIn: 3)
    let all = try await scenario.transactions(isRemoved: isRestoring)
    guard let entry = random.element(of: all.filter({ $0.parentID == nil })) else { return }
    if isRestoring {
      var edit = TransactionEdit()
      edit.isRestored = true
      _ = try await scenario.store.editTransaction(entry.id, edit)
    } else {
      try await scenario.store.deleteTransaction(entry.id, at: scenario.clock.now)
    }
    story.append("\(isRestoring ? "restored" : "deleted") \(entry.id)")
  }

  private mutating func value() async throws {
    let old = try await scenario.store.valuations(of: accountID)
    if random.happens(oneIn: 3), let valuation = random.element(of: old) {
      try await scenario.store.deleteValuation(of: accountID, on: valuation.date)
      story.append("no valuation on \(valuation.date)")
      return
    }
    let valuation = Valuation(
      date: today.adding(days: -random.number(in: -2...12)),
      amount: Amount(unchecked: Int64(random.number(in: 36...44))),
      kind: random.happens(oneIn: 2) ? .opening : .reconciliation)
    try await scenario.store.setValuation(valuation, of: accountID)
    story.append("\(valuation.kind) \(valuation.amount) on \(valuation.date)")
  }

  /// Mostly a recent date, sometimes far back or in the future.
  mutating func date() -> LocalDate {
    let age = random.happens(oneIn: 6) ? random.number(in: -3...25) : random.number(in: 0...4)
    return today.adding(days: -age)
  }

  mutating func currency() -> String {
    random.happens(oneIn: 3) ? (random.happens(oneIn: 3) ? "CHF" : "EUR") : "USD"
  }
}
