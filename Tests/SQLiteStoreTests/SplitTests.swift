import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Split transactions")
struct SplitTests {
  private static func parts(_ text: String) throws -> [SplitPart] {
    try text.split(separator: " ").map { SplitPart(amount: try Amount(String($0)), category: "A") }
  }

  private static var reports: [AccountReport] {
    get throws { [try .of("one", current: "100"), try .of("two", current: "100")] }
  }

  /// The transactions that are not removed, as `amount state`, one per line, wholes before their
  /// parts.
  private static func lines(_ scenario: StoreScenario) async throws -> [String] {
    try await scenario.transactions().map { entry in
      "\(entry.date.description.suffix(2)) \(entry.money.amount)"
        + (entry.isSplit ? " split" : "") + (entry.isPending ? " pending" : "")
        + (entry.parentID != nil ? (entry.isRemainder ? " rest" : " part") : "")
    }
  }

  @Test("parts must sum up exactly; the error states the difference")
  func sums() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let id = try await scenario.add("10", on: scenario.today, to: box).id
      func refusal(_ text: String) async throws -> Failure {
        try await failure {
          try await fixture.store.splitTransaction(id, into: try Self.parts(text))
        }
      }
      let missing = try await refusal("4 5.99")
      #expect(missing.code == .usage && missing.message.contains("add up to 9.99 USD"))
      #expect(missing.remedy == "add 0.01 to the parts")
      #expect(try await refusal("4 7").remedy == "add -1.00 to the parts")
      #expect(try await refusal("10").message.contains("at least two parts"))
      #expect(try await refusal("10 0").message.contains("none of them 0"))
      #expect(try await refusal("90000000000 1").message.contains("too large"))
      let made = try await fixture.store.splitTransaction(id, into: try Self.parts("-3 13"))
      #expect(made.map(\.money.amount.description) == ["-3", "13"])
      let part = try await failure {
        try await fixture.store.splitTransaction(made[0].id, into: try Self.parts("-1 -2"))
      }
      #expect(part.message.contains("a part of \(id)"))
      var edit = TransactionEdit()
      edit.amount = .set(.zero)
      let change = edit
      #expect(
        try await failure { try await fixture.store.editTransaction(made[0].id, change) }.code
          == .usage)
      #expect(
        try await failure {
          try await fixture.store.deleteTransaction(made[0].id, at: fixture.clock.now)
        }.code == .usage)
    }
  }

  @Test("the parts count in balances, the whole does not; undoing leaves no trace")
  func balances() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let id = try await scenario.add("10", on: scenario.today, to: box).id
      try await scenario.sync(box.id)
      let before = try await scenario.rows(of: box.id)
      _ = try await fixture.store.splitTransaction(id, into: try Self.parts("-3 13"))
      #expect(try await scenario.watermark(of: box) == scenario.today.previous)
      try await scenario.sync(box.id)
      let row = try #require(try await scenario.rows(of: box.id).last)
      #expect("\(row.cashIn) \(row.cashOut) \(row.endCash)" == "3 13 -10")
      #expect(try await scenario.findings() == [])
      _ = try await fixture.store.joinTransaction(id)
      try await scenario.sync(box.id)
      #expect(try await scenario.rows(of: box.id) == before)
      #expect(try await Self.lines(scenario) == ["20 10"])
      let again = try await failure { try await fixture.store.joinTransaction(id) }
      #expect(again.code == .usage)
    }
  }

  @Test("parts survive posting; a changed amount adds a flagged part, until it is changed back")
  func posting() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull("t1 one 2024-03-10 40 USD Dinner pending", accounts: try Self.reports)
      let id = try await scenario.transactions()[0].id
      _ = try await fixture.store.splitTransaction(id, into: try Self.parts("15 25"))
      #expect(
        try await Self.lines(scenario) == [
          "10 40 split pending", "10 15 pending part", "10 25 pending part",
        ])
      try await scenario.pull("t2 one 2024-03-12 48 USD Dinner was t1", accounts: try Self.reports)
      #expect(try await scenario.transactions()[0].id == id)
      #expect(
        try await Self.lines(scenario) == ["12 48 split", "12 15 part", "12 25 part", "12 8 rest"])
      #expect(try await scenario.findings() == [])
      // The bank changes it back, and the remainder disappears.
      try await scenario.pull("t2 one 2024-03-11 40 USD Dinner was t1", accounts: try Self.reports)
      #expect(try await Self.lines(scenario) == ["11 40 split", "11 15 part", "11 25 part"])
      try await scenario.pull("t2 one 2024-03-11 41 USD Dinner was t1", accounts: try Self.reports)
      let rest = try #require(try await scenario.transactions().first { $0.isRemainder })
      var edit = TransactionEdit()
      edit.category = .set("TIPS")
      _ = try await fixture.store.editTransaction(rest.id, edit)
      #expect(
        try await Self.lines(scenario) == ["11 41 split", "11 15 part", "11 25 part", "11 1 part"])
    }
  }

  @Test("parts move to another account with the whole, and are removed and restored with it")
  func following() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull("t1 one 2024-03-10 40 USD Dinner", accounts: try Self.reports)
      let id = try await scenario.transactions()[0].id
      _ = try await fixture.store.splitTransaction(id, into: try Self.parts("15 25"))
      try await scenario.pull("t1 two 2024-03-11 40 USD Dinner", accounts: try Self.reports)
      let two = try await scenario.account("two")
      #expect(try await scenario.transactions().allSatisfy { $0.accountID == two.id })
      try await scenario.pull("t1 removed", accounts: try Self.reports)
      #expect(try await Self.lines(scenario) == [])
      #expect(try await scenario.findings() == [])
      try await scenario.pull("t1 two 2024-03-11 40 USD Dinner", accounts: try Self.reports)
      #expect(try await Self.lines(scenario).count == 3)
      try await fixture.store.deleteTransaction(id, at: fixture.clock.now)
      #expect(try await Self.lines(scenario) == [])
      var edit = TransactionEdit()
      edit.isRestored = true
      _ = try await fixture.store.editTransaction(id, edit)
      #expect(try await Self.lines(scenario).count == 3)
    }
  }

  @Test("if the link to the pending transaction arrives late, the posted one takes its parts")
  func merging() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull(
        """
        t1 one 2024-03-10 40 USD Dinner pending
        t2 one 2024-03-12 44 USD Dinner
        """, accounts: try Self.reports)
      let pending = try #require(try await scenario.transactions().first { $0.isPending })
      _ = try await fixture.store.splitTransaction(pending.id, into: try Self.parts("15 25"))
      try await scenario.pull("t2 one 2024-03-12 44 USD Dinner was t1", accounts: try Self.reports)
      #expect(
        try await Self.lines(scenario) == ["12 44 split", "12 15 part", "12 25 part", "12 4 rest"])
      #expect(try await scenario.findings() == [])
    }
  }

  @Test("a part can be a side of a transfer, its whole cannot")
  func transfers() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let loan = try await scenario.addAccount("house", kind: .loan)
      let whole = try await scenario.add("1000", on: scenario.today, to: box)
      try await scenario.add("-1000", on: scenario.today.adding(days: -3), to: loan)
      try await scenario.add("-700", on: scenario.today, to: loan)
      try await fixture.store.matchTransfers(of: scenario.family.id)
      #expect(try await fixture.lines("SELECT state, amount FROM v_transfers") == ["matched|1000"])
      _ = try await fixture.store.splitTransaction(
        whole.id,
        into: [
          SplitPart(amount: try Amount("700"), category: "LOAN_PAYMENTS"),
          SplitPart(amount: try Amount("300"), category: "Food"),
        ])
      #expect(try await fixture.lines("SELECT state FROM transfers") == [])
      try await fixture.store.matchTransfers(of: scenario.family.id)
      #expect(
        try await fixture.lines("SELECT state, amount, kind FROM v_transfers")
          == ["matched|700|loan payment"])
    }
  }
}
