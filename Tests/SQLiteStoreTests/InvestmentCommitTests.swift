import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// The effect of committed holdings, trades and liabilities on the tables.
@Suite("Commits of investments")
struct InvestmentCommitTests {
  /// A store with one linked investment account, `broker`, and one card, `card`.
  private func with(
    decoder: any PageDecoder = PageTextDecoder(),
    _ body: (StoreFixture, StoreScenario) async throws -> Void
  ) async throws {
    try await StoreFixture.with(today: "2024-03-20", decoder: decoder) { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull(
        accounts: [
          AccountReport.of("broker", current: "1000", type: "investment"),
          AccountReport.of("card", current: "50", type: "credit"),
        ])
      try await body(fixture, scenario)
    }
  }

  private func list(
    _ lines: [HoldingReport], securities: [SecurityReport] = [],
    undecodable: [UndecodableElement] = [],
    on day: String, _ scenario: StoreScenario
  ) async throws -> PullOutcome {
    let accounts = [try AccountReport.of("broker", current: "1000", type: "investment")]
    return try await scenario.store.commitInvestments(
      InvestmentUpdate(
        itemID: scenario.item.id, syncID: scenario.syncID, today: LocalDate(day)!,
        holdings: HoldingsReport(
          accounts: accounts, holdings: lines, securities: securities, undecodable: undecodable)))
  }

  private func trades(
    _ trades: [TradeReport], undecodable: [UndecodableElement] = [],
    from start: String = "2024-03-01",
    through end: String = "2024-03-20", _ scenario: StoreScenario
  ) async throws -> PullOutcome {
    try await scenario.store.commitInvestments(
      InvestmentUpdate(
        itemID: scenario.item.id, syncID: scenario.syncID, today: LocalDate(end)!,
        trades: .init(
          start: LocalDate(start)!, end: LocalDate(end)!, trades: trades, securities: [],
          accountIDs: ["broker", "card"], undecodable: undecodable)))
  }

  private func line(
    _ security: String, _ quantity: String, price: String? = nil, on day: String? = nil,
    value: String? = nil, account: String = "broker", currency: String = "USD",
    cost: String? = nil, lots: [TaxLot] = []
  ) throws -> HoldingReport {
    HoldingReport(
      accountID: account, securityID: security, quantity: try Quantity(quantity),
      price: try price.map { try Quantity($0) }, priceDate: day.flatMap { LocalDate($0) },
      value: try value.map { try Amount($0) }, costBasis: try cost.map { try Amount($0) },
      currency: Currency(currency), lots: lots)
  }

  private func trade(
    _ id: String, _ day: String, _ quantity: String = "1", account: String = "broker"
  ) throws -> TradeReport {
    TradeReport(
      providerID: id, accountID: account, securityID: "s1", date: LocalDate(day)!, name: "Buy",
      quantity: try Quantity(quantity), amount: try Amount("10"), price: try Quantity("10"),
      currency: nil, type: "buy", subtype: "buy")
  }

  private let holdings = """
    SELECT plaid_security_id, date(date * 86400, 'unixepoch'), quantity, price FROM holdings
    JOIN securities USING (security_id) ORDER BY 1, 2
    """
  private let standing = """
    SELECT plaid_trade_id, quantity, removed_at_ms IS NOT NULL FROM trades ORDER BY trade_id
    """

