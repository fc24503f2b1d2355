import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Pending transactions that post")
struct PostingTests {
  /// How the two halves of a posting reach the client.
  enum Spread: CaseIterable {
    case onePage, twoPages, twoUpdates
  }

  @Test(
    "give one row that keeps its id and the user's edits, in every order",
    arguments: Spread.allCases, [true, false])
  func oneRow(_ spread: Spread, _ isAddedFirst: Bool) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      let pending = harness.script(item) {
        $0.add("12.34", to: account, name: "Bar", isPending: true)
      }
      try await harness.pull()
      let row = try await harness.transaction(pending)
      #expect(row.isPending)
      _ = try await harness.ledger.editTransaction(row.id, Self.edits)
      harness.clock.advance(days: 2)

      let day = harness.clock.today.previous
      let posted = "posted-1"
      let add = {
        harness.script(item) {
          _ = $0.add(
            "15", to: account, on: day, name: "BAR & GRILL", id: posted, pendingID: pending)
        }
      }
      let remove = { harness.script(item) { $0.remove(pending) } }
      (isAddedFirst ? add : remove)()
      switch spread {
      case .onePage: break
      case .twoPages:
        harness.script(item) { bank in for _ in 0..<510 { bank.add("1", to: account) } }
      case .twoUpdates: try await harness.pull()
      }
      (isAddedFirst ? remove : add)()
      harness.wire.forget()
      let report = try await harness.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(harness.wire.count("/transactions/sync") == (spread == .twoPages ? 2 : 1))

      let now = try await harness.transaction(posted)
      #expect(now.id == row.id)
      #expect(now.money.amount.description == "15" && now.date == day && !now.isPending)
      #expect(now.pendingProviderID == pending)
      #expect(now.name == "Drinks" && now.notes == "with Ann" && now.tags == ["fun"])
      #expect(now.category == "Leisure" && now.isExcluded)
      #expect(try await harness.transactions { $0.isRemoved = true } == [])
      #expect(
        try await harness.listedTransactions().count == harness.listedTransactions(at: item).count)
      #expect(try await harness.app.verify(harness.family) == [])

      // Further changes to the old id have no effect.
      harness.script(item) { $0.revive(pending) }
      try await harness.pull()
      #expect(
        try await harness.transactions().allSatisfy { !$0.isPending && $0.providerID != pending })
      #expect(try await harness.transaction(posted) == now)
      harness.script(item) { $0.remove(pending) }
      try await harness.pull()
      #expect(try await harness.transaction(posted) == now)
    }
  }

  @Test("a pending transaction that vanishes becomes a removed row that keeps its edits")
  func vanishing() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      let pending = harness.script(item) { $0.add("50", to: account, isPending: true) }
      try await harness.pull()
      let row = try await harness.transaction(pending)
      _ = try await harness.ledger.editTransaction(row.id, Self.edits)
      harness.script(item) { $0.remove(pending) }
      let report = try await harness.pull()
      #expect(report.roots[0].totals.removed == 1)
      #expect(try await harness.transactions().count == 10)
      let gone = try await harness.transactions { $0.isRemoved = true }
      #expect(gone.map(\.id) == [row.id] && gone[0].notes == "with Ann")
      let syncs = try await harness.app.texts(
        "SELECT CAST(removed_by_sync_id AS TEXT) FROM transactions WHERE removed_at_ms > 0")
      #expect(syncs == ["\(report.items[0].syncID!)"], "the sync that removed it is recorded")
    }
  }

  @Test("equal amounts on one day stay two rows, and are never matched to each other")
  func equalAmounts() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) { bank in
        bank.add("4.5", to: account, name: "Xyzzy", id: "a")
        bank.add("4.5", to: account, name: "Xyzzy", id: "b")
        bank.add("4.5", to: account, name: "Xyzzy", id: "c", isPending: true)
      }
      try await harness.pull()
      #expect(try await harness.transactions { $0.search = "xyzzy" }.count == 3)
      // The pending one disappears and a posted one arrives without a link between them.
      harness.script(item) { bank in
        bank.remove("c")
        bank.add("4.5", to: account, name: "Xyzzy", id: "d")
      }
      try await harness.pull()
      let standing = try await harness.transactions { $0.search = "xyzzy" }
      #expect(standing.map(\.providerID).sorted { $0! < $1! } == ["a", "b", "d"])
      let gone = try await harness.transactions { $0.isRemoved = true }
      #expect(gone.map(\.providerID) == ["c"])
      #expect(!gone.map(\.id).contains(standing[0].id))
    }
  }

  @Test("two that post in the same update are not confused")
  func twoAtOnce() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[1].id
      harness.script(item) { bank in
        bank.add("7", to: account, id: "p1", isPending: true)
        bank.add("7", to: account, id: "p2", isPending: true)
      }
      try await harness.pull()
      let first = try await harness.transaction("p1").id
      let second = try await harness.transaction("p2").id
      let (two, one) = harness.script(item) { bank in (bank.post("p2"), bank.post("p1")) }
      try await harness.pull()
      #expect(try await harness.transaction(one).id == first)
      #expect(try await harness.transaction(two).id == second)
    }
  }

  private static var edits: TransactionEdit {
    var edit = TransactionEdit()
    edit.name = .set("Drinks")
    edit.notes = .set("with Ann")
    edit.tags = .set(["fun"])
    edit.category = .set("Leisure")
    edit.isExcluded = .set(true)
    return edit
  }
}
