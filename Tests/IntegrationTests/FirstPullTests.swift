import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("A first pull")
struct FirstPullTests {
  @Test("a completed Hosted Link session gives an item that can be pulled")
  func hostedLink() async throws {
    try await EndToEndHarness.with { harness in
      let request = harness.app.linkRequest(
        for: harness.family, institutionID: "ins_109508", historyDays: 60, products: nil)
      let shown = Shown()
      let items = try await harness.linker.link(request, into: harness.family) {
        shown.add($0.url)
      }
      #expect(shown.urls.count == 1)
      #expect(items.map(\.institutionName) == ["First Platypus Bank"])
      #expect(
        harness.wire.summary
          == "/link/token/create 1, /link/token/get 2, /item/public_token/exchange 1"
      )
      let report = try await harness.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      let first = try await harness.transactions().map(\.date).min()
      #expect(first == harness.clock.today.adding(days: -60))
    }
  }

  @Test("a failed poll does not end the session")
  func failingPoll() async throws {
    try await EndToEndHarness.with { harness in
      let request = harness.app.linkRequest(
        for: harness.family, institutionID: nil, historyDays: nil, products: nil)
      harness.wire.before("/link/token/get", 1) { _ throws(TransportError) in
        throw .timeOut("no answer")
      }
      harness.wire.before("/link/token/get", 2) { _ throws(TransportError) in
        .plaidError("API_ERROR", "INTERNAL_SERVER_ERROR", status: 500)
      }
      let items = try await harness.linker.link(request, into: harness.family) { _ in }
      #expect(items.count == 1)
      #expect(harness.wire.count("/link/token/get") == 4)
    }
  }

  @Test("an unfinished session ends when its link expires")
  func expiredSession() async throws {
    try await EndToEndHarness.with { harness in
      let request = harness.app.linkRequest(
        for: harness.family, institutionID: nil, historyDays: nil, products: nil)
      harness.wire.before("/link/token/get") { _ throws(TransportError) in throw .connect("down") }
      var linker = harness.linker
      linker.pollMilliseconds = 3_000
      let failure = try await failure {
        try await linker.link(request, into: harness.family) { _ in }
      }
      #expect(failure.code == .unreachable)
      #expect(harness.wire.count("/item/public_token/exchange") == 0)
      #expect((500...700).contains(harness.clock.sleeps.count), "half an hour, every three seconds")
    }
  }

  @Test("a session that fails or that the user leaves reports it and links nothing")
  func leftSession() async throws {
    try await EndToEndHarness.with { harness in
      let request = harness.app.linkRequest(
        for: harness.family, institutionID: nil, historyDays: nil, products: nil)
      try harness.sandbox.exitNextLink(code: nil)
      let left = try await failure {
        try await harness.linker.link(request, into: harness.family) { _ in }
      }
      #expect(left.message == "the session was left before a bank was linked")
      try harness.sandbox.exitNextLink(code: "ITEM_LOCKED")
      let locked = try await failure {
        try await harness.linker.link(request, into: harness.family) { _ in }
      }
      #expect(locked.providerCode == "ITEM_LOCKED")
      #expect(
        try await harness.ledger.items(of: harness.family.id, includingUnlinked: true).isEmpty)
    }
  }

  @Test("every transaction of the bank is in the books once")
  func everyTransactionOnce() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      let report = try await harness.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      let ours = try await harness.listedTransactions()
      #expect(ours.count > 1000)
      #expect(ours == harness.listedTransactions(at: item))
      #expect(report.roots[0].totals.added == ours.count)
      #expect(report.warnings == [])
    }
  }

  @Test("every day has a balance row, today's is as reported, and no change is unexplained")
  func everyDay() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      try await harness.pull()
      let bank = harness.bank(item)
      let accounts = try await harness.ledger.accounts(of: harness.family.id)
      #expect(accounts.map(\.name) == bank.accounts.map(\.name))
      for (account, theirs) in zip(accounts, bank.accounts) {
        let rows = try await harness.balances(account.name)
        let dates = rows.map(\.date)
        let first = try #require(dates.first)
        #expect(dates == (0..<dates.count).map { first.adding(days: $0) }, "\(account.name)")
        #expect(dates.last == harness.clock.today)
        #expect(try rows.last?.end().rawValue == theirs.currentUnits, "\(account.name)")
        let days = bank.transactions.filter { $0.account == account.id.rawValue - 1 }
          .filter { !$0.isPending && !$0.isGone }.map(\.date)
        #expect(first == days.min()?.previous ?? harness.clock.today, "\(account.name)")
        let adjustments = rows.flatMap { [$0.cashAdjustment, $0.nonCashAdjustment] }
        #expect(adjustments.allSatisfy { $0 == .zero }, "\(account.name)")
      }
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("the sync tree is family, item, accounts, each with its window and statistics")
  func tree() async throws {
    try await EndToEndHarness.with { harness in
      try await harness.link()
      let report = try await harness.pull()
      let root = try #require(report.roots.first?.syncID)
      let tree = try await harness.ledger.syncTree(root)
      #expect(
        tree.map(\.key.kind.rawValue) == ["family", "item"] + report.accounts.map { _ in "account" }
      )
      #expect(tree.map(\.parentID) == [nil, root] + report.accounts.map { _ in tree[1].id })
      #expect(report.accounts.count >= 14)
      #expect(tree.allSatisfy { $0.status == .completed && $0.failure == nil })
      #expect(tree.allSatisfy { $0.window.end == harness.clock.today })
      #expect(tree.allSatisfy { $0.window.start == nil }, "everything")
      let checking = try await harness.account("Plaid Checking")
      let record = try #require(tree.first { $0.key == .account(checking.id) })
      let days = try #require(checking.firstDay).days(to: harness.clock.today) + 1
      #expect(record.stats.balancesWritten == days && record.stats.balancesComputed == days)
      #expect(tree[0].stats == report.roots[0].totals)
      #expect(tree[0].stats.requests == harness.wire.sent.count - 3)
    }
  }
}
