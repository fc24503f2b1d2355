import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

/// Pulls of an item with investments and liabilities: the real client and store, the sandbox's
/// market.
@Suite("Pulls of investments")
struct InvestmentPullTests {
  private static let products = ["transactions", "investments", "liabilities"]
  private let investing = ["Plaid IRA", "Plaid 401k", "Plaid Brokerage"]

  private func with(_ body: (EndToEndHarness, Item) async throws -> Void) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link(products: Self.products)
      try await body(harness, item)
    }
  }

  /// Every investment account has the value that its broker reports: its holdings plus its cash.
  private func expectAgreement(_ harness: EndToEndHarness, _ when: String) async throws {
    let today = harness.clock.today
    for name in investing {
      let account = try await harness.account(name)
      let row = try #require(try await harness.balances(name).last)
      let held = try await harness.ledger.holdings(of: account.id, on: today)
      let worth = try held.reduce(Amount.zero) { try $0.adding($1.value ?? .zero) }
      #expect(row.date == today && row.endNonCash == worth, "\(name) \(when)")
      #expect(try row.end() == account.reportedBalance?.current, "\(name) \(when)")
      #expect(account.reportedBalance?.date == today && !row.isIncomplete, "\(name) \(when)")
      #expect(!held.isEmpty && held.allSatisfy { !$0.security.isCash }, "\(name) \(when)")
    }
  }

  @Test(
    "holdings times prices and the cash are the balance, day by day; a full pull changes nothing")
  func days() async throws {
    try await with { harness, item in
      let report = try await harness.pull()
      #expect(report.isComplete && report.warnings == [])
      let stats = report.items[0].work.stats
      #expect(stats.holdings > 3 && stats.trades > 100 && stats.liabilities >= 3)
      try await expectAgreement(harness, "at first")
      for days in [1, 1, 3, 30] {
        harness.clock.advance(days: days)
        #expect(try await harness.pull().isComplete)
        try await expectAgreement(harness, "on \(harness.clock.today)")
      }
      #expect(try await harness.app.verify(harness.family) == [])
      let positions = try await harness.app.texts(Self.positions)
      let (before, trades) = (try await harness.books(), try await harness.app.texts(Self.trades))
      #expect(positions.count > 3)
      try await harness.ledger.forgetWatermarks(of: .family(harness.family.id))
      let again = try await harness.pull()
      #expect(again.isComplete && again.items[0].work.stats.added == 0)
      #expect(try await harness.books().difference(from: before) == [])
      #expect(try await harness.app.texts(Self.positions) == positions)
      try await harness.pull { $0.isFull = true }
      #expect(try await harness.books().difference(from: before) == [])
      #expect(try await harness.app.texts(Self.trades) == trades)
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("an investment account made manual has the same days, and again when linked")
  func convertedByHand() async throws {
    try await with { harness, item in
      for days in [1, 3, 10] {
        try await harness.pull()
        harness.clock.advance(days: days)
      }
      try await harness.pull()
      let before = try await Books(harness.ledger, of: harness.family.id, withIDs: false)
      let new = try await harness.linkAgain(item)
      _ = try await harness.linker.unlink(item, keepingHistory: true)
      let trades = try await harness.app.texts(
        "SELECT count(*) FROM trades WHERE removed_at_ms IS NULL")
      for name in investing {
        let account = try await harness.account(name)
        let (rows, held) = (
          try await harness.balances(name),
          try await harness.ledger.holdings(of: account.id, on: harness.clock.today)
        )
        _ = try await harness.ledger.makeManual(account.id)
        #expect(try await harness.app.recompute([account.id], in: harness.family).isComplete)
        #expect(try await harness.balances(name) == rows, "\(name)")
        #expect(
          try await harness.ledger.holdings(of: account.id, on: harness.clock.today) == held,
          "\(name)")
      }
      #expect(try await harness.app.verify(harness.family) == [])

      let mine = try await harness.ledger.accounts(of: harness.family.id)
      try await harness.pull()
      for account in mine where investing.contains(account.name) {
        let linked = try await harness.ledger.accounts(of: harness.family.id).first {
          $0.name == account.name && $0.itemID == new.id
        }
        let pair = AccountPair(old: account.id, new: try #require(linked).id)
        _ = try await harness.app.rejoin([pair], of: new, in: harness.family)
      }
      try await harness.pull()
      let after = try await Books(harness.ledger, of: harness.family.id, withIDs: false)
      #expect(after.standing(in: investing).difference(from: before.standing(in: investing)) == [])
      #expect(
        try await harness.app.texts("SELECT count(*) FROM trades WHERE removed_at_ms IS NULL")
          == trades
      )
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  private static let positions = """
    SELECT account || ' ' || ticker || ' ' || from_date || ' ' || coalesce(through_date, '…') || ' '
      || quantity || ' ' || coalesce(price, '–') FROM v_positions ORDER BY 1
    """
  private static let trades = """
    SELECT plaid_trade_id || ' ' || date || ' ' || quantity || ' ' || amount || ' '
      || (removed_at IS NULL) FROM v_trades ORDER BY 1
    """

  @Test("trades that explain everything leave no adjustment")
  func explained() async throws {
    try await with { harness, item in
      try await harness.pull()
      for _ in 0..<5 {
        harness.clock.advance(days: 7)
        try await harness.pull()
      }
      for name in ["Plaid IRA", "Plaid Brokerage"] {
        let odd = try await harness.balances(name).filter {
          $0.cashAdjustment != .zero || $0.nonCashAdjustment != .zero
        }
        #expect(odd.map(\.date) == [], "\(name)")
      }
    }
  }

  @Test("each pull requests trades from a month before the last pull on, the first for two years")
  func windows() async throws {
    try await with { harness, item in
      func start() -> String? {
        harness.wire.sent.last { $0.path == "/investments/transactions/get" }?.body["start_date"]?
          .string
      }
      try await harness.pull()
      #expect(start() == "\(harness.clock.today.adding(days: -730))")
      harness.clock.advance(days: 10)
      try await harness.pull()
      #expect(start() == "\(harness.clock.today.adding(days: -40))")
      try await harness.pull { $0.isFull = true }
      #expect(start() == "\(harness.clock.today.adding(days: -730))")
    }
  }

  @Test("products that are neither billed nor named are not called; named ones are")
  func products() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link(products: ["transactions"])
      try await harness.pull()
      #expect(
        !harness.wire.summary.contains("/investments") && !harness.wire.summary.contains("/liabil"))
      // Named, but without the user's consent: no call is made that would only be refused.
      let report = try await harness.pull { $0.products = Self.products }
      #expect(report.isComplete)
      _ = item
    }
  }

  @Test("a failure of the investments is reported, and the transactions stay in the books")
  func failing() async throws {
    try await with { harness, item in
      harness.wire.stopRecording()
      harness.faults.plan = FaultPlan([
        FaultRule(.fault(.internalServerError), at: "/investments/holdings/get")
      ])
      let report = try await harness.pull()
      #expect(report.isComplete && report.items[0].work.stats.added > 100)
      #expect(report.warnings.contains { $0.message.contains("the holdings could not be fetched") })
      #expect(report.items[0].work.stats.trades > 100)
      #expect(try await harness.item(item).status == .good)
      harness.faults.plan = FaultPlan([
        FaultRule(.fault(.loginRequired), at: "/investments/transactions/get")
      ])
      harness.clock.advance(days: 1)
      let second = try await harness.pull()
      #expect(second.items[0].failure?.code == .loginRequired)
      #expect(second.items[0].work.stats.holdings > 3)
      #expect(try await harness.item(item).status == .loginRequired)
      harness.faults.plan = FaultPlan([])
      #expect(try await harness.pull { $0.items = [item.id] }.isComplete)
      try await expectAgreement(harness, "afterward")
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("a pull waits for trades that are not ready, and leaves them to the next one after a while")
  func notReady() async throws {
    try await with { harness, item in
      harness.wire.stopRecording()
      harness.faults.plan = FaultPlan([
        FaultRule(.fault(.productNotReady), at: "/investments/transactions/get")
      ])
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(report.warnings.contains { $0.message.contains("the trades could not be fetched") })
      #expect(harness.wire.count("/investments/transactions/get") > 10)
      harness.faults.plan = FaultPlan([
        FaultRule(.fault(.productNotReady), at: "/investments/transactions/get", calls: [1, 2, 3])
      ])
      harness.wire.forget()
      let second = try await harness.pull()
      #expect(second.warnings == [] && second.items[0].work.stats.trades > 100)
      // They were never fetched, so the whole period was requested.
      let start = harness.wire.sent.last { $0.path == "/investments/transactions/get" }
      #expect(start?.body["start_date"]?.string == "\(harness.clock.today.adding(days: -730))")
      try await expectAgreement(harness, "afterward")
    }
  }

  @Test("money sent to a broker is a transfer, and becomes spending when its trade is canceled")
  func contributions() async throws {
    try await with { harness, item in
      try await harness.pull()
      func contributions() async throws -> [Transfer] {
        try await harness.ledger.transfers(TransferQuery(familyID: harness.family.id))
          .filter { $0.kind == .investmentContribution && $0.inflow.id.tradeID != nil }
      }
      func spending() async throws -> [Amount] {
        try await harness.transactions { $0.search = "Transfer to brokerage" }
          .filter { $0.transferID == nil }.map(\.money.amount)
      }
      let found = try await contributions()
      #expect(found.count >= 20 && found.allSatisfy { $0.state == .matched })
      #expect(try await spending() == [])
      let window = SyncWindow(start: found[0].outflow.date, end: found[0].outflow.date)
      func reported() async throws -> [ReportEntry] {
        try await harness.ledger.reportEntries(of: harness.family.id, in: window)
          .filter { $0.money == found[0].outflow.money }
      }
      #expect(try await reported() == [])

      let trade = try #require(found[0].inflow.id.tradeID)
      let id = try await harness.app.texts(
        "SELECT plaid_trade_id FROM trades WHERE trade_id = \(trade)")
      harness.script(item) { $0.removeTrade(id[0]) }
      harness.clock.advance(days: 1)
      try await harness.pull()
      #expect(try await contributions().map(\.id) == found.dropFirst().map(\.id))
      #expect(try await spending() == [found[0].outflow.money.amount])
      #expect(try await reported().count == 1)
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("fresh investments are requested and billed once; if that fails, the pull continues")
  func live() async throws {
    try await with { harness, _ in
      let refresh = "/investments/refresh"
      try await harness.pull()
      #expect(harness.wire.count(refresh) == 0)
      harness.clock.advance(days: 1)
      let report = try await harness.pull { $0.isLive = true }
      #expect(report.isComplete && report.warnings == [] && harness.wire.count(refresh) == 1)
      try await expectAgreement(harness, "fresh")
      harness.wire.before(refresh) { _ throws(TransportError) in throw .disconnected("x") }
      harness.clock.advance(days: 1)
      let second = try await harness.pull { $0.isLive = true }
      #expect(second.isComplete && harness.wire.count(refresh) == 2)
      let warning = "the fresh investments could not be fetched"
      #expect(second.warnings.contains { $0.message.contains(warning) })
      #expect(second.items[0].work.stats.holdings > 3)
      try await expectAgreement(harness, "with the cached data")
      let usage = try await harness.ledger.usage(of: harness.family.id, in: nil)
      #expect(usage.first { $0.endpoint == refresh }?.calls == 2)
    }
  }

  @Test("liabilities include what is due and when")
  func debts() async throws {
    try await with { harness, item in
      try await harness.pull()
      let debts = try await harness.ledger.liabilities(of: harness.family.id)
      #expect(Set(debts.map(\.terms.kind)) == [.credit, .student, .mortgage])
      #expect(
        debts.allSatisfy { $0.terms.nextPaymentDueDate != nil && $0.since == harness.clock.today })
      let card = debts.first { $0.terms.kind == .credit }
      #expect(card?.terms.creditRates.isEmpty == false && card?.terms.minimumPayment != nil)
      harness.clock.advance(days: 1)
      try await harness.pull()
      let next = try await harness.ledger.liabilities(of: harness.family.id)
      #expect(next.count == debts.count && next.allSatisfy { $0.readOn == harness.clock.today })
    }
  }

  @Test("an item that was linked again continues without counting its trades twice")
  func linkedAgain() async throws {
    try await with { harness, item in
      try await harness.pull()
      harness.clock.advance(days: 2)
      try await harness.pull()
      let before = try await Books(harness.ledger, of: harness.family.id, withIDs: false)
      let standing = "SELECT count(*) FROM trades WHERE removed_at_ms IS NULL"
      let count = try await harness.app.texts(standing)
      let new = try await harness.linkAgain(item)
      _ = try await harness.linker.unlink(item, keepingHistory: true)
      try await harness.pull()
      let pairs = try await RejoinTests.certain(harness, new)
      #expect(pairs.count > 5)
      _ = try await harness.app.rejoin(pairs, of: new, in: harness.family)
      try await harness.pull()
      #expect(try await harness.app.texts(standing) == count)
      try await expectAgreement(harness, "after the rejoin")
      let after = try await Books(harness.ledger, of: harness.family.id, withIDs: false)
      #expect(after.standing(in: investing).difference(from: before.standing(in: investing)) == [])
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }
}
