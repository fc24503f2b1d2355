import JSON
import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Quarantine")
struct QuarantineTests {
  @Test("keeps a bad element once, and lets it go when the bank sends it in good order")
  func resolvesItself() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0].id
      rig.script(item) {
        $0.add("20", to: account, id: "a", overrides: ["date": "soon"])
        $0.add("30", to: account, id: "b", overrides: ["transaction_id": nil])
        $0.add("40", to: account, id: "c", overrides: ["amount": "40"])
      }
      let first = try await rig.pull()
      #expect(first.isComplete && first.items[0].work.stats.quarantined == 3)
      let before = try await rig.quarantine()
      #expect(
        before.map { "\($0.providerID ?? "–") \($0.reason)" } == [
          "a date is not a date written as YYYY-MM-DD.",
          "– transaction_id is missing or empty.",
          "c amount has the wrong kind of value.",
        ])
      #expect(before.allSatisfy { $0.syncID == first.items[0].syncID && $0.retriedAt == nil })
      #expect(try JSONValue.parse(before[0].raw)["date"] == "soon")

      // Again: the newest version in the place of the older one, and what goes is resolved.
      rig.script(item) {
        $0.modify("a", amount: "21")
        $0.remove("c")
      }
      try await rig.pull()
      let second = try await rig.pull { $0.isFull = true }
      let again = try await rig.quarantine()
      #expect(again.map(\.id) == before.prefix(2).map(\.id))
      #expect(again.map(\.syncID) == [second.items[0].syncID, second.items[0].syncID])
      #expect(String(decoding: again[0].raw, as: UTF8.self).contains("21"))

      rig.script(item) { $0.modify("a", overrides: [:]) }
      try await rig.pull()
      #expect(try await rig.quarantine().map(\.providerID) == [nil])
      #expect(try await rig.transaction("a").money.amount.description == "21")
      #expect(try await rig.app.verify(rig.family) == [])
    }
  }

  @Test("a removal lets a waiting element go, also on its own page")
  func removed() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0].id
      rig.script(item) { $0.add("20", to: account, id: "a", overrides: ["date": "soon"]) }
      try await rig.pull()
      #expect(try await rig.quarantine().count == 1)
      rig.script(item) { $0.remove("a") }
      try await rig.pull()
      #expect(try await rig.quarantine() == [])
    }
  }

  @Test("retrying applies what can be read by now, rewinds, and notes the rest's newest reason")
  func retries() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0].id
      let day = rig.clock.today.adding(days: -5)
      let late = rig.script(item) { script in
        let late = script.addAccount("Late", type: "depository", subtype: "checking", current: "0")
        script.setVanished(true, late)
        script.add("20", to: account, on: day, id: "a", overrides: ["account_id": .string(late)])
        script.add("30", to: account, id: "b", overrides: ["date": "soon"])
        return late
      }
      let pulls = [try await rig.pull().items[0].syncID]
      let waiting = try await rig.quarantine().sorted {
        ($0.providerID ?? "") < $1.providerID ?? ""
      }
      #expect(waiting.map(\.providerID) == ["a", "b"])
      #expect(waiting[0].reason == "Its account \(late) is not one of the item's.")

      let none = try await rig.app.retryQuarantine([], in: rig.family)
      #expect(none.failed.count == 2, "its account is still unknown")
      #expect(none.failed.allSatisfy { $0.retriedAt == rig.clock.now })
      #expect(try await rig.transactions().count == 10)

      rig.script(item) { $0.setVanished(false, late) }
      try await rig.pull()
      #expect(try await rig.account("Late").dataSyncedThrough == rig.clock.today)
      let some = try await rig.app.retryQuarantine([], in: rig.family)
      #expect(some.tried.count == 2)
      #expect(some.failed.map(\.providerID) == ["b"])
      let row = try await rig.transaction("a")
      #expect(row.date == day && row.money.amount.description == "20")
      #expect(try await rig.account("Late").dataSyncedThrough == day.previous)
      #expect(try await rig.history(row.id, pulls: pulls) == ["pull 1: added"])
      let raw = try await rig.app.books.rawJSON(of: [row.id])
      #expect(raw == [row.id: String(decoding: waiting[0].raw, as: UTF8.self)])
      try await rig.pull()
      #expect(try await rig.app.verify(rig.family) == [])

      // Nothing is written when one of several is not there.
      let missing = try await failure {
        try await rig.app.retryQuarantine([waiting[1].id, QuarantineID(99)], in: rig.family)
      }
      #expect(missing.code == .notFound)
      let rest = try await rig.quarantine()
      #expect(rest.map(\.id) == [waiting[1].id])
    }
  }

  /// What can be put aside out of an update of three: two transactions that post late, and one of
  /// the day.
  private static let putAside: [[String]] = [
    ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"],
  ]

  @Test("what is imported by a retry counts as late as it would have at once", arguments: putAside)
  func lateness(_ ids: [String]) async throws {
    let wanted = try await Self.rows(afterPuttingAside: [])
    #expect(wanted.allSatisfy { $0.cashAdjustment == .zero }, "the late ones are known to be late")
    #expect(try await Self.rows(afterPuttingAside: ids) == wanted)
  }

  /// An account's newest rows, when some transactions could not be read until they were retried.
  private static func rows(afterPuttingAside ids: [String]) async throws -> [BalanceRow] {
    var rows: [BalanceRow] = []
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0]
      for _ in 0..<5 {
        try await rig.pull()
        rig.clock.advance(days: 1)
      }
      let today = rig.clock.today
      rig.script(item) { script in
        for (id, amount, age) in [("a", "20", 3), ("b", "30", 2), ("c", "5", 0)] {
          script.add(
            amount, to: account.id, on: today.adding(days: -age), id: id,
            overrides: ids.contains(id) ? ["date": .string("soon \(age)")] : nil)
        }
      }
      try await rig.pull()
      #expect(try await rig.quarantine().count == ids.count)
      // As a newer version would, which understands what this one does not.
      for age in [0, 2, 3] {
        try await rig.app.execute(
          """
          UPDATE quarantine SET raw = CAST(
            replace(raw, '"soon \(age)"', '"\(today.adding(days: -age))"') AS BLOB)
          """)
      }
      rig.clock.advance(days: 1)
      let retried = try await rig.app.retryQuarantine([], in: rig.family)
      #expect(retried.failed == [])
      try await rig.pull()
      #expect(try await rig.app.verify(rig.family) == [])
      rows = try await rig.app.books.balances(
        of: rig.account(account.name).id, in: SyncWindow(start: today.adding(days: -10), end: nil))
    }
    return rows
  }

  @Test("an element that fails again leaves no page behind")
  func leavesNothing() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_10")
      let account = rig.bank(item).accounts[0].id
      rig.script(item) { $0.add("20", to: account, id: "a", overrides: ["date": "soon"]) }
      try await rig.pull()
      let before = try await rig.app.tableCounts()
      _ = try await rig.app.retryQuarantine([], in: rig.family)
      #expect(try await rig.app.tableCounts() == before)
    }
  }
}

extension Rig {
  /// What waits in quarantine.
  func quarantine() async throws -> [QuarantinedElement] {
    try await app.books.quarantine(of: family.id)
  }
}
