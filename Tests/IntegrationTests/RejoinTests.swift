import Ledger
import Ports
import TestSupport
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Banks that were linked anew")
struct RejoinTests {
  /// The certain pairs of an item.
  static func certain(_ rig: Rig, _ item: Item) async throws -> [AccountPair] {
    try await rig.app.books.rejoinCandidates(of: item.id).compactMap { candidate in
      candidate.certain.map { AccountPair(old: $0, new: candidate.new.id) }
    }
  }

  /// Links the bank of an item anew: the same accounts and transactions under new ids.
  static func linkAnew(_ old: Item, _ rig: Rig) async throws -> Item {
    let bank = rig.bank(old)
    let new = try await rig.link("user_bulk_0")
    rig.script(new) { script in
      for transaction in bank.transactions where !transaction.isGone && transaction.isReleased {
        var copy = transaction
        copy.id = ""
        copy.pendingID = nil
        script.item.add(copy)
      }
      for index in bank.accounts.indices {
        script.item.accounts[index].currentUnits = bank.accounts[index].currentUnits
        script.item.accounts[index].pendingUnits = bank.accounts[index].pendingUnits
      }
    }
    return new
  }

  @Test("accounts go on with their numbers, edits and readings, and nothing is doubled")
  func goesOn() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let old = try await rig.link("user_bulk_40")
      try await rig.pull()
      let account = try await rig.account("Bulk Checking")
      let row = try await rig.transactions { $0.accountID = account.id }[3]
      var edit = TransactionEdit()
      edit.notes = .set("mine")
      edit.date = .set(row.date.adding(days: -1))
      _ = try await rig.app.books.editTransaction(row.id, edit)
      rig.clock.advance(days: 2)
      try await rig.pull()
      let before = try await Books(rig.app, of: rig.family.id, withIDs: false)
      let readings = try await rig.app.tableCounts()["observations"]!

      let new = try await Self.linkAnew(old, rig)
      _ = try await rig.app.linker.unlink(old, keepingHistory: true)
      try await rig.pull()
      #expect(try await rig.transactions().count == 80, "doubled, as long as nobody says so")
      let pairs = try await Self.certain(rig, new)
      #expect(pairs.map(\.old).sorted() == [account.id, try await rig.account("Bulk Card").id])

      let counts = try await rig.app.tableCounts()
      let rehearsal = try await rig.app.rejoin(pairs, of: new, in: rig.family, isDryRun: true)
      #expect(try await rig.app.tableCounts() == counts)
      let reports = try await rig.app.rejoin(pairs, of: new, in: rig.family)
      #expect(reports == rehearsal)
      #expect(reports.map(\.matched).reduce(0, +) == 40)
      #expect(reports.allSatisfy { $0.missing.isEmpty && $0.added.isEmpty && $0.older == 0 })
      let after = try await Books(rig.app, of: rig.family.id, withIDs: false)
      #expect(after == before, "\(after.difference(from: before))")
      let kept = try await rig.transactions { $0.transactionID = row.id }[0]
      #expect(kept.notes == "mine" && kept.providerID != row.providerID)
      #expect(try await rig.app.tableCounts()["observations"]! >= readings)
      #expect(try await rig.account("Bulk Checking").itemID == new.id)
      #expect(try await rig.app.verify(rig.family) == [])

      // From now on it is the new item's account like any other.
      let id = rig.script(new) { $0.add("5", to: $0.accountIDs[0], name: "Later") }
      let report = try await rig.pull()
      #expect(report.isComplete && report.roots[0].totals.added == 1)
      #expect(try await rig.transaction(id).accountID == account.id)
      try await rig.pull { $0.isFull = true }
      #expect(try await rig.transactions().count == 41)
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("an item that still works, an incomplete history or a wrong pair is refused")
  func refused() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let old = try await rig.link("user_bulk_10")
      try await rig.pull()
      let new = try await Self.linkAnew(old, rig)
      try await rig.pull()
      #expect(try await rig.app.books.rejoinCandidates(of: new.id) == [])
      let accounts = try await rig.app.books.accounts(of: rig.family.id)
      let pair = AccountPair(old: accounts[0].id, new: accounts[2].id)
      let before = try await rig.app.tableCounts()
      func refusal(_ pair: AccountPair) async throws -> String {
        try await failure {
          try await rig.app.books.rejoin([pair], of: new.id, isDryRun: false)
        }.message
      }
      #expect(try await refusal(pair).contains("still works"))
      rig.script(old) { $0.setError(code: "ITEM_NOT_FOUND") }
      try await rig.pull()
      #expect(try await rig.item(old).status == .revoked)
      #expect(
        try await refusal(AccountPair(old: accounts[1].id, new: accounts[2].id))
          .contains("differ in type"))
      #expect(
        try await refusal(AccountPair(old: accounts[2].id, new: accounts[0].id))
          .contains("does not belong"))
      try await rig.app.execute("UPDATE items SET history_complete = 0 WHERE item_id = \(new.id)")
      #expect(try await refusal(pair).contains("history is not complete"))
      try await rig.app.execute("UPDATE items SET history_complete = 1 WHERE item_id = \(new.id)")
      // One pair that cannot be undoes the whole.
      _ = try await failure {
        try await rig.app.books.rejoin(
          [pair, AccountPair(old: accounts[0].id, new: accounts[3].id)], of: new.id,
          isDryRun: false)
      }
      #expect(
        try await rig.app.tableCounts()
          == before.merging(
            ["syncs": try await rig.app.tableCounts()["syncs"]!]) { _, new in new })
      #expect(try await rig.app.rejoin([pair], of: new, in: rig.family).count == 1)
    }
  }

  @Test("what the bank does not list any more is set aside, what is older stays, what is new comes")
  func differences() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let old = try await rig.link("user_bulk_0")
      let today = rig.clock.today
      var ids: [String] = []
      rig.script(old) { script in
        let account = script.accountIDs[0]
        ids = [
          script.add("1", to: account, on: today.adding(days: -500), name: "Older"),
          script.add("2", to: account, on: today.adding(days: -300), name: "First"),
          script.add("3", to: account, on: today.adding(days: -5), name: "Gone"),
        ]
      }
      try await rig.pull()
      rig.script(old) { script in
        script.remove(ids[0])
        script.remove(ids[2])
        script.add("4", to: script.accountIDs[0], name: "New")
      }
      let new = try await Self.linkAnew(old, rig)
      _ = try await rig.app.linker.unlink(old, keepingHistory: true)
      try await rig.pull()
      let report = try await rig.app.rejoin(
        try await Self.certain(rig, new), of: new, in: rig.family)[0]
      #expect(report.matched == 1 && report.older == 1)
      #expect(report.missing.map(\.name) == ["Gone"] && report.added.map(\.name) == ["New"])
      #expect(try await rig.transactions().map(\.name) == ["New", "First", "Older"])
      #expect(try await rig.transactions { $0.isRemoved = true }.map(\.name) == ["Gone"])
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }
}
