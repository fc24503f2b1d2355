import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSQLiteStore
@testable import PlaidSyncSandbox

@Suite("The history of a transaction")
struct HistoryTests {
  @Test("lists every change, who made it, and the values that the user's edits hide")
  func wholeLife() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      var pulls: [SyncID?] = []
      func pull(isFull: Bool = false) async throws {
        harness.clock.advance(milliseconds: 60_000)
        pulls.append(try await harness.pull { $0.isFull = isFull }.items[0].syncID)
      }
      let pending = harness.script(item) {
        $0.add("20", to: account, name: "Shop", isPending: true)
      }
      try await pull()
      let id = try await harness.transaction(pending).id
      #expect(try await harness.history(id, pulls: pulls) == ["pull 1: added"])

      var edit = TransactionEdit()
      edit.name = .set("Present")
      edit.notes = .set("for Ann")
      _ = try await harness.ledger.editTransaction(id, edit)
      harness.script(item) { $0.modify(pending, amount: "21", name: "SHOP 2") }
      try await pull()
      let posted = harness.script(item) { $0.post(pending, amount: "23.5") }
      try await pull()
      edit = TransactionEdit()
      edit.name = .release
      edit.notes = .set("")
      edit.amount = .set(try Amount("23"))
      _ = try await harness.ledger.editTransaction(id, edit)
      harness.script(item) { $0.remove(posted) }
      try await pull()
      try await harness.restore(id)
      try await pull(isFull: true)
      harness.script(item) { $0.revive(posted) }
      try await pull()
      harness.script(item) { $0.remove(posted) }
      try await pull(isFull: true)
      harness.script(item) { $0.revive(posted) }
      try await pull(isFull: true)
      try await harness.ledger.deleteTransaction(id, at: harness.clock.now)
      try await harness.restore(id)

      let history = try await harness.history(id, pulls: pulls)
      #expect(
        history == [
          "pull 1: added",
          "user: edited: name: Shop → Present",
          "user: edited: notes: – → for Ann",
          "pull 2: changed: amount: 20 → 21",
          "pull 2: changed: name: Shop → SHOP 2",
          "pull 3: posted: id: \(pending) → \(posted)",
          "pull 3: changed: amount: 21 → 23.5",
          "user: edited: amount: 23.5 → 23",
          "user: released: name: Present → SHOP 2",
          "user: edited: notes: for Ann → –",
          "pull 4: removed",
          "user: restored",
          "pull 7: unlisted",
          "pull 8: relisted",
          "user: deleted",
          "user: restored",
        ])
      let instants = try await harness.ledger.history(of: id).map(\.at)
      #expect(instants == instants.sorted { $0.milliseconds < $1.milliseconds })
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("writes nothing for a first pull, nor for a full pull that changes nothing")
  func silentFirstPull() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_1000")
      try await harness.pull()
      try await harness.pull { $0.isFull = true }
      let counts = try await harness.app.tableCounts()
      #expect(counts["transactions"] == 1000)
      #expect(counts["transaction_changes"] == 0)
    }
  }

  @Test("joins both rows if the link from pending to posted arrives late")
  func lateLink() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) { $0.add("20", to: account, name: "Shop", id: "p", isPending: true) }
      var pulls = [try await harness.pull().items[0].syncID]
      let pending = try await harness.transaction("p").id
      var edit = TransactionEdit()
      edit.notes = .set("for Ann")
      _ = try await harness.ledger.editTransaction(pending, edit)
      harness.script(item) { $0.add("21", to: account, name: "Shop", id: "q") }
      pulls.append(try await harness.pull().items[0].syncID)
      let posted = try await harness.transaction("q").id
      harness.script(item) {
        $0.modify("q", overrides: ["pending_transaction_id": "p"])
        $0.remove("p")
      }
      pulls.append(try await harness.pull().items[0].syncID)
      #expect(try await harness.transaction("q").notes == "for Ann")
      #expect(
        try await harness.history(posted, pulls: pulls) == [
          "pull 1: added", "pull 2: added", "user: edited: notes: – → for Ann",
          "pull 3: posted: id: p → q",
        ])
    }
  }

  @Test("includes changes by other SQLite clients, and changes without a column of their own")
  func otherClients() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) { $0.add("20", to: account, name: "Shop", id: "a") }
      var pulls = [try await harness.pull().items[0].syncID]
      let id = try await harness.transaction("a").id
      _ = try await harness.app.store.write { db in
        try db.run("UPDATE transactions SET user_notes = 'by hand' WHERE transaction_id = ?1", id)
      }
      harness.script(item) { $0.modify("a", overrides: ["check_number": "17"]) }
      pulls.append(try await harness.pull().items[0].syncID)
      #expect(
        try await harness.history(id, pulls: pulls) == [
          "pull 1: added", "user: edited: notes: – → by hand", "pull 2: changed: details",
        ])
      let shown = try await harness.app.texts(
        "SELECT kind || ' ' || coalesce(new_value, '–') FROM v_transaction_changes ORDER BY id")
      #expect(shown.suffix(3) == ["added –", "edited by hand", "changed –"])
    }
  }

  @Test("of a manual entry has the user's changes, and a deleted entry can be restored")
  func manual() async throws {
    try await EndToEndHarness.with { harness in
      let account = try await harness.ledger.addAccount(
        NewAccount(
          familyID: harness.family.id, name: "Cash box", kind: .depository, subtype: nil,
          currency: Currency("USD"), opening: nil))
      let entry = try await harness.ledger.addTransaction(
        NewTransaction(
          accountID: account.id, date: harness.clock.today.adding(days: -10),
          money: Money(try Amount("12.5"), Currency("USD")), name: "Lunch"))
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("13"))
      edit.category = .set("Food")
      _ = try await harness.ledger.editTransaction(entry.id, edit)
      try await harness.ledger.deleteTransaction(entry.id, at: harness.clock.now)
      try await harness.pull()
      let gone = try await harness.transactions { $0.isRemoved = true }
      #expect(gone.map(\.removal) == [Removal(reason: .deleted, syncID: nil)])
      #expect(try await harness.balances("Cash box").last?.endCash.description ?? "0" == "0")
      try await harness.restore(entry.id)
      try await harness.pull()
      #expect(try await harness.balances("Cash box").last?.endCash.description == "-13")
      #expect(
        try await harness.history(entry.id, pulls: []) == [
          "user: added", "user: edited: amount: 12.5 → 13", "user: edited: category: – → Food",
          "user: deleted", "user: restored",
        ])
    }
  }
}
