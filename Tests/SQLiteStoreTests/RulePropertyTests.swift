import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Properties of rules")
struct RulePropertyTests {
  /// The provider's and the user's values, and everything that follows from them.
  private static let beneath = """
    SELECT * FROM transactions ORDER BY transaction_id
    """
  private static let shown = "SELECT * FROM v_transactions ORDER BY id"
  private static let balances = "SELECT account_id, data_synced_through FROM accounts"

  @Test("applying rules step by step equals applying them at once; repeating it changes nothing")
  func increments() async throws {
    try await StoreFixture.with { fixture in
      for seed in 1...60 as ClosedRange<UInt64> {
        var history = try await RuleHistory(on: fixture, seed: seed)
        for _ in 0..<25 {
          try await history.step()
          if history.isPastInLine {
            try await history.apply(.changed)
            #expect(try await history.pending(history.book) == 0, "seed \(seed): \(history.story)")
          }
        }
        let dry = try await history.pending(history.book)
        #expect(try await history.apply(.all).changed == dry, "seed \(seed)")
        let values = "SELECT * FROM rule_values ORDER BY transaction_id"
        let once = try await fixture.lines(values)
        #expect(try await history.apply(.all).changed == 0, "seed \(seed)")
        #expect(try await fixture.lines(values) == once, "seed \(seed)")
      }
    }
  }

  @Test(
    "rules change no values of provider or user and no balances; removed, they leave no trace")
  func takingAway() async throws {
    try await StoreFixture.with { fixture in
      for seed in 1...40 as ClosedRange<UInt64> {
        var history = try await RuleHistory(on: fixture, seed: seed)
        var random = SeededRandom(seed: seed)
        for _ in 0..<12 { try await history.step() }
        func apply(_ book: RuleBook) async throws {
          _ = try await fixture.store.applyRules(
            book, to: .all, of: history.family, isDryRun: false)
        }
        try await apply(.empty)
        let beneath = try await fixture.lines(Self.beneath)
        let shown = try await fixture.lines(Self.shown)
        let balances = try await fixture.lines(Self.balances)
        for _ in 0..<4 {
          try await apply(RuleHistory.book(&random))
          #expect(
            try await fixture.lines(Self.beneath) == beneath, "seed \(seed): \(history.story)")
          #expect(
            try await fixture.lines(Self.balances) == balances, "seed \(seed): \(history.story)")
        }
        try await apply(.empty)
        #expect(try await fixture.lines(Self.shown) == shown, "seed \(seed): \(history.story)")
      }
    }
  }

  @Test("the order in which transactions arrive makes no difference")
  func order() async throws {
    var random = SeededRandom(seed: 7)
    for seed in 1...12 {
      let book = RuleHistory.book(&random)
      let lines = (0..<12).map { number in
        let word = RuleHistory.words[random.number(in: 0...3)].uppercased()
        return "t\(number) one 2024-03-1\(number % 10) \(random.number(in: -5...5)) USD \(word)"
      }
      func values(_ lines: [String], perPull: Int) async throws -> [String] {
        var found: [String] = []
        try await StoreFixture.with { fixture in
          let scenario = try await fixture.scenario()
          for start in stride(from: 0, to: lines.count, by: perPull) {
            let page = lines[start..<min(start + perPull, lines.count)].joined(separator: "\n")
            try await scenario.pull(page, accounts: [try .of("one", current: "5")])
            _ = try await fixture.store.applyRules(
              book, to: .changed, of: scenario.family.id, isDryRun: false)
          }
          found = try await fixture.lines(
            """
            SELECT plaid_transaction_id, name, category, notes, tags, excluded, rules
            FROM v_transactions ORDER BY plaid_transaction_id
            """)
        }
        return found
      }
      let straight = try await values(lines, perPull: 12)
      let shuffled = try await values(lines.shuffled(using: &random), perPull: 3)
      #expect(straight == shuffled, "round \(seed)")
    }
  }
}
