import GRDB
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Bulk load")
struct BulkLoadTests {
  /// What the store contains before the load.
  private enum Before: CaseIterable {
    case nothing
    /// Another item with the same ids.
    case others
    /// Rows of the item itself, whose balances have not been computed.
    case own
  }

  private static let earlierIDs = (0..<9).map { "e\($0)" }

  @Test("a first update gives the same tables whether loaded in bulk or row by row")
  func sameTables() async throws {
    var plain = 0
    var more = 0
    var large = 0
    for seed in 0..<UInt64(90) {
      var random = SeededRandom(seed: seed)
      let hasMore = random.happens(oneIn: 2)
      // From ten pages on the index by ids is built at the end.
      let isLarge = random.happens(oneIn: 3)
      let before = Before.allCases[random.number(in: 0...2)]
      let pages = pages(
        &random, hasMore: hasMore, isLarge: isLarge,
        behind: before == .own ? Self.earlierIDs : [])
      if hasMore { more += 1 } else { plain += 1 }
      if isLarge { large += 1 }
      let loaded = try await tables(after: pages, inBulk: true, before)
      let careful = try await tables(after: pages, inBulk: false, before)
      let differences = loaded.difference(from: careful)
      #expect(
        differences.isEmpty,
        "seed \(seed), \(before): \(differences.prefix(4))\n\(pages.joined(separator: "--\n"))")
    }
    #expect(plain > 10 && more > 10 && large > 20)
  }

  @Test("triggers run for changes after it")
  func triggersAreBack() async throws {
    try await StoreFixture.with { fixture in
      try await expectTriggers(fixture) {}
    }
  }

  @Test("triggers run for changes after a failed one")
  func triggersAreBackAfterFailure() async throws {
    try await StoreFixture.with { fixture in
      try await expectTriggers(fixture) {
        let other = try await StoreScenario(fixture.store, clock: fixture.clock, family: "Others")
        let refused = try await failure {
          try await other.pull(
            "t1 checking 2024-03-10 1 USD Shop\nno change",
            accounts: [.of("checking", current: "5")])
        }
        #expect(refused.code == .protocolViolation)
      }
    }
  }

  /// Expects a late row to move the account's watermark back, after `event`.
  private func expectTriggers(
    _ fixture: StoreFixture, after event: () async throws -> Void
  ) async throws {
    let scenario = try await fixture.scenario()
    let accounts = [try AccountReport.of("checking", current: "5")]
    try await scenario.pull("t1 checking 2024-03-10 12.5 USD Shop", accounts: accounts)
    let account = try await scenario.account("checking")
    try await scenario.sync(account.id)
    try await event()
    try await scenario.pull("t2 checking 2024-03-05 1 USD Late", accounts: accounts)
    #expect(try await scenario.watermark(of: account) == LocalDate("2024-03-04"))
  }

  /// Pages of new rows; with repeated ids, postings and removals if requested.
  private func pages(
    _ random: inout SeededRandom, hasMore: Bool, isLarge: Bool, behind earlier: [String]
  ) -> [String] {
    var ids = earlier
    // A large page has one of these kinds, and rarely, so that each kind occurs alone.
    let kind = isLarge ? random.number(in: 0...3) : nil
    return (0..<random.number(in: isLarge ? 10...12 : 1...4)).map { page in
      (0..<random.number(in: 0...(isLarge ? 45 : 6))).map { line in
        let account = random.happens(oneIn: 3) ? "card" : "checking"
        let day = 10 + random.number(in: 0...9)
        let rest = "\(account) 2024-03-\(day) \(random.number(in: -90...90)) USD N\(line)"
        let old = ids.isEmpty ? nil : ids[random.number(in: 0...(ids.count - 1))]
        let id = "t\(page)-\(line)"
        ids.append(id)
        guard hasMore, let old, !isLarge || random.happens(oneIn: 100) else {
          let isPending = random.happens(oneIn: 4)
          let isPosted = random.happens(oneIn: 6)
          return "\(id) \(rest)" + (isPending ? " pending" : isPosted ? " was gone-\(id)" : "")
        }
        switch kind ?? random.number(in: 0...4) {
        case 0: return "\(old) \(rest)"
        case 1: return "\(id) \(rest) was \(old)"
        case 2: return "\(old) removed"
        case 3: return "\(id) bad no-date"
        default: return "\(id) \(rest)"
        }
      }.map { $0 + "\n" }.joined()
    }
  }

  /// All rows of all tables after a first update, and the accounts' balances after it.
  private func tables(
    after pages: [String], inBulk: Bool, _ before: Before
  ) async throws -> [String] {
    var content: [String] = []
    try await StoreFixture.with { fixture in
      if before == .others {
        let other = try await StoreScenario(fixture.store, clock: fixture.clock, family: "Others")
        let lines = (0..<9).map { "t0-\($0) checking 2024-03-01 1 USD Old pending\n" }.joined()
        try await other.pull(
          lines + "t1-0 checking 2024-03-02 1 USD Old was t1-1",
          accounts: [try .of("checking", current: "5")])
      }
      let scenario = try await fixture.scenario()
      var cursor: String?
      if before == .own {
        cursor = "e"
        let lines = Self.earlierIDs.enumerated().map { index, id in
          "\(id) checking 2024-03-0\(index + 1) 1 USD Early" + (index < 6 ? " pending\n" : "\n")
        }
        let page = PageText.page(lines.joined(), cursor: "e", hasMore: false, history: .initial)
        try await fixture.store.stage(
          page, fetchedWith: nil, of: scenario.item.id, by: scenario.syncID)
        try await scenario.commit(accounts: [try .of("checking", current: "5")])
      }
      for (index, text) in pages.enumerated() {
        let page = PageText.page(text, cursor: "\(index)", hasMore: index < pages.count - 1)
        try await fixture.store.stage(
          page, fetchedWith: cursor, of: scenario.item.id, by: scenario.syncID)
        cursor = "\(index)"
      }
      let report = ItemReport(
        providerID: scenario.item.providerID, institutionID: nil, institutionName: nil,
        status: .good, failure: nil, consentExpiresAt: nil, lastSuccessfulUpdateAt: nil,
        billedProducts: [])
      let accounts = [
        try AccountReport.of("checking", current: "5"),
        try AccountReport.of("card", current: "7", type: "credit"),
      ]
      let update = PullUpdate(
        itemID: scenario.item.id, syncID: scenario.syncID, isFull: false,
        accounts: accounts.map {
          .init(account: $0, date: scenario.today, readAt: scenario.clock.now)
        },
        areAccountsComplete: true, report: report, today: scenario.today)
      _ = try await fixture.store.commitPull(update, inBulk: inBulk)
      for name in ["checking", "card"] {
        try await scenario.sync(try await scenario.account(name).id)
      }
      #expect(try await scenario.findings() == [])
      content = try await fixture.other.read { db in
        try SchemaFixture.content(try SchemaFixture.columns(db), db)
          + StoreFixture.lines("SELECT name, sql FROM sqlite_schema ORDER BY name", db)
          + StoreFixture.lines("PRAGMA integrity_check", db)
          + StoreFixture.lines("PRAGMA foreign_key_check", db)
      }
    }
    return content
  }
}
