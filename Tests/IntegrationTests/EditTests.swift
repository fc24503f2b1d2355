import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("The user's edits between pulls")
struct EditTests {
  @Test("survive what the provider modifies, removes and gives back")
  func survive() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0].id
      let id = rig.script(item) { $0.add("20", to: account, name: "Shop") }
      try await rig.pull()
      let row = try await rig.transaction(id)
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("21.5"))
      edit.date = .set(rig.clock.today.adding(days: -3))
      edit.name = .set("Present")
      edit.notes = .set("")
      _ = try await rig.app.books.editTransaction(row.id, edit)
      rig.script(item) {
        $0.modify(id, amount: "30", name: "SHOP 2", date: rig.clock.today.previous)
      }
      try await rig.pull()
      let modified = try await rig.transaction(id)
      #expect(modified.id == row.id && modified.name == "Present" && modified.notes == nil)
      #expect(modified.money.amount.description == "21.5")
      #expect(modified.date == rig.clock.today.adding(days: -3))
      #expect(modified.locked == [.amount, .date, .name, .notes])
      #expect(try await rig.app.verify(rig.family) == [])

      rig.script(item) { $0.remove(id) }
      try await rig.pull()
      #expect(try await rig.transactions { $0.isRemoved = true }.map(\.name) == ["Present"])
      #expect(try await rig.app.verify(rig.family) == [])
      rig.script(item) { $0.revive(id) }
      try await rig.pull()
      #expect(try await rig.transaction(id) == modified, "back by itself, as it was")

      // Released, the fields show what the provider said last.
      var release = TransactionEdit()
      release.amount = .release
      release.date = .release
      release.name = .release
      release.notes = .release
      let released = try await rig.app.books.editTransaction(row.id, release)
      #expect(released.money.amount.description == "30" && released.name == "SHOP 2")
      #expect(released.date == rig.clock.today.previous && released.locked == [])
      try await rig.pull()
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("a transaction that the user deleted stays away whatever the provider sends of it")
  func deleted() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0].id
      let id = rig.script(item) { $0.add("20", to: account) }
      try await rig.pull()
      let row = try await rig.transaction(id)
      try await rig.app.books.deleteTransaction(row.id, at: rig.clock.now)
      rig.script(item) { $0.modify(id, amount: "99") }
      try await rig.pull()
      #expect(try await rig.transactions().count == 10)
      try await rig.pull { $0.isFull = true }
      #expect(try await rig.transactions().count == 10)
      var restore = TransactionEdit()
      restore.isRestored = true
      _ = try await rig.app.books.editTransaction(row.id, restore)
      #expect(try await rig.transaction(id).money.amount.description == "99")
    }
  }

  @Test("an edit dated X sets the mark to X − 1, and the next window begins there")
  func rewind() async throws {
    try await Rig.with { rig in
      try await rig.link()
      try await rig.pull()
      let account = try await rig.account("Plaid Checking")
      let entries = try await rig.transactions {
        $0.accountID = account.id
        $0.until = rig.clock.today.adding(days: -20)
        $0.isPending = false
      }
      let entry = try #require(entries.first)
      let manual = try await rig.app.books.addAccount(
        NewAccount(
          familyID: rig.family.id, name: "Wallet", kind: .otherAsset, subtype: nil,
          currency: Currency("USD"), opening: nil))
      #expect(manual.dataSyncedThrough == nil)
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("3.21"))
      _ = try await rig.app.books.editTransaction(entry.id, edit)
      #expect(try await rig.account("Plaid Checking").dataSyncedThrough == entry.date.previous)
      let report = try await rig.pull()
      let outcome = try #require(report.accounts.first { $0.key == .account(account.id) })
      // A linked account is computed backwards from its pin: the change reaches further back.
      #expect(try #require(outcome.work.window.start ?? account.firstDay) <= entry.date.previous)
      let partial = try await rig.books()
      try await rig.app.books.forgetMarks(of: .family(rig.family.id))
      let full = try await rig.pull()
      #expect(full.accounts.allSatisfy { $0.work.window.start == nil })
      #expect(try await rig.books() == partial)
      #expect(full.accounts.allSatisfy { $0.work.stats.balancesWritten == 0 })
    }
  }

  @Test("entries and valuations of a manual account reach from their day on, as a full run would")
  func manualAccount() async throws {
    try await Rig.with { rig in
      let today = rig.clock.today
      let account = try await rig.app.books.addAccount(
        NewAccount(
          familyID: rig.family.id, name: "Cash box", kind: .depository, subtype: nil,
          currency: Currency("USD"),
          opening: Valuation(
            date: today.adding(days: -40), amount: try Amount("100"), kind: .opening)))
      #expect(try await rig.pull().isComplete)
      #expect(try await rig.balances("Cash box").count == 41)
      let entry = try await rig.app.books.addTransaction(
        NewTransaction(
          accountID: account.id, date: today.adding(days: -10),
          money: Money(try Amount("12.5"), Currency("USD")), name: "Lunch"))
      let added = try await rig.pull()
      #expect(
        added.accounts[0].work.window == SyncWindow(start: today.adding(days: -11), end: today))
      #expect(added.accounts[0].work.stats.balancesWritten == 11)
      #expect(added.accounts[0].work.balance == (try Amount("87.5")))
      var edit = TransactionEdit()
      edit.date = .set(today.adding(days: -5))
      _ = try await rig.app.books.editTransaction(entry.id, edit)
      let moved = try await rig.pull()
      #expect(
        moved.accounts[0].work.window == SyncWindow(start: today.adding(days: -11), end: today))
      #expect(moved.accounts[0].work.stats.balancesWritten == 6)
      try await rig.app.books.setValuation(
        Valuation(date: today.adding(days: -2), amount: try Amount("80"), kind: .reconciliation),
        of: account.id)
      let valued = try await rig.pull()
      #expect(valued.accounts[0].work.stats.drift == (try Amount("-7.5")))
      #expect(valued.accounts[0].work.balance == (try Amount("80")))
      try await rig.app.books.deleteTransaction(entry.id, at: rig.clock.now)
      try await rig.pull()
      let partial = try await rig.books()
      try await rig.pull { $0.isFull = true }
      #expect(try await rig.books() == partial)
    }
  }
}
