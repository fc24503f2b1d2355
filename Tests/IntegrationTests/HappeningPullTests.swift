import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

/// What happens in a bank's data, each on its own, and what a pull makes of it.
@Suite("Pulls when things happen at the bank")
struct HappeningPullTests {
  /// An item with transactions in the books; the happening comes a day later.
  private func withItem(
    _ body: (Rig, Item) async throws -> Void
  ) async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      // An account's unknown type is against Plaid's own description.
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_40")
      try await rig.pull()
      rig.clock.advance(days: 1)
      try await body(rig, item)
    }
  }

  /// The books say what the bank says, and hold together.
  private func expectSound(
    _ rig: Rig, _ item: Item, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(
      try await rig.standing() == rig.standing(at: item), comment, sourceLocation: sourceLocation)
    #expect(
      try await rig.app.verify(rig.family) == [], comment, sourceLocation: sourceLocation)
  }

  @Test("a transaction without a currency counts as its account's, with a warning")
  func nullCurrency() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { rig, item in
        rig.happen(.nullCurrency, to: item, seed: seed)
        let report = try await rig.pull()
        #expect(report.isComplete)
        #expect(report.warnings.contains { $0.contains("1 transactions came without a currency") })
        try await expectSound(rig, item, "seed \(seed)")
      }
    }
  }

  @Test("a transaction in a currency nobody knows is kept, and its days are marked as incomplete")
  func unknownCurrency() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { rig, item in
        rig.happen(.unknownCurrency, to: item, seed: seed)
        #expect(try await rig.pull().isComplete)
        let entries = try await rig.transactions().filter { $0.money.currency.code == "XQZ" }
        #expect(entries.count == 1, "seed \(seed)")
        let name = try await rig.app.books.accounts(of: rig.family.id)
          .first { $0.id == entries.first?.accountID }?.name
        let rows = try await rig.balances(name ?? "")
        #expect(rows.last?.isIncomplete == true, "seed \(seed)")
        try await expectSound(rig, item, "seed \(seed)")
      }
    }
  }

  @Test("seven decimals arrive as they are, in the transaction and in the balance")
  func sevenDecimals() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { rig, item in
        rig.happen(.sevenDecimals, to: item, seed: seed)
        #expect(try await rig.pull().isComplete)
        let entry = try #require(try await rig.transactions().first { $0.name == "Fine Print" })
        let decimals = entry.money.amount.description.split(separator: ".").last?.count
        #expect(decimals == 7, "seed \(seed)")
        let name = try await rig.app.books.accounts(of: rig.family.id)
          .first { $0.id == entry.accountID }?.name
        let last = try #require(try await rig.balances(name ?? "").last)
        #expect(last.cashAdjustment == .zero, "seed \(seed)")
        try await expectSound(rig, item, "seed \(seed)")
      }
    }
  }

  @Test("an account of an unknown type is kept as other asset, with a warning")
  func unknownAccountType() async throws {
    try await withItem { rig, item in
      rig.happen(.unknownAccountType, to: item, seed: 1)
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(report.warnings.contains("Riddle: unknown account type riddle/enigma"))
      let account = try await rig.account("Riddle")
      #expect(account.kind == .otherAsset && account.type == "riddle")
      try await expectSound(rig, item, "unknown type")
    }
  }

  @Test("an account that vanishes is closed with its history; when it is back it goes on")
  func vanishing() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { rig, item in
        let all = try await rig.standing()
        #expect(rig.happen(.accountVanishes, to: item, seed: seed))
        #expect(try await rig.pull().isComplete)
        let gone = try await rig.app.books.accounts(of: rig.family.id)
          .filter { $0.status != .open }
        #expect(gone.count == 1, "seed \(seed)")
        #expect(try await rig.standing() == all, "its history stays")
        rig.clock.advance(days: 1)
        #expect(rig.happen(.accountReturns, to: item, seed: seed))
        rig.script(item) { _ = $0.add("4.5", to: gone[0].providerID ?? "") }
        #expect(try await rig.pull().isComplete)
        let back = try await rig.account(gone[0].name)
        #expect(back.status == .open && back.id == gone[0].id, "seed \(seed)")
        let open = try await rig.app.books.accounts(of: rig.family.id).filter { $0.status == .open }
        #expect(open.count == 2)
        try await expectSound(rig, item, "seed \(seed)")
      }
    }
  }

  @Test("an account under a new id with its persistent one is the same account")
  func renumberedAccount() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await Rig.with({ $0.readiness = .immediate }) { rig in
        let item = try await rig.link("user_bulk_40", at: "ins_56")
        try await rig.pull()
        let before = try await rig.app.books.accounts(of: rig.family.id)
        #expect(rig.happen(.accountRenumbered, to: item, seed: seed))
        rig.script(item) { script in
          for id in script.accountIDs { script.add("2", to: id) }
        }
        #expect(try await rig.pull().isComplete)
        let after = try await rig.app.books.accounts(of: rig.family.id)
        #expect(after.map(\.id) == before.map(\.id), "seed \(seed)")
        #expect(after.map(\.providerID) == rig.bank(item).accounts.map(\.id))
        #expect(after.allSatisfy { $0.status == .open })
        try await expectSound(rig, item, "seed \(seed)")
      }
    }
  }

  @Test("an item whose ids have all changed has each transaction once, in open accounts")
  func renumberedItem() async throws {
    for bank in ["ins_109508", "ins_56"] {
      try await Rig.with({ $0.readiness = .immediate }) { rig in
        let item = try await rig.link("user_bulk_40", at: bank)
        try await rig.pull()
        rig.clock.advance(days: 1)
        rig.happen(.itemRenumbered, to: item, seed: 1)
        #expect(try await rig.pull().isComplete)
        let accounts = try await rig.app.books.accounts(of: rig.family.id)
        let open = accounts.filter { $0.status == .open }
        #expect(open.map(\.providerID) == rig.bank(item).accounts.map(\.id), "\(bank)")
        try await expectSound(rig, item, "\(bank)")
        #expect(try await rig.pull().isComplete)
        try await expectSound(rig, item, "\(bank) again")
      }
    }
  }

  @Test("history that is found late is in the books without an adjustment")
  func lateHistory() async throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      try await withItem { rig, item in
        rig.happen(.lateHistory, to: item, seed: seed, count: 4)
        #expect(try await rig.pull().isComplete)
        try await expectSound(rig, item, "seed \(seed)")
        for name in rig.namesWithTransactions(of: item) {
          let odd = try await rig.balances(name).filter { $0.cashAdjustment != .zero }
          #expect(odd.map(\.date) == [], "seed \(seed), \(name)")
        }
      }
    }
  }

  @Test("twenty thousand rows in one update are forty pages and one commit")
  func largeUpdate() async throws {
    try await withItem { rig, item in
      rig.wire.forget()
      rig.happen(.largeUpdate, to: item, seed: 1)
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(rig.wire.count("/transactions/sync") == 40)
      #expect(report.roots[0].totals.added == 20_000)
      #expect(try await rig.transactions().count == 20_040)
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("a bank linked anew beside the old item stands on its own, and the old one keeps its books")
  func linkedAnew() async throws {
    try await withItem { rig, old in
      let before = try await rig.standing()
      let new = try await rig.linkAnew(old)
      rig.script(old) { $0.setError(code: "ITEM_NOT_FOUND") }
      let report = try await rig.pull()
      let outcomes = Dictionary(
        uniqueKeysWithValues: report.items.map { ($0.key, $0.failure?.code) })
      #expect(outcomes == [.item(old.id): .itemGone, .item(new.id): nil])
      let all = try await rig.standing()
      #expect(Set(all).isSuperset(of: rig.standing(at: new)))
      #expect(Set(all).isSuperset(of: before))
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }
}
