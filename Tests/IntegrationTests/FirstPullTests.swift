import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("A first pull")
struct FirstPullTests {
  @Test("a Hosted Link session that completes by itself gives an item that can be pulled")
  func hostedLink() async throws {
    try await Rig.with { rig in
      let request = rig.app.linkRequest(
        for: rig.family, institutionID: "ins_109508", historyDays: 60, products: nil)
      let shown = Shown()
      let items = try await rig.app.linker.link(request, into: rig.family) { shown.add($0.url) }
      #expect(shown.urls.count == 1)
      #expect(items.map(\.institutionName) == ["First Platypus Bank"])
      #expect(
        rig.wire.summary == "/link/token/create 1, /link/token/get 2, /item/public_token/exchange 1"
      )
      let report = try await rig.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      let first = try await rig.transactions().map(\.date).min()
      #expect(first == rig.clock.today.adding(days: -60))
    }
  }

  @Test("a look at the session that fails is not its end")
  func failingPoll() async throws {
    try await Rig.with { rig in
      let request = rig.app.linkRequest(
        for: rig.family, institutionID: nil, historyDays: nil, products: nil)
      rig.wire.before("/link/token/get", 1) { _ throws(TransportError) in
        throw .timeOut("no answer")
      }
      rig.wire.before("/link/token/get", 2) { _ throws(TransportError) in
        .plaidError("API_ERROR", "INTERNAL_SERVER_ERROR", status: 500)
      }
      let items = try await rig.app.linker.link(request, into: rig.family) { _ in }
      #expect(items.count == 1)
      #expect(rig.wire.count("/link/token/get") == 4)
    }
  }

  @Test("a session that nobody finishes ends with its link")
  func expiredSession() async throws {
    try await Rig.with { rig in
      let request = rig.app.linkRequest(
        for: rig.family, institutionID: nil, historyDays: nil, products: nil)
      rig.wire.before("/link/token/get") { _ throws(TransportError) in throw .connect("down") }
      var linker = rig.app.linker
      linker.pollMilliseconds = 3_000
      let failure = try await failure { try await linker.link(request, into: rig.family) { _ in } }
      #expect(failure.code == .unreachable)
      #expect(rig.wire.count("/item/public_token/exchange") == 0)
      #expect((500...700).contains(rig.clock.sleeps.count), "half an hour, every three seconds")
    }
  }

  @Test("a session that the user leaves, or that fails, says so and links nothing")
  func leftSession() async throws {
    try await Rig.with { rig in
      let request = rig.app.linkRequest(
        for: rig.family, institutionID: nil, historyDays: nil, products: nil)
      try rig.sandbox.exitNextLink(code: nil)
      let left = try await failure {
        try await rig.app.linker.link(request, into: rig.family) { _ in }
      }
      #expect(left.message == "the session was left before a bank was linked")
      try rig.sandbox.exitNextLink(code: "ITEM_LOCKED")
      let locked = try await failure {
        try await rig.app.linker.link(request, into: rig.family) { _ in }
      }
      #expect(locked.providerCode == "ITEM_LOCKED")
      #expect(try await rig.app.books.items(of: rig.family.id, includingUnlinked: true).isEmpty)
    }
  }

  @Test("every transaction of the bank is in the books once")
  func everyTransactionOnce() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      let report = try await rig.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      let ours = try await rig.standing()
      #expect(ours.count > 1000)
      #expect(ours == rig.standing(at: item))
      #expect(report.roots[0].totals.added == ours.count)
      #expect(report.warnings == [])
    }
  }

  @Test("every day has a balance row, today's is the reading, and nothing is unexplained")
  func everyDay() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      try await rig.pull()
      let bank = rig.bank(item)
      let accounts = try await rig.app.books.accounts(of: rig.family.id)
      #expect(accounts.map(\.name) == bank.accounts.map(\.name))
      for (account, theirs) in zip(accounts, bank.accounts) {
        let rows = try await rig.balances(account.name)
        let dates = rows.map(\.date)
        let first = try #require(dates.first)
        #expect(dates == (0..<dates.count).map { first.adding(days: $0) }, "\(account.name)")
        #expect(dates.last == rig.clock.today)
        #expect(try rows.last?.end().rawValue == theirs.currentUnits, "\(account.name)")
        let days = bank.transactions.filter { $0.account == account.id.rawValue - 1 }
          .filter { !$0.isPending && !$0.isGone }.map(\.date)
        #expect(first == days.min()?.previous ?? rig.clock.today, "\(account.name)")
        let adjustments = rows.flatMap { [$0.cashAdjustment, $0.nonCashAdjustment] }
        #expect(adjustments.allSatisfy { $0 == .zero }, "\(account.name)")
      }
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("the sync tree is family, item, accounts, each with its window and figures")
  func tree() async throws {
    try await Rig.with { rig in
      try await rig.link()
      let report = try await rig.pull()
      let root = try #require(report.roots.first?.syncID)
      let tree = try await rig.app.books.syncTree(root)
      #expect(tree.map(\.key.kind) == ["family", "item"] + report.accounts.map { _ in "account" })
      #expect(tree.map(\.parentID) == [nil, root] + report.accounts.map { _ in tree[1].id })
      #expect(report.accounts.count >= 14)
      #expect(tree.allSatisfy { $0.status == .completed && $0.failure == nil })
      #expect(tree.allSatisfy { $0.window.end == rig.clock.today })
      #expect(tree.allSatisfy { $0.window.start == nil }, "everything")
      let checking = try await rig.account("Plaid Checking")
      let record = try #require(tree.first { $0.key == .account(checking.id) })
      let days = try #require(checking.firstDay).days(to: rig.clock.today) + 1
      #expect(record.stats.balancesWritten == days && record.stats.balancesComputed == days)
      #expect(tree[0].stats == report.roots[0].totals)
      #expect(tree[0].stats.requests == rig.wire.sent.count - 3)
    }
  }
}
