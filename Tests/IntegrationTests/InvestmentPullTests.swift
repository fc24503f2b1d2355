import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

/// Pulls of an item with investments and debts: the real client and store, the sandbox's market.
@Suite("Pulls of investments")
struct InvestmentPullTests {
  private static let products = ["transactions", "investments", "liabilities"]
  private let investing = ["Plaid IRA", "Plaid 401k", "Plaid Brokerage"]

  private func with(_ body: (Rig, Item) async throws -> Void) async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link(products: Self.products)
      try await body(rig, item)
    }
  }

  /// Every investment account is worth what its broker says, and that is what it holds and its money.
  private func expectAgreement(_ rig: Rig, _ when: String) async throws {
    let today = rig.clock.today
    for name in investing {
      let account = try await rig.account(name)
      let row = try #require(try await rig.balances(name).last)
      let held = try await rig.app.books.holdings(of: account.id, on: today)
      let worth = try held.reduce(Amount.zero) { try $0.adding($1.value ?? .zero) }
      #expect(row.date == today && row.endNonCash == worth, "\(name) \(when)")
      #expect(try row.end() == account.observation?.current, "\(name) \(when)")
      #expect(account.observation?.date == today && !row.isIncomplete, "\(name) \(when)")
      #expect(!held.isEmpty && held.allSatisfy { !$0.security.isCash }, "\(name) \(when)")
    }
  }

  @Test(
    "holdings times prices and the cash are the balance, day by day; a full pull changes nothing")
  func days() async throws {
    try await with { rig, item in
      let report = try await rig.pull()
      #expect(report.isComplete && report.warnings == [])
      let stats = report.items[0].work.stats
      #expect(stats.holdings > 3 && stats.trades > 100 && stats.liabilities >= 3)
      try await expectAgreement(rig, "at first")
      for days in [1, 1, 3, 30] {
        rig.clock.advance(days: days)
        #expect(try await rig.pull().isComplete)
        try await expectAgreement(rig, "on \(rig.clock.today)")
      }
      #expect(try await rig.app.verify(rig.family) == [])
      let positions = try await rig.app.texts(Self.positions)
      let (before, trades) = (try await rig.books(), try await rig.app.texts(Self.trades))
      #expect(positions.count > 3)
      try await rig.app.books.forgetMarks(of: .family(rig.family.id))
      let again = try await rig.pull()
      #expect(again.isComplete && again.items[0].work.stats.added == 0)
      #expect(try await rig.books().difference(from: before) == [])
      #expect(try await rig.app.texts(Self.positions) == positions)
      try await rig.pull { $0.isFull = true }
      #expect(try await rig.books().difference(from: before) == [])
      #expect(try await rig.app.texts(Self.trades) == trades)
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("an investment account kept by hand has the same days, and so has it at the bank again")
  func convertedByHand() async throws {
    try await with { rig, item in
      for days in [1, 3, 10] {
        try await rig.pull()
        rig.clock.advance(days: days)
      }
      try await rig.pull()
      let before = try await Books(rig.app, of: rig.family.id, withIDs: false)
      let new = try await rig.linkAnew(item)
      _ = try await rig.app.linker.unlink(item, keepingHistory: true)
      let trades = try await rig.app.texts(
        "SELECT count(*) FROM trades WHERE removed_at_ms IS NULL")
      for name in investing {
        let account = try await rig.account(name)
        let (rows, held) = (
          try await rig.balances(name),
          try await rig.app.books.holdings(of: account.id, on: rig.clock.today)
        )
        _ = try await rig.app.books.makeManual(account.id)
        #expect(try await rig.app.settle(account.id, in: rig.family).isComplete)
        #expect(try await rig.balances(name) == rows, "\(name)")
        #expect(
          try await rig.app.books.holdings(of: account.id, on: rig.clock.today) == held, "\(name)")
      }
      #expect(try await rig.app.verify(rig.family) == [])

      let mine = try await rig.app.books.accounts(of: rig.family.id)
      try await rig.pull()
      for account in mine where investing.contains(account.name) {
        let linked = try await rig.app.books.accounts(of: rig.family.id).first {
          $0.name == account.name && $0.itemID == new.id
        }
        let pair = AccountPair(old: account.id, new: try #require(linked).id)
        _ = try await rig.app.rejoin([pair], of: new, in: rig.family)
      }
      try await rig.pull()
      let after = try await Books(rig.app, of: rig.family.id, withIDs: false)
      #expect(after.standing(in: investing).difference(from: before.standing(in: investing)) == [])
      #expect(
        try await rig.app.texts("SELECT count(*) FROM trades WHERE removed_at_ms IS NULL") == trades
      )
      #expect(try await rig.app.verify(rig.family) == [])
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
    try await with { rig, item in
      try await rig.pull()
      for _ in 0..<5 {
        rig.clock.advance(days: 7)
        try await rig.pull()
      }
      for name in ["Plaid IRA", "Plaid Brokerage"] {
        let odd = try await rig.balances(name).filter {
          $0.cashAdjustment != .zero || $0.nonCashAdjustment != .zero
        }
        #expect(odd.map(\.date) == [], "\(name)")
      }
    }
  }

  @Test("each pull asks for the trades of a month before the last one, the first for two years")
  func windows() async throws {
    try await with { rig, item in
      func start() -> String? {
        rig.wire.sent.last { $0.path == "/investments/transactions/get" }?.body["start_date"]?
          .string
      }
      try await rig.pull()
      #expect(start() == "\(rig.clock.today.adding(days: -730))")
      rig.clock.advance(days: 10)
      try await rig.pull()
      #expect(start() == "\(rig.clock.today.adding(days: -40))")
      try await rig.pull { $0.isFull = true }
      #expect(start() == "\(rig.clock.today.adding(days: -730))")
    }
  }

  @Test("products that are neither billed nor named are not called; those named are")
  func products() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link(products: ["transactions"])
      try await rig.pull()
      #expect(!rig.wire.summary.contains("/investments") && !rig.wire.summary.contains("/liabil"))
      // Named, but the user has not agreed: nothing is called that could only be refused.
      let report = try await rig.pull { $0.products = Self.products }
      #expect(report.isComplete)
      _ = item
    }
  }

  @Test("what fails with the investments leaves the transactions in the books, and is told")
  func failing() async throws {
    try await with { rig, item in
      rig.wire.stopRecording()
      rig.faults.plan = FaultPlan([
        FaultRule(.fault(.internalServerError), at: "/investments/holdings/get")
      ])
      let report = try await rig.pull()
      #expect(report.isComplete && report.items[0].work.stats.added > 100)
      #expect(report.warnings.contains { $0.contains("the holdings could not be fetched") })
      #expect(report.items[0].work.stats.trades > 100)
      #expect(try await rig.item(item).status == .good)
      rig.faults.plan = FaultPlan([
        FaultRule(.fault(.loginRequired), at: "/investments/transactions/get")
      ])
      rig.clock.advance(days: 1)
      let second = try await rig.pull()
      #expect(second.items[0].failure?.code == .loginRequired)
      #expect(second.items[0].work.stats.holdings > 3)
      #expect(try await rig.item(item).status == .loginRequired)
      rig.faults.plan = FaultPlan([])
      #expect(try await rig.pull { $0.items = [item.id] }.isComplete)
      try await expectAgreement(rig, "afterwards")
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("trades that are not ready are waited for, and left to the next pull when that takes long")
  func notReady() async throws {
    try await with { rig, item in
      rig.wire.stopRecording()
      rig.faults.plan = FaultPlan([
        FaultRule(.fault(.productNotReady), at: "/investments/transactions/get")
      ])
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(report.warnings.contains { $0.contains("the trades could not be fetched") })
      #expect(rig.wire.count("/investments/transactions/get") > 10)
      rig.faults.plan = FaultPlan([
        FaultRule(.fault(.productNotReady), at: "/investments/transactions/get", calls: [1, 2, 3])
      ])
      rig.wire.forget()
      let second = try await rig.pull()
      #expect(second.warnings == [] && second.items[0].work.stats.trades > 100)
      // It was never fetched, so all of it was asked for.
      let start = rig.wire.sent.last { $0.path == "/investments/transactions/get" }
      #expect(start?.body["start_date"]?.string == "\(rig.clock.today.adding(days: -730))")
      try await expectAgreement(rig, "afterwards")
    }
  }

  @Test("money that goes to a broker is a transfer, and spending once its trade is taken back")
  func contributions() async throws {
    try await with { rig, item in
      try await rig.pull()
      func contributions() async throws -> [Transfer] {
        try await rig.app.books.transfers(TransferQuery(familyID: rig.family.id))
          .filter { $0.kind == .investmentContribution && $0.inflow.id.tradeID != nil }
      }
      func spending() async throws -> [Amount] {
        try await rig.transactions { $0.search = "Transfer to brokerage" }
          .filter { $0.transferID == nil }.map(\.money.amount)
      }
      let found = try await contributions()
      #expect(found.count >= 20 && found.allSatisfy { $0.state == .matched })
      #expect(try await spending() == [])
      let window = SyncWindow(start: found[0].outflow.date, end: found[0].outflow.date)
      func reported() async throws -> [ReportEntry] {
        try await rig.app.books.reportEntries(of: rig.family.id, in: window)
          .filter { $0.money == found[0].outflow.money }
      }
      #expect(try await reported() == [])

      let trade = try #require(found[0].inflow.id.tradeID)
      let id = try await rig.app.texts(
        "SELECT plaid_trade_id FROM trades WHERE trade_id = \(trade)")
      rig.script(item) { $0.removeTrade(id[0]) }
      rig.clock.advance(days: 1)
      try await rig.pull()
      #expect(try await contributions().map(\.id) == found.dropFirst().map(\.id))
      #expect(try await spending() == [found[0].outflow.money.amount])
      #expect(try await reported().count == 1)
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("fresh investments are asked for and billed once, and done without where they fail")
  func live() async throws {
    try await with { rig, _ in
      let refresh = "/investments/refresh"
      try await rig.pull()
      #expect(rig.wire.count(refresh) == 0)
      rig.clock.advance(days: 1)
      let report = try await rig.pull { $0.isLive = true }
      #expect(report.isComplete && report.warnings == [] && rig.wire.count(refresh) == 1)
      try await expectAgreement(rig, "fresh")
      rig.wire.before(refresh) { _ throws(TransportError) in throw .disconnected("x") }
      rig.clock.advance(days: 1)
      let second = try await rig.pull { $0.isLive = true }
      #expect(second.isComplete && rig.wire.count(refresh) == 2)
      let warning = "the fresh investments could not be fetched"
      #expect(second.warnings.contains { $0.contains(warning) })
      #expect(second.items[0].work.stats.holdings > 3)
      try await expectAgreement(rig, "as it was cached")
      let usage = try await rig.app.books.usage(of: rig.family.id, in: nil)
      #expect(usage.first { $0.endpoint == refresh }?.calls == 2)
    }
  }

  @Test("debts come with what is due when")
  func debts() async throws {
    try await with { rig, item in
      try await rig.pull()
      let debts = try await rig.app.books.liabilities(of: rig.family.id)
      #expect(Set(debts.map(\.terms.kind)) == [.credit, .student, .mortgage])
      #expect(
        debts.allSatisfy { $0.terms.nextPaymentDueDate != nil && $0.since == rig.clock.today })
      let card = debts.first { $0.terms.kind == .credit }
      #expect(card?.terms.creditRates.isEmpty == false && card?.terms.minimumPayment != nil)
      rig.clock.advance(days: 1)
      try await rig.pull()
      let next = try await rig.app.books.liabilities(of: rig.family.id)
      #expect(next.count == debts.count && next.allSatisfy { $0.readOn == rig.clock.today })
    }
  }

  @Test("an item that was linked anew goes on without counting its trades twice")
  func linkedAnew() async throws {
    try await with { rig, item in
      try await rig.pull()
      rig.clock.advance(days: 2)
      try await rig.pull()
      let before = try await Books(rig.app, of: rig.family.id, withIDs: false)
      let standing = "SELECT count(*) FROM trades WHERE removed_at_ms IS NULL"
      let count = try await rig.app.texts(standing)
      let new = try await rig.linkAnew(item)
      _ = try await rig.app.linker.unlink(item, keepingHistory: true)
      try await rig.pull()
      let pairs = try await RejoinTests.certain(rig, new)
      #expect(pairs.count > 5)
      _ = try await rig.app.rejoin(pairs, of: new, in: rig.family)
      try await rig.pull()
      #expect(try await rig.app.texts(standing) == count)
      try await expectAgreement(rig, "after the rejoin")
      let after = try await Books(rig.app, of: rig.family.id, withIDs: false)
      #expect(after.standing(in: investing).difference(from: before.standing(in: investing)) == [])
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }
}