  @Test("a holding has the date of its price, or of its list if the price's is missing or later")
  func dates() async throws {
    try await with { fixture, scenario in
      _ = try await list(
        [
          line("s1", "1", price: "10", on: "2024-03-18"), line("s2", "2", price: "20"),
          line("s3", "3", price: "30", on: "2024-03-25"),
        ], on: "2024-03-20", scenario)
      #expect(
        try await fixture.lines(holdings) == [
          "s1|2024-03-18|1|10", "s2|2024-03-20|2|20", "s3|2024-03-20|3|30",
        ])
      #expect(try await fixture.lines("SELECT account_id FROM holding_lists").count == 1)
    }
  }

  @Test(
    "a newer list replaces holdings of its days and later ones; the same list writes nothing"
  )
  func replacing() async throws {
    try await with { fixture, scenario in
      _ = try await list(
        [line("s1", "1", price: "10", on: "2024-03-18")], on: "2024-03-18", scenario)
      _ = try await list(
        [line("s1", "2", price: "11", on: "2024-03-19")], on: "2024-03-19", scenario)
      _ = try await list(
        [line("s1", "3", price: "12", on: "2024-03-18")], on: "2024-03-20", scenario)
      #expect(try await fixture.lines(holdings) == ["s1|2024-03-18|3|12"])
      let account = try await scenario.account("broker")
      try await scenario.sync(account.id)
      _ = try await list(
        [line("s1", "3", price: "12", on: "2024-03-18")], on: "2024-03-20", scenario)
      #expect(try await scenario.watermark(of: account) == LocalDate("2024-03-20"))
    }
  }

  @Test("a holding missing from a newer list gets the quantity 0, once")
  func nothing() async throws {
    try await with { fixture, scenario in
      _ = try await list([line("s1", "1"), line("s2", "2")], on: "2024-03-17", scenario)
      _ = try await trades([trade("t1", "2024-03-18")], through: "2024-03-18", scenario)
      _ = try await list([line("s2", "2")], on: "2024-03-18", scenario)
      _ = try await list([], on: "2024-03-19", scenario)
      _ = try await list([], on: "2024-03-20", scenario)
      #expect(
        try await fixture.lines(holdings) == [
          "s1|2024-03-17|1|∅", "s1|2024-03-18|0|∅", "s2|2024-03-17|2|∅", "s2|2024-03-18|2|∅",
          "s2|2024-03-19|0|∅",
        ])
    }
  }

  @Test("a security bought since the last list and missing from this one gets the quantity 0")
  func boughtButNotListed() async throws {
    try await with { fixture, scenario in
      _ = try await list([], on: "2024-03-17", scenario)
      _ = try await trades([trade("t1", "2024-03-18")], through: "2024-03-18", scenario)
      _ = try await list([], on: "2024-03-19", scenario)
      #expect(try await fixture.lines(holdings) == ["s1|2024-03-19|0|∅"])
    }
  }

  @Test(
    "in a list with an undecodable line nothing counts as sold, and the line is quarantined")
  func unreadable() async throws {
    try await with { fixture, scenario in
      _ = try await list([line("s1", "1")], on: "2024-03-17", scenario)
      let raw = Array(#"{"account_id":"broker","security_id":"s1"}"#.utf8)
      let element = UndecodableElement(
        list: .holdings, providerID: nil, reason: "it has no quantity", raw: raw)
      let outcome = try await list([], undecodable: [element], on: "2024-03-18", scenario)
      #expect(outcome.stats.quarantined == 1)
      #expect(outcome.warnings.contains { $0.contains("no missing holding was taken as sold") })
      #expect(try await fixture.lines(holdings) == ["s1|2024-03-17|1|∅"])
      let waiting = try await scenario.store.quarantine(of: scenario.family.id)
      #expect(waiting.map(\.list) == ["holdings"] && waiting.first?.raw == raw)
      // The next complete list, from another sync, resolves it.
      try await fixture.sql("UPDATE quarantine SET sync_id = 99")
      _ = try await list([line("s1", "1")], on: "2024-03-19", scenario)
      #expect(try await scenario.store.quarantine(of: scenario.family.id).isEmpty)
    }
  }

  @Test("lines of one security add up, and a price in percent is recognized by its value")
  func lines() async throws {
    try await with { fixture, scenario in
      _ = try await list(
        [
          line("s1", "1", price: "10", on: "2024-03-18", value: "10"),
          line("s1", "2.5", price: "11", on: "2024-03-19", value: "27.5"),
          line("s2", "1000", price: "98.5", on: "2024-03-19", value: "985"),
        ], on: "2024-03-20", scenario)
      #expect(
        try await fixture.lines(holdings) == ["s1|2024-03-19|3.5|11", "s2|2024-03-19|1000|98.5"])
      #expect(
        try await fixture.lines("SELECT quotation FROM securities ORDER BY plaid_security_id") == [
          "per unit", "per cent",
        ])
    }
  }

  @Test(
    "trades of the window that are no longer listed are removed, and return when listed again")
  func tombstones() async throws {
    try await with { fixture, scenario in
      let all = [
        try trade("old", "2024-02-01"), try trade("t1", "2024-03-10"),
        try trade("t2", "2024-03-11"),
      ]
      let first = try await trades(all, from: "2024-01-01", scenario)
      #expect(first.stats.added == 3 && first.stats.trades == 3)
      let second = try await trades([try trade("t2", "2024-03-11", "5")], scenario)
      #expect(second.stats.modified == 1 && second.stats.removed == 1)
      #expect(try await fixture.lines(standing) == ["old|1|0", "t1|1|1", "t2|5|0"])
      let third = try await trades(Array(all.dropFirst()), scenario)
      #expect(third.stats.modified == 2 && third.stats.removed == 0)
      #expect(try await fixture.lines(standing) == ["old|1|0", "t1|1|0", "t2|1|0"])
      let fourth = try await trades(Array(all.dropFirst()), scenario)
      #expect(fourth.stats.unchanged == 2)
      let through = try await scenario.store.tradesSyncedThrough(of: scenario.item.id)
      #expect(through == LocalDate("2024-03-20"))
      try await scenario.store.forgetWatermarks(of: .item(scenario.item.id))
      #expect(try await scenario.store.tradesSyncedThrough(of: scenario.item.id) == nil)
    }
  }

  @Test("an undecodable trade does not count as removed, is quarantined, and can be retried")
  func quarantine() async throws {
    let repaired = try trade("t1", "2024-03-13", "7")
    let decoder = PageTextDecoder { raw throws(Failure) in
      guard raw == Array("{1}".utf8) else { throw Failure(.badInput, "still odd") }
      return repaired
    }
    try await with(decoder: decoder) { fixture, scenario in
      _ = try await trades(
        [try trade("t1", "2024-03-10"), try trade("t2", "2024-03-11")], scenario)
      let bad = UndecodableElement(
        list: .trades, providerID: "t1", reason: "it has no date", raw: Array("{1}".utf8))
      let stray = try trade("t3", "2024-03-12", account: "elsewhere")
      _ = try await trades([try trade("t2", "2024-03-11"), stray], undecodable: [bad], scenario)
      #expect(try await fixture.lines(standing) == ["t1|1|0", "t2|1|0"])
      let waiting = try await scenario.store.quarantine(of: scenario.family.id)
      #expect(waiting.map(\.providerID) == ["t3", "t1"])
      let failed = try await scenario.store.retryQuarantine(waiting.map(\.id))
      #expect(failed.map(\.providerID) == ["t3"] && failed.first?.reason == "still odd")
      #expect(try await fixture.lines(standing) == ["t1|7|0", "t2|1|0"])
      // After a valid version has arrived, it is no longer quarantined.
      _ = try await trades([try trade("t3", "2024-03-12"), repaired], scenario)
      #expect(try await scenario.store.quarantine(of: scenario.family.id).isEmpty)
    }
  }

  @Test("the tax lots of a line are stored and deleted with it")
  func taxLots() async throws {
    try await with { fixture, scenario in
      func lot(_ quantity: String, bought day: String? = nil) throws -> TaxLot {
        TaxLot(
          providerID: "lot of \(quantity)",
          purchasedAt: day.flatMap { LocalDate($0) }.map { Timestamp(startOf: $0) },
          quantity: try Quantity(quantity), purchasePrice: try Quantity("2.5"),
          costBasis: try Amount("10"), value: nil)
      }
      let query = "SELECT date, number, plaid_lot_id, purchased_at, cost_basis FROM v_tax_lots"
      let account = try await scenario.account("broker")
      func held() async throws -> [TaxLotList?] {
        try await scenario.sync(account.id)
        return try await scenario.store.holdings(of: account.id, on: scenario.today).map(\.lots)
      }
      func lots(_ day: String, _ lots: [TaxLot]) -> [TaxLotList?] {
        [TaxLotList(date: LocalDate(day)!, currency: Currency("EUR"), lots: lots)]
      }
      let two = [try lot("4", bought: "2023-01-05"), try lot("1")]
      _ = try await list([line("s1", "5", currency: "EUR", lots: two)], on: "2024-03-18", scenario)
      let stored = [
        "2024-03-18|1|lot of 4|2023-01-05T00:00:00Z|10", "2024-03-18|2|lot of 1|∅|10",
      ]
      #expect(try await fixture.lines(query) == stored)
      #expect(try await held() == lots("2024-03-18", two))
      _ = try await list([line("s1", "5", currency: "EUR", lots: two)], on: "2024-03-18", scenario)
      _ = try await list(
        [line("s1", "4", currency: "EUR", lots: [lot("4")])], on: "2024-03-19", scenario)
      #expect(try await fixture.lines("\(query) WHERE date = '2024-03-18'") == stored)
      #expect(try await held() == lots("2024-03-19", [lot("4")]))
      // Sold on the same day: the line is replaced, and its tax lots with it.
      _ = try await list([], on: "2024-03-19", scenario)
      #expect(try await fixture.lines("\(query) WHERE date > '2024-03-18'").isEmpty)
      #expect(try await scenario.findings() == [])
      try await scenario.store.unlink(scenario.item.id, keepingHistory: false)
      #expect(try await fixture.lines("SELECT count(*) FROM tax_lots") == ["0"])
    }
  }

  @Test("a reported balance with another margin loan is a new one and includes the loan")
  func marginLoan() async throws {
    try await with { _, scenario in
      for loan in ["200", "200", "180.50"] {
        let report = try AccountReport.of(
          "broker", current: "1000", type: "investment", marginLoan: loan)
        try await scenario.pull(accounts: [report])
        #expect(
          try await scenario.account("broker").reportedBalance?.marginLoan == Amount(loan),
          "\(loan)")
      }
    }
  }

  @Test("the provider's closing price is stored, but never replaces the user's; cash has none")
  func closes() async throws {
    try await with { fixture, scenario in
      func securities(_ price: String) throws -> [SecurityReport] {
        try ["s1": "AAA", "s2": "CUR:USD"].sorted { $0.key < $1.key }.map { id, ticker in
          SecurityReport(
            providerID: id, ticker: ticker, currency: Currency("USD"),
            closePrice: try Quantity(price), closeDate: LocalDate("2024-03-19"))
        }
      }
      let query = "SELECT price, source FROM prices"
      _ = try await list(
        [line("s1", "1")], securities: try securities("9"), on: "2024-03-20", scenario)
      #expect(try await fixture.lines(query) == ["9|plaid"])
      _ = try await list(
        [line("s1", "1")], securities: try securities("8"), on: "2024-03-20", scenario)
      #expect(try await fixture.lines(query) == ["8|plaid"])
      let security = try #require(try await scenario.store.securities(of: scenario.family.id).first)
      let own = Price(
        security: security.id, date: LocalDate("2024-03-19")!, value: try Quantity("7"),
        currency: Currency("USD"))
      #expect(try await scenario.store.setPrices([own, own]) == 1)
      _ = try await list(
        [line("s1", "1")], securities: try securities("6"), on: "2024-03-20", scenario)
      #expect(try await fixture.lines(query) == ["7|user"])
    }
  }

  @Test("the terms of a liability get a new row each time they change")
  func liabilities() async throws {
    try await with { fixture, scenario in
      func read(_ minimum: String, on day: String) async throws -> PullOutcome {
        var terms = LiabilityTerms(kind: .credit)
        terms.minimumPayment = try Amount(minimum)
        terms.nextPaymentDueDate = LocalDate("2024-04-01")
        terms.creditRates = [
          CreditRate(
            kind: "purchase_apr", percent: try Quantity("12.5"), balance: try Amount("7"),
            interestCharged: nil)
        ]
        terms.isOverdue = false
        return try await scenario.store.commitInvestments(
          InvestmentUpdate(
            itemID: scenario.item.id, syncID: scenario.syncID, today: LocalDate(day)!,
            liabilities: LiabilitiesReport(
              accounts: [],
              liabilities: [
                LiabilityReport(accountID: "card", terms: terms, rawJSON: #"{"m":\#(minimum)}"#)
              ])))
      }
      #expect(try await read("20", on: "2024-03-18").stats.liabilities == 1)
      _ = try await read("20", on: "2024-03-19")
      _ = try await read("25", on: "2024-03-20")
      #expect(
        try await fixture.lines("SELECT date, last_date, minimum_payment FROM v_liabilities") == [
          "2024-03-18|2024-03-19|20", "2024-03-20|2024-03-20|25",
        ])
      let newest = try await scenario.store.liabilities(of: scenario.family.id)
      #expect(newest.count == 1 && newest.first?.terms.minimumPayment?.description == "25")
      #expect(newest.first?.terms.creditRates.first?.percent.description == "12.5")
      #expect(newest.first?.terms.isOverdue == false && newest.first?.terms.rateKind == nil)
    }
  }

  @Test("holdings of a day have the effective price, the cost and the gain")
  func shown() async throws {
    try await with { _, scenario in
      _ = try await trades(
        [try trade("t1", "2024-03-10", "2"), try trade("t2", "2024-03-12", "2")], scenario)
      _ = try await list(
        [line("s1", "4", price: "12", on: "2024-03-19", value: "48")], on: "2024-03-20", scenario)
      let account = try await scenario.account("broker")
      try await scenario.sync(account.id)
      func held(_ day: String) async throws -> [String] {
        try await scenario.store.holdings(of: account.id, on: LocalDate(day)!).map { held in
          let cost = held.cost.map { "\($0.amount)" } ?? "–"
          let gain = held.gain.map { "\($0)" } ?? "–"
          let average = held.averageCost.map { "\($0)" } ?? "–"
          return "\(held.quantity) × \(held.price?.value.description ?? "–") of "
            + "\(held.price?.date.description ?? "–"): cost \(cost) (\(average)) gain \(gain)"
        }
      }
      #expect(try await held("2024-03-09") == [])
      #expect(try await held("2024-03-11") == ["2 × 10 of 2024-03-10: cost 10 (5) gain 10"])
      #expect(try await held("2024-03-20") == ["4 × 12 of 2024-03-19: cost 20 (5) gain 28"])
    }
  }

  @Test("a cost basis of 0 is unknown, so the trades tell the cost; of what is worthless it is 0")
  func costOfZero() async throws {
    try await with { fixture, scenario in
      _ = try await trades([try trade("t1", "2024-03-10")], scenario)
      let account = try await scenario.account("broker")
      func cost(price: String) async throws -> [Money?] {
        _ = try await list(
          [try line("s1", "1", price: price, value: price, cost: "0")], on: "2024-03-20", scenario)
        try await scenario.sync(account.id)
        return try await scenario.store.holdings(of: account.id, on: scenario.today).map(\.cost)
      }
      #expect(try await cost(price: "20") == [Money(try Amount("10"), Currency("USD"))])
      #expect(try await cost(price: "0") == [Money(.zero, Currency("USD"))])
    }
  }
}
