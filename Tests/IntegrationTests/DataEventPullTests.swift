import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

/// Each event in a bank's data on its own, and its effect on a pull.
@Suite("Pulls after data events at the bank")
struct DataEventPullTests {
  /// An item whose transactions are in the books; the event occurs a day later.
  private func withItem(
    _ body: (EndToEndHarness, Item) async throws -> Void
  ) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      // An unknown account type violates Plaid's own description.
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_40")
      try await harness.pull()
      harness.clock.advance(days: 1)
      try await body(harness, item)
    }
  }

  /// The books match the bank and pass verification.
  private func expectSound(
    _ harness: EndToEndHarness, _ item: Item, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(
      try await harness.listedTransactions() == harness.listedTransactions(at: item), comment,
      sourceLocation: sourceLocation)
    #expect(
      try await harness.app.verify(harness.family) == [], comment, sourceLocation: sourceLocation)
  }

  @Test("a transaction without a currency counts as its account's, with a warning")
  func nullCurrency() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { harness, item in
        harness.apply(.nullCurrency, to: item, seed: seed)
        let report = try await harness.pull()
        #expect(report.isComplete)
        #expect(
          report.warnings.contains { $0.message.contains("1 transactions have no currency") }
        )
        try await expectSound(harness, item, "seed \(seed)")
      }
    }
  }

  @Test("a transaction in an unknown currency is kept, and its days are marked as incomplete")
  func unknownCurrency() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { harness, item in
        harness.apply(.unknownCurrency, to: item, seed: seed)
        #expect(try await harness.pull().isComplete)
        let entries = try await harness.transactions().filter { $0.money.currency.code == "XQZ" }
        #expect(entries.count == 1, "seed \(seed)")
        let name = try await harness.ledger.accounts(of: harness.family.id)
          .first { $0.id == entries.first?.accountID }?.name
        let rows = try await harness.balances(name ?? "")
        #expect(rows.last?.isIncomplete == true, "seed \(seed)")
        try await expectSound(harness, item, "seed \(seed)")
      }
    }
  }

  @Test("seven decimals arrive unchanged, in the transaction and in the balance")
  func sevenDecimals() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { harness, item in
        harness.apply(.sevenDecimals, to: item, seed: seed)
        #expect(try await harness.pull().isComplete)
        let entry = try #require(try await harness.transactions().first { $0.name == "Fine Print" })
        let decimals = entry.money.amount.description.split(separator: ".").last?.count
        #expect(decimals == 7, "seed \(seed)")
        let name = try await harness.ledger.accounts(of: harness.family.id)
          .first { $0.id == entry.accountID }?.name
        let last = try #require(try await harness.balances(name ?? "").last)
        #expect(last.cashAdjustment == .zero, "seed \(seed)")
        try await expectSound(harness, item, "seed \(seed)")
      }
    }
  }

  @Test("an account of an unknown type is kept as an other asset, with a warning")
  func unknownAccountType() async throws {
    try await withItem { harness, item in
      harness.apply(.unknownAccountType, to: item, seed: 1)
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(report.warnings.contains("Riddle: unknown account type riddle/enigma"))
      let account = try await harness.account("Riddle")
      #expect(account.kind == .otherAsset && account.type == "riddle")
      try await expectSound(harness, item, "unknown type")
    }
  }

  @Test("an account that vanishes is closed with its history; when it returns it continues")
  func vanishing() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await withItem { harness, item in
        let all = try await harness.listedTransactions()
        #expect(harness.apply(.accountVanishes, to: item, seed: seed))
        #expect(try await harness.pull().isComplete)
        let gone = try await harness.ledger.accounts(of: harness.family.id)
          .filter { $0.status != .open }
        #expect(gone.count == 1, "seed \(seed)")
        #expect(try await harness.listedTransactions() == all, "its history stays")
        harness.clock.advance(days: 1)
        #expect(harness.apply(.accountReturns, to: item, seed: seed))
        harness.script(item) { _ = $0.add("4.5", to: gone[0].providerID ?? "") }
        #expect(try await harness.pull().isComplete)
        let back = try await harness.account(gone[0].name)
        #expect(back.status == .open && back.id == gone[0].id, "seed \(seed)")
        let open = try await harness.ledger.accounts(of: harness.family.id).filter {
          $0.status == .open
        }
        #expect(open.count == 2)
        try await expectSound(harness, item, "seed \(seed)")
      }
    }
  }

  @Test("an account with a new id and the same persistent id stays the same account")
  func renumberedAccount() async throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        let item = try await harness.link("user_bulk_40", at: "ins_56")
        try await harness.pull()
        let before = try await harness.ledger.accounts(of: harness.family.id)
        #expect(harness.apply(.accountRenumbered, to: item, seed: seed))
        harness.script(item) { script in
          for id in script.accountIDs { script.add("2", to: id) }
        }
        #expect(try await harness.pull().isComplete)
        let after = try await harness.ledger.accounts(of: harness.family.id)
        #expect(after.map(\.id) == before.map(\.id), "seed \(seed)")
        #expect(after.map(\.providerID) == harness.bank(item).accounts.map(\.id))
        #expect(after.allSatisfy { $0.status == .open })
        try await expectSound(harness, item, "seed \(seed)")
      }
    }
  }

  @Test("an item whose ids have all changed has each transaction once, in open accounts")
  func renumberedItem() async throws {
    for bank in ["ins_109508", "ins_56"] {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        let item = try await harness.link("user_bulk_40", at: bank)
        try await harness.pull()
        harness.clock.advance(days: 1)
        harness.apply(.itemRenumbered, to: item, seed: 1)
        #expect(try await harness.pull().isComplete)
        let accounts = try await harness.ledger.accounts(of: harness.family.id)
        let open = accounts.filter { $0.status == .open }
        #expect(open.map(\.providerID) == harness.bank(item).accounts.map(\.id), "\(bank)")
        try await expectSound(harness, item, "\(bank)")
        #expect(try await harness.pull().isComplete)
        try await expectSound(harness, item, "\(bank) again")
      }
    }
  }

  @Test("history found late is in the books without an adjustment")
  func lateHistory() async throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      try await withItem { harness, item in
        harness.apply(.lateHistory, to: item, seed: seed, count: 4)
        #expect(try await harness.pull().isComplete)
        try await expectSound(harness, item, "seed \(seed)")
        for name in harness.namesWithTransactions(of: item) {
          let odd = try await harness.balances(name).filter { $0.cashAdjustment != .zero }
          #expect(odd.map(\.date) == [], "seed \(seed), \(name)")
        }
      }
    }
  }

  @Test("an update of twenty thousand rows has forty pages and one commit")
  func largeUpdate() async throws {
    try await withItem { harness, item in
      harness.wire.forget()
      harness.apply(.largeUpdate, to: item, seed: 1)
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(harness.wire.count("/transactions/sync") == 40)
      #expect(report.roots[0].totals.added == 20_000)
      #expect(try await harness.transactions().count == 20_040)
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("a bank linked again is a separate item, and the old item keeps its books")
  func linkedAgain() async throws {
    try await withItem { harness, old in
      let before = try await harness.listedTransactions()
      let new = try await harness.linkAgain(old)
      harness.script(old) { $0.setError(code: "ITEM_NOT_FOUND") }
      let report = try await harness.pull()
      let outcomes = Dictionary(
        uniqueKeysWithValues: report.items.map { ($0.key, $0.failure?.code) })
      #expect(outcomes == [.item(old.id): .itemGone, .item(new.id): nil])
      let all = try await harness.listedTransactions()
      #expect(Set(all).isSuperset(of: harness.listedTransactions(at: new)))
      #expect(Set(all).isSuperset(of: before))
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }
}
