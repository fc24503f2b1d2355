import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Converted accounts")
struct ConversionTests {
  @Test(
    "a linked account becomes a manual one, and no cell of its days changes, even after drift",
    arguments: ["depository", "credit", "loan"])
  func toManual(_ type: String) async throws {
    for seed in UInt64(1)...20 {
      try await StoreFixture.with(today: "2024-03-01") { fixture in
        var random = SeededRandom(seed: seed)
        let scenario = try await fixture.scenario()
        for day in 0..<6 {
          let lines = (0..<random.number(in: 0...2)).map { number in
            let date = scenario.today.adding(days: -random.number(in: 0...3))
            return "t\(day).\(number) one \(date) \(random.number(in: -3...3)) USD Shop"
          }.joined(separator: "\n")
          try await scenario.pull(
            lines,
            accounts: [
              try .of("one", current: "\(random.number(in: 90...110))", type: type)
            ])
          fixture.clock.advance(days: random.number(in: 1...3))
        }
        let one = try await scenario.account("one")
        try await scenario.sync(one.id)
        let before = try await scenario.rows(of: one.id)
        #expect(
          try await failure { try await fixture.store.makeManual(one.id) }.message
            .contains("still linked through"))
        try await fixture.store.unlink(scenario.item.id, keepingHistory: true)
        let manual = try await fixture.store.makeManual(one.id)
        #expect(!manual.isLinked && manual.dataSyncedThrough == nil)
        try await scenario.sync(one.id)
        #expect(try await scenario.rows(of: one.id) == before, "seed \(seed)")
        #expect(try await scenario.findings() == [])
        let again = try await failure { try await fixture.store.makeManual(one.id) }
        #expect(again.message.contains("already a manual account"))
      }
    }
  }
}
