import GRDB
import Glibc
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

/// The invariant that partial syncs equal a full one, checked on the real store.
///
/// After any changes, by the program or by others, the rows are those of one full sync at the end.
@Suite("Partial syncs of stored accounts")
struct PartialSyncPropertyTests {
  @Test("random histories of accounts end with the rows of one full sync, cell for cell")
  func law() async throws {
    let halves = [0, 1].map { half in (0..<seedsCount).filter { $0 % 2 == half } }
    try await withThrowingTaskGroup(of: String?.self) { group in
      for seeds in halves {
        group.addTask { try await Self.firstDifference(seeds) }
      }
      for try await difference in group {
        if let difference { Issue.record("\(difference)") }
      }
    }
  }

  @Test(
    "triggers that set the watermark to the day after the change break the invariant",
    arguments: [
      "transactions", "valuations", "reported_balances", "exchange_rates", "trades", "holdings",
      "prices",
      "holding_lists", "securities",
    ])
  func teeth(_ table: String) async throws {
    try await StoreFixture.with { fixture in
      let triggers = try await fixture.other.read { db in
        try Row.fetchAll(
          db,
          sql:
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE ? ESCAPE '!'",
          arguments: [table + "!_%"]
        ).map { (name: $0["name"] as String, sql: $0["sql"] as String) }
      }
      for (name, sql) in triggers {
        try await fixture.sql("DROP TRIGGER \(name);")
        // Triggers that remove the watermark are dropped.
        if sql.contains("date - 1") {
          try await fixture.sql(sql.replacing("date - 1", with: "date + 1"))
        }
      }
      let isAboutSecurities = ![
        "transactions", "valuations", "reported_balances", "exchange_rates",
      ]
      .contains(table)
      for seed in UInt64(0)..<1000 {
        let difference = try await Self.difference(
          seed: seed, on: fixture, isInvestor: isAboutSecurities ? true : nil)
        if difference != nil { return }
      }
      Issue.record("1,000 histories did not reveal that \(table) invalidate too little")
    }
  }

  /// A thousand by default; the environment variable `PROPERTY_SEEDS` sets another number.
  private var seedsCount: UInt64 {
    getenv("PROPERTY_SEEDS").flatMap { UInt64(String(cString: $0)) } ?? 1000
  }

  private static func firstDifference(_ seeds: [UInt64]) async throws -> String? {
    var found: String?
    try await StoreFixture.with { fixture in
      for seed in seeds {
        found = try await difference(seed: seed, on: fixture)
        if found != nil { return }
      }
    }
    return found
  }

  /// Runs one random history, and returns what is wrong at its end.
  private static func difference(
    seed: UInt64, on fixture: StoreFixture, isInvestor: Bool? = nil
  ) async throws -> String? {
    var history = try await StoreHistory(
      fixture.store, clock: fixture.clock, seed: seed, isInvestor: isInvestor
    ) { statement in
      try await fixture.sql(statement)
    }
    for _ in 0..<history.random.number(in: 4...20) {
      try await history.step()
      guard history.random.happens(oneIn: 3) else { continue }
      _ = try await history.sync()
      if history.random.happens(oneIn: 3), let wrong = try await wrong(with: &history, on: fixture)
      {
        return "seed \(seed): \(wrong)"
      }
    }
    _ = try await history.sync()
    return try await wrong(with: &history, on: fixture).map { "seed \(seed): \($0)" }
  }

  private static func positionsSQL(_ account: AccountID) -> String {
    "SELECT * FROM positions WHERE account_id = \(account) ORDER BY security_id, from_date"
  }

  /// Checks the rows of an account that was just synced against a naive computation from the
  /// tables, and against the store's own full sync.
  private static func wrong(with history: inout StoreHistory, on fixture: StoreFixture) async throws
    -> String?
  {
    let stored = try await history.scenario.rows(of: history.accountID)
    let book = try await fixture.book(of: history.accountID, today: history.today)
    let story = "\n" + history.story.joined(separator: "\n") + "\n"
    let plain = try NaiveBalances.rows(of: book)
    guard stored == plain else {
      return "\(book.kind) \(book.isLinked ? "linked" : "manual")\(story)"
        + "\(BalanceTable(stored).full)\nnot\n\(BalanceTable(plain).full)"
    }
    let series = BalanceSeries(rows: stored, window: .everything)
    let isBalanced = stored.allSatisfy { $0.isBalanced(book.kind.classification) }
    guard series.isContiguous, isBalanced else { return "not balanced\(story)" }
    let positions = try await fixture.lines(positionsSQL(history.accountID))
    let full = try await history.sync(isFull: true)
    let after = try await history.scenario.rows(of: history.accountID)
    guard full.written == 0, after == stored else {
      return "a full sync wrote \(full.written)\(story)\(BalanceTable(after).full)"
    }
    let computed = try await fixture.lines(positionsSQL(history.accountID))
    guard positions == computed else { return "positions \(positions) not \(computed)\(story)" }
    return nil
  }
}
