import Ledger
import Ports
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Converted accounts")
struct ConversionTests {
  @Test(
    "a linked account becomes a manual one, and no cell of its days changes, whatever drifted",
    arguments: ["depository", "credit", "loan"])
  func toManual(_ type: String) async throws {
    for seed in UInt64(1)...20 {
      try await Shelf.with(today: "2024-03-01") { shelf in
        var chance = SeededChance(seed: seed)
        let bench = try await shelf.bench()
        for day in 0..<6 {
          let lines = (0..<chance.number(in: 0...2)).map { number in
            let date = bench.today.adding(days: -chance.number(in: 0...3))
            return "t\(day).\(number) one \(date) \(chance.number(in: -3...3)) USD Shop"
          }.joined(separator: "\n")
          try await bench.pull(
            lines,
            accounts: [
              try .of("one", current: "\(chance.number(in: 90...110))", type: type)
            ])
          shelf.clock.advance(days: chance.number(in: 1...3))
        }
        let one = try await bench.account("one")
        try await bench.sync(one.id)
        let before = try await bench.rows(of: one.id)
        #expect(
          try await failure { try await shelf.store.makeManual(one.id) }.message
            .contains("still fed by"))
        try await shelf.store.unlink(bench.item.id, keepingHistory: true)
        let manual = try await shelf.store.makeManual(one.id)
        #expect(!manual.isLinked && manual.dataSyncedThrough == nil)
        try await bench.sync(one.id)
        #expect(try await bench.rows(of: one.id) == before, "seed \(seed)")
        #expect(try await bench.findings() == [])
        let again = try await failure { try await shelf.store.makeManual(one.id) }
        #expect(again.message.contains("manual account already"))
      }
    }
  }
}
