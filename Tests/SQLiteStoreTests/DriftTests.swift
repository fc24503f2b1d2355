import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Differences between bank and books")
struct DriftTests {
  /// A day's pull: lines of the bank, and the account's balance that it reports.
  private static func pull(
    _ scenario: StoreScenario, _ day: String, _ lines: String, current: String,
    type: String = "depository"
  ) async throws {
    let date = LocalDate("2024-03-\(day)")!
    scenario.clock.advance(days: scenario.today.days(to: date))
    try await scenario.pull(lines, accounts: [try .of("one", current: current, type: type)])
    try await scenario.sync(try await scenario.account("one").id)
  }

  private static func drifts(_ scenario: StoreScenario) async throws -> [String] {
    try await scenario.store.drifts(of: scenario.family.id, since: nil).map {
      "\($0.since.description.suffix(2))-\($0.date.description.suffix(2)) \($0.amount)"
        + ($0.isAccepted ? " accepted" : "")
    }
  }

  @Test("are listed by reported balance; accepting one books it and changes no day")
  func accepting() async throws {
    try await StoreFixture.with(today: "2024-03-01") { fixture in
      let scenario = try await fixture.scenario()
      try await Self.pull(scenario, "01", "t1 one 2024-03-01 5 USD Shop", current: "100")
      try await Self.pull(scenario, "03", "t2 one 2024-03-03 10 USD Shop", current: "87.5")
      try await Self.pull(scenario, "04", "t3 one 2024-03-04 7.5 USD Shop", current: "80")
      #expect(try await Self.drifts(scenario) == ["01-03 -2.5"])
      let account = try await scenario.account("one").id
      let rows = try await scenario.rows(of: account)
      let wrongDay = try await failure {
        try await fixture.store.acceptDrift(of: account, on: LocalDate("2024-03-02")!)
      }
      #expect(wrongDay.code == .notFound)
      let booked = try await fixture.store.acceptDrift(of: account, on: LocalDate("2024-03-03")!)
      #expect(booked.kind == .reconciliation && booked.amount.description == "87.5")
      #expect(try await Self.drifts(scenario) == ["01-03 -2.5 accepted"])
      try await scenario.sync(account)
      #expect(try await scenario.rows(of: account) == rows)
      let again = try await failure {
        try await fixture.store.acceptDrift(of: account, on: LocalDate("2024-03-03")!)
      }
      #expect(again.code == .notFound)
    }
  }

  @Test("an account without entries has none: nothing could explain its reported balances")
  func withoutEntries() async throws {
    try await StoreFixture.with(today: "2024-03-01") { fixture in
      let scenario = try await fixture.scenario()
      try await Self.pull(scenario, "01", "", current: "1000", type: "loan")
      try await Self.pull(scenario, "05", "", current: "900", type: "loan")
      #expect(try await Self.drifts(scenario) == [])
    }
  }

  @Test(
    "a bank that includes pending entries is detected, and its reported balances are corrected",
    arguments: [
      ("depository", ["100", "80", "75", "75"]), ("credit", ["100", "120", "125", "125"]),
    ])
  func pending(_ type: String, _ balances: [String]) async throws {
    try await StoreFixture.with(today: "2024-03-01") { fixture in
      let scenario = try await fixture.scenario()
      func pull(_ day: String, _ lines: String, _ place: Int) async throws {
        try await Self.pull(scenario, day, lines, current: balances[place], type: type)
      }
      try await pull("01", "t1 one 2024-03-01 5 USD Shop", 0)
      try await pull("03", "t2 one 2024-03-03 20 USD Dinner pending", 1)
      let found = try await scenario.account("one")
      #expect(found.pendingInBalance == .auto && found.isPendingCounted)
      #expect(try await Self.drifts(scenario) == [])
      try await pull("04", "t3 one 2024-03-04 5 USD Shop", 2)
      let open = try await scenario.rows(of: found.id).map { $0.endCash }
      try await pull("05", "t4 one 2024-03-05 20 USD Dinner was t2", 3)
      #expect(try await Self.drifts(scenario) == [])
      let (first, last) = (try Amount(balances[0]), try Amount(balances[3]))
      #expect(open.first == (type == "credit" ? try Amount("95") : try Amount("105")))
      #expect(try await scenario.rows(of: found.id).last?.endCash == last)
      #expect(try await scenario.rows(of: found.id)[1].endCash == first)
      // The user's setting overrides the detection, from the beginning.
      var edit = AccountEdit()
      edit.pendingInBalance = .no
      _ = try await fixture.store.editAccount(found.id, edit)
      #expect(try await scenario.watermark(of: found) == nil)
      try await scenario.sync(found.id)
      #expect(try await Self.drifts(scenario).count == 2)
      #expect(try await scenario.findings() == [])
    }
  }
}
