import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Banks that were linked again")
struct RejoinTests {
  /// The certain matches of an item's accounts.
  static func certain(_ harness: EndToEndHarness, _ item: Item) async throws -> [AccountPair] {
    try await harness.ledger.rejoinCandidates(of: item.id).compactMap { candidate in
      candidate.certain.map { AccountPair(old: $0, new: candidate.new.id) }
    }
  }

  /// Links the bank of an item again: the same accounts and transactions with new ids.
  static func linkAgain(_ old: Item, _ harness: EndToEndHarness) async throws -> Item {
    let bank = harness.bank(old)
    let new = try await harness.link("user_bulk_0")
    harness.script(new) { script in
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

  @Test("accounts keep their ids, edits and reported balances, and nothing is duplicated")
  func goesOn() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let old = try await harness.link("user_bulk_40")
      try await harness.pull()
      let account = try await harness.account("Bulk Checking")
      let row = try await harness.transactions { $0.accountID = account.id }[3]
      var edit = TransactionEdit()
      edit.notes = .set("mine")
      edit.date = .set(row.date.adding(days: -1))
      _ = try await harness.ledger.editTransaction(row.id, edit)
      harness.clock.advance(days: 2)
      try await harness.pull()
      let before = try await Books(harness.ledger, of: harness.family.id, withIDs: false)
      let reportedBalances = try await harness.app.tableCounts()["reported_balances"]!

      let new = try await Self.linkAgain(old, harness)
      _ = try await harness.linker.unlink(old, keepingHistory: true)
      try await harness.pull()
      #expect(try await harness.transactions().count == 80, "duplicated until the rejoin")
      let pairs = try await Self.certain(harness, new)
      #expect(pairs.map(\.old).sorted() == [account.id, try await harness.account("Bulk Card").id])

      let counts = try await harness.app.tableCounts()
      let rehearsal = try await harness.app.rejoin(
        pairs, of: new, in: harness.family, isDryRun: true)
      #expect(try await harness.app.tableCounts() == counts)
      let reports = try await harness.app.rejoin(pairs, of: new, in: harness.family)
      #expect(reports == rehearsal)
      #expect(reports.map(\.matched).reduce(0, +) == 40)
      #expect(reports.allSatisfy { $0.missing.isEmpty && $0.added.isEmpty && $0.older == 0 })
      let after = try await Books(harness.ledger, of: harness.family.id, withIDs: false)
      #expect(after == before, "\(after.difference(from: before))")
      let kept = try await harness.transactions { $0.transactionID = row.id }[0]
      #expect(kept.notes == "mine" && kept.providerID != row.providerID)
      #expect(try await harness.app.tableCounts()["reported_balances"]! >= reportedBalances)
      #expect(try await harness.account("Bulk Checking").itemID == new.id)
      #expect(try await harness.app.verify(harness.family) == [])

      // From now on it is an ordinary account of the new item.
      let id = harness.script(new) { $0.add("5", to: $0.accountIDs[0], name: "Later") }
      let report = try await harness.pull()
      #expect(report.isComplete && report.roots[0].totals.added == 1)
      #expect(try await harness.transaction(id).accountID == account.id)
      try await harness.pull { $0.isFull = true }
      #expect(try await harness.transactions().count == 41)
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("an item that still works, an incomplete history or a wrong pair is refused")
  func refused() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let old = try await harness.link("user_bulk_10")
      try await harness.pull()
      let new = try await Self.linkAgain(old, harness)
      try await harness.pull()
      #expect(try await harness.ledger.rejoinCandidates(of: new.id) == [])
      let accounts = try await harness.ledger.accounts(of: harness.family.id)
      let pair = AccountPair(old: accounts[0].id, new: accounts[2].id)
      let before = try await harness.app.tableCounts()
      func refusal(_ pair: AccountPair) async throws -> String {
        try await failure {
          try await harness.ledger.rejoin([pair], of: new.id, isDryRun: false)
        }.message
      }
      #expect(try await refusal(pair).contains("still connected"))
      harness.script(old) { $0.setError(code: "ITEM_NOT_FOUND") }
      try await harness.pull()
      #expect(try await harness.item(old).status == .revoked)
      #expect(
        try await refusal(AccountPair(old: accounts[1].id, new: accounts[2].id))
          .contains("differ in type"))
      #expect(
        try await refusal(AccountPair(old: accounts[2].id, new: accounts[0].id))
          .contains("does not belong"))
      try await harness.app.execute(
        "UPDATE items SET history_complete = 0 WHERE item_id = \(new.id)")
      #expect(try await refusal(pair).contains("history is not complete"))
      try await harness.app.execute(
        "UPDATE items SET history_complete = 1 WHERE item_id = \(new.id)")
      // One impossible pair cancels all of them.
      _ = try await failure {
        try await harness.ledger.rejoin(
          [pair, AccountPair(old: accounts[0].id, new: accounts[3].id)], of: new.id,
          isDryRun: false)
      }
      #expect(
        try await harness.app.tableCounts()
          == before.merging(
            ["syncs": try await harness.app.tableCounts()["syncs"]!]) { _, new in new })
      #expect(try await harness.app.rejoin([pair], of: new, in: harness.family).count == 1)
    }
  }

  @Test("unlisted transactions are removed, older ones stay, and new ones are added")
  func differences() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let old = try await harness.link("user_bulk_0")
      let today = harness.clock.today
      var ids: [String] = []
      harness.script(old) { script in
        let account = script.accountIDs[0]
        ids = [
          script.add("1", to: account, on: today.adding(days: -500), name: "Older"),
          script.add("2", to: account, on: today.adding(days: -300), name: "First"),
          script.add("3", to: account, on: today.adding(days: -5), name: "Gone"),
        ]
      }
      try await harness.pull()
      harness.script(old) { script in
        script.remove(ids[0])
        script.remove(ids[2])
        script.add("4", to: script.accountIDs[0], name: "New")
      }
      let new = try await Self.linkAgain(old, harness)
      _ = try await harness.linker.unlink(old, keepingHistory: true)
      try await harness.pull()
      let report = try await harness.app.rejoin(
        try await Self.certain(harness, new), of: new, in: harness.family)[0]
      #expect(report.matched == 1 && report.older == 1)
      #expect(report.missing.map(\.name) == ["Gone"] && report.added.map(\.name) == ["New"])
      #expect(try await harness.transactions().map(\.name) == ["New", "First", "Older"])
      #expect(try await harness.transactions { $0.isRemoved = true }.map(\.name) == ["Gone"])
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }
}
