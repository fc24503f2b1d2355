import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Reports over stored books")
struct ReportTests {
  private static func worth(
    _ scenario: StoreScenario, since: LocalDate
  ) async throws -> (days: [String], gaps: [String]) {
    let worth = try NetWorth(
      try await scenario.store.accountDays(
        of: scenario.family.id, in: SyncWindow(start: since, end: scenario.today)),
      of: try await scenario.store.accounts(of: scenario.family.id), in: Currency("USD"),
      rates: try await scenario.store.rateBook(of: scenario.family.id), until: scenario.today)
    return (
      try worth.days.map {
        "\($0.date.description.suffix(2)) \($0.assets) - \($0.liabilities) = \(try $0.net())"
          + ($0.isIncomplete ? " incomplete" : "")
      },
      worth.gaps.map {
        "\($0.accountID) \($0.reason.rawValue) \($0.first.description.suffix(2))-"
          + "\($0.last.description.suffix(2)) \($0.days)"
      }
    )
  }

  @Test("net worth uses each day's rate, reports what is missing, and ends with a closed account")
  func netWorth() async throws {
    try await StoreFixture.with(today: "2024-03-12") { fixture in
      let scenario = try await fixture.scenario()
      func opening(_ amount: String) throws -> Valuation {
        Valuation(date: LocalDate("2024-03-01")!, amount: try Amount(amount), kind: .opening)
      }
      let box = try await scenario.addAccount("box", opening: try opening("100"))
      let card = try await scenario.addAccount("card", kind: .credit, opening: try opening("30"))
      let konto = try await scenario.addAccount(
        "konto", currency: Currency("EUR"), opening: try opening("10"))
      let old = try await scenario.addAccount("old", opening: try opening("7"))
      try await scenario.add("-1", on: LocalDate("2024-03-10")!, to: old)
      try await fixture.store.setStatus(.closed, of: old.id)
      try await fixture.sql(
        "INSERT INTO exchange_rates VALUES (\(scenario.family.id), 'EUR', 'USD', {2024-03-05}, '1.2')"
      )
      for account in [box, card, old] { try await scenario.sync(account.id) }
      let begun = try await Self.worth(scenario, since: LocalDate("2024-03-11")!)
      #expect(begun.gaps == ["\(konto.id) not computed 11-12 2"])
      try await scenario.sync(konto.id)
      let (days, gaps) = try await Self.worth(scenario, since: LocalDate("2024-03-09")!)
      #expect(
        days == [
          "09 119 - 30 = 89", "10 120 - 30 = 90", "11 100 - 30 = 70 incomplete",
          "12 100 - 30 = 70 incomplete",
        ])
      #expect(gaps == ["\(konto.id) no rate 11-12 2"])
    }
  }

  @Test("flows omit transfers and excluded transactions, and count parts instead of wholes")
  func flows() async throws {
    try await StoreFixture.with(today: "2024-03-20") { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let jar = try await scenario.addAccount("jar")
      func add(_ amount: String, _ day: String, _ account: Account, _ currency: String = "USD")
        async throws -> TransactionID
      {
        try await scenario.add(
          amount, on: LocalDate("2024-\(day)")!, to: account, currency: Currency(currency)
        ).id
      }
      _ = try await add("50", "03-05", box)
      _ = try await add("-50", "03-06", jar)
      let excluded = try await add("1000", "03-07", box)
      let split = try await add("30", "02-29", box)
      _ = try await add("-12", "03-09", jar)
      _ = try await add("10", "03-10", box, "EUR")
      _ = try await add("9", "03-11", jar, "CHF")
      try await fixture.sql(
        "INSERT INTO exchange_rates VALUES (\(scenario.family.id), 'EUR', 'USD', {2024-03-08}, '1.5')"
      )
      var edit = TransactionEdit()
      edit.isExcluded = .set(true)
      _ = try await fixture.store.editTransaction(excluded, edit)
      _ = try await fixture.store.splitTransaction(
        split,
        into: [
          SplitPart(amount: try Amount("35"), category: "A"),
          SplitPart(amount: try Amount("-5"), category: "A"),
        ])
      try await fixture.store.matchTransfers(of: scenario.family.id)
      let flows = MonthlyFlows(
        try await fixture.store.reportEntries(of: scenario.family.id, in: .everything),
        in: Currency("USD"), rates: try await fixture.store.rateBook(of: scenario.family.id))
      let rows = flows.rows.map {
        "\($0.month) \($0.category ?? "-") \($0.out) \($0.into) \($0.count)"
      }
      #expect(rows == ["2024-02-01 A 35 5 2", "2024-03-01 - 15 12 2"])
      #expect(try flows.months().map { try $0.spent().description } == ["30", "3"])
      #expect(flows.gaps.map { "\($0.currency) \($0.first) \($0.count)" } == ["CHF 2024-03-11 1"])
      let march = SyncWindow(start: LocalDate("2024-03-01")!, end: LocalDate("2024-03-09")!)
      #expect(try await fixture.store.reportEntries(of: scenario.family.id, in: march).count == 1)
    }
  }

  @Test("what enters a debt of any kind is no income")
  func debts() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      for kind in AccountKind.allCases {
        let account = try await scenario.addAccount(kind.rawValue, kind: kind)
        try await scenario.add("-50", on: scenario.today, to: account)
      }
      let flows = MonthlyFlows(
        try await fixture.store.reportEntries(of: scenario.family.id, in: .everything),
        in: Currency("USD"), rates: .none)
      let assets = AccountKind.allCases.count { $0.classification == .asset }
      #expect(assets == AccountKind.allCases.count - 3)
      #expect(flows.rows.map(\.count) == [assets])
    }
  }

  @Test("a pair is interchangeable as long as it is one of several")
  func interchangeable() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let jar = try await scenario.addAccount("jar")
      for _ in 1...2 {
        try await scenario.add("10", on: scenario.today, to: box)
        try await scenario.add("-10", on: scenario.today, to: jar)
      }
      func pairs() async throws -> [String] {
        try await fixture.store.matchTransfers(of: scenario.family.id)
        return try await fixture.lines("SELECT state, interchangeable FROM transfers ORDER BY 1, 2")
      }
      #expect(try await pairs() == ["matched|1", "matched|1"])
      let query = TransferQuery(familyID: scenario.family.id)
      let first = try #require(try await fixture.store.transfers(query).first)
      _ = try await fixture.store.confirmTransfer(first.id, in: scenario.family.id)
      #expect(try await pairs() == ["confirmed|0", "matched|0"])
    }
  }
}
