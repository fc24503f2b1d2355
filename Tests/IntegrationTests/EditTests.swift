import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("The user's edits between pulls")
struct EditTests {
  @Test("survive the provider's modifications, removals and restorations")
  func survive() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      let id = harness.script(item) { $0.add("20", to: account, name: "Shop") }
      try await harness.pull()
      let row = try await harness.transaction(id)
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("21.5"))
      edit.date = .set(harness.clock.today.adding(days: -3))
      edit.name = .set("Present")
      edit.notes = .set("")
      _ = try await harness.ledger.editTransaction(row.id, edit)
      harness.script(item) {
        $0.modify(id, amount: "30", name: "SHOP 2", date: harness.clock.today.previous)
      }
      try await harness.pull()
      let modified = try await harness.transaction(id)
      #expect(modified.id == row.id && modified.name == "Present" && modified.notes == nil)
      #expect(modified.money.amount.description == "21.5")
      #expect(modified.date == harness.clock.today.adding(days: -3))
      #expect(modified.locked == [.amount, .date, .name, .notes])
      #expect(try await harness.app.verify(harness.family) == [])

      harness.script(item) { $0.remove(id) }
      try await harness.pull()
      #expect(try await harness.transactions { $0.isRemoved = true }.map(\.name) == ["Present"])
      #expect(try await harness.app.verify(harness.family) == [])
      harness.script(item) { $0.revive(id) }
      try await harness.pull()
      #expect(try await harness.transaction(id) == modified, "it returned unchanged")

      // After the release, the fields show the provider's latest values.
      var release = TransactionEdit()
      release.amount = .release
      release.date = .release
      release.name = .release
      release.notes = .release
      let released = try await harness.ledger.editTransaction(row.id, release)
      #expect(released.money.amount.description == "30" && released.name == "SHOP 2")
      #expect(released.date == harness.clock.today.previous && released.locked == [])
      try await harness.pull()
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("a transaction that the user deleted stays deleted when the provider sends it again")
  func deleted() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      let id = harness.script(item) { $0.add("20", to: account) }
      try await harness.pull()
      let row = try await harness.transaction(id)
      try await harness.ledger.deleteTransaction(row.id, at: harness.clock.now)
      harness.script(item) { $0.modify(id, amount: "99") }
      try await harness.pull()
      #expect(try await harness.transactions().count == 10)
      try await harness.pull { $0.isFull = true }
      #expect(try await harness.transactions().count == 10)
      var restore = TransactionEdit()
      restore.isRestored = true
      _ = try await harness.ledger.editTransaction(row.id, restore)
      #expect(try await harness.transaction(id).money.amount.description == "99")
    }
  }

  @Test("an edit dated X sets the watermark to X − 1, and the next window begins after it")
  func invalidate() async throws {
    try await EndToEndHarness.with { harness in
      try await harness.link()
      try await harness.pull()
      let account = try await harness.account("Plaid Checking")
      let entries = try await harness.transactions {
        $0.accountID = account.id
        $0.until = harness.clock.today.adding(days: -20)
        $0.isPending = false
      }
      let entry = try #require(entries.first)
      let manual = try await harness.ledger.addAccount(
        NewAccount(
          familyID: harness.family.id, name: "Wallet", kind: .otherAsset, subtype: nil,
          currency: Currency("USD"), opening: nil))
      #expect(manual.dataSyncedThrough == nil)
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("3.21"))
      _ = try await harness.ledger.editTransaction(entry.id, edit)
      #expect(try await harness.account("Plaid Checking").dataSyncedThrough == entry.date.previous)
      let report = try await harness.pull()
      let outcome = try #require(report.accounts.first { $0.key == .account(account.id) })
      // A linked account is computed backwards from its anchor, so the change affects earlier days
      // too.
      #expect(try #require(outcome.work.window.start ?? account.firstDay) <= entry.date.previous)
      let partial = try await harness.books()
      try await harness.ledger.forgetWatermarks(of: .family(harness.family.id))
      let full = try await harness.pull()
      #expect(full.accounts.allSatisfy { $0.work.window.start == nil })
      #expect(try await harness.books() == partial)
      #expect(full.accounts.allSatisfy { $0.work.stats.balancesWritten == 0 })
    }
  }

  @Test("a change in a manual account is recomputed from its day on, and equals a full run")
  func manualAccount() async throws {
    try await EndToEndHarness.with { harness in
      let today = harness.clock.today
      let account = try await harness.ledger.addAccount(
        NewAccount(
          familyID: harness.family.id, name: "Cash box", kind: .depository, subtype: nil,
          currency: Currency("USD"),
          opening: Valuation(
            date: today.adding(days: -40), amount: try Amount("100"), kind: .opening)))
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.balances("Cash box").count == 41)
      let entry = try await harness.ledger.addTransaction(
        NewTransaction(
          accountID: account.id, date: today.adding(days: -10),
          money: Money(try Amount("12.5"), Currency("USD")), name: "Lunch"))
      let added = try await harness.pull()
      #expect(
        added.accounts[0].work.window == SyncWindow(start: today.adding(days: -11), end: today))
      #expect(added.accounts[0].work.stats.balancesWritten == 11)
      #expect(added.accounts[0].work.balance == (try Amount("87.5")))
      var edit = TransactionEdit()
      edit.date = .set(today.adding(days: -5))
      _ = try await harness.ledger.editTransaction(entry.id, edit)
      let moved = try await harness.pull()
      #expect(
        moved.accounts[0].work.window == SyncWindow(start: today.adding(days: -11), end: today))
      #expect(moved.accounts[0].work.stats.balancesWritten == 6)
      try await harness.ledger.setValuation(
        Valuation(date: today.adding(days: -2), amount: try Amount("80"), kind: .reconciliation),
        of: account.id)
      let valued = try await harness.pull()
      #expect(valued.accounts[0].work.stats.drift == (try Amount("-7.5")))
      #expect(valued.accounts[0].work.balance == (try Amount("80")))
      try await harness.ledger.deleteTransaction(entry.id, at: harness.clock.now)
      try await harness.pull()
      let partial = try await harness.books()
      try await harness.pull { $0.isFull = true }
      #expect(try await harness.books() == partial)
    }
  }
}
