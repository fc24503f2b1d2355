import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Quarantine")
struct QuarantineTests {
  @Test("keeps a bad element once, and releases it when the bank sends a valid version")
  func resolvesItself() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) {
        $0.add("20", to: account, id: "a", overrides: ["date": "soon"])
        $0.add("30", to: account, id: "b", overrides: ["transaction_id": nil])
        $0.add("40", to: account, id: "c", overrides: ["amount": "40"])
      }
      let first = try await harness.pull()
      #expect(first.isComplete && first.items[0].work.stats.quarantined == 3)
      let before = try await harness.quarantine()
      #expect(
        before.map { "\($0.providerID ?? "–") \($0.reason)" } == [
          "a date is not a date written as YYYY-MM-DD.",
          "– transaction_id is missing or empty.",
          "c amount has the wrong kind of value.",
        ])
      #expect(before.allSatisfy { $0.syncID == first.items[0].syncID && $0.retriedAt == nil })
      #expect(try JSONValue.parse(before[0].raw)["date"] == "soon")

      // Again: the newest version replaces the older one, and removals are resolved.
      harness.script(item) {
        $0.modify("a", amount: "21")
        $0.remove("c")
      }
      try await harness.pull()
      let second = try await harness.pull { $0.isFull = true }
      let again = try await harness.quarantine()
      #expect(again.map(\.id) == before.prefix(2).map(\.id))
      #expect(again.map(\.syncID) == [second.items[0].syncID, second.items[0].syncID])
      #expect(String(decoding: again[0].raw, as: UTF8.self).contains("21"))

      harness.script(item) { $0.modify("a", overrides: [:]) }
      try await harness.pull()
      #expect(try await harness.quarantine().map(\.providerID) == [nil])
      #expect(try await harness.transaction("a").money.amount.description == "21")
      #expect(try await harness.app.verify(harness.family) == [])
    }
  }

  @Test("a removal releases a quarantined element, even one on the same page")
  func removed() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) { $0.add("20", to: account, id: "a", overrides: ["date": "soon"]) }
      try await harness.pull()
      #expect(try await harness.quarantine().count == 1)
      harness.script(item) { $0.remove("a") }
      try await harness.pull()
      #expect(try await harness.quarantine() == [])
    }
  }

  @Test("a retry applies what is now decodable, invalidates, and records new reasons for the rest")
  func retries() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      let day = harness.clock.today.adding(days: -5)
      let late = harness.script(item) { script in
        let late = script.addAccount("Late", type: "depository", subtype: "checking", current: "0")
        script.setVanished(true, late)
        script.add("20", to: account, on: day, id: "a", overrides: ["account_id": .string(late)])
        script.add("30", to: account, id: "b", overrides: ["date": "soon"])
        return late
      }
      let pulls = [try await harness.pull().items[0].syncID]
      let waiting = try await harness.quarantine().sorted {
        ($0.providerID ?? "") < $1.providerID ?? ""
      }
      #expect(waiting.map(\.providerID) == ["a", "b"])
      #expect(waiting[0].reason == "Its account \(late) does not belong to the item.")

      let none = try await harness.app.retryQuarantine([], in: harness.family)
      #expect(none.failed.count == 2, "its account is still unknown")
      #expect(none.failed.allSatisfy { $0.retriedAt == harness.clock.now })
      #expect(try await harness.transactions().count == 10)

      let name = harness.bank(item).accounts[0].name
      #expect(try await harness.account(name).dataSyncedThrough == harness.clock.today)
      try await harness.understand("soon", as: day)
      let some = try await harness.app.retryQuarantine([], in: harness.family)
      #expect(some.tried.count == 2)
      #expect(some.failed.map(\.providerID) == ["a"])
      let row = try await harness.transaction("b")
      #expect(row.date == day && row.money.amount.description == "30")
      #expect(try await harness.account(name).dataSyncedThrough == day.previous)
      #expect(try await harness.history(row.id, pulls: pulls) == ["pull 1: added"])
      let raw = try await harness.ledger.rawJSON(of: [row.id])
      #expect(raw[row.id]?.contains(#""date":"\#(day)""#) == true)
      try await harness.pull()
      #expect(try await harness.app.verify(harness.family) == [])

      // Nothing is written if one of several elements does not exist.
      let missing = try await failure {
        try await harness.app.retryQuarantine(
          [waiting[0].id, QuarantineID(99)], in: harness.family)
      }
      #expect(missing.code == .notFound)
      let rest = try await harness.quarantine()
      #expect(rest.map(\.id) == [waiting[0].id])
    }
  }

  /// The possible quarantined elements of an update of three: two transactions that post late, and
  /// one of the day.
  private static let putAside: [[String]] = [
    ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"],
  ]

  @Test("a retried element counts as late as if imported at once", arguments: putAside)
  func lateness(_ ids: [String]) async throws {
    let wanted = try await Self.rows(afterPuttingAside: [])
    #expect(wanted.allSatisfy { $0.cashAdjustment == .zero }, "the late ones are recorded as late")
    #expect(try await Self.rows(afterPuttingAside: ids) == wanted)
  }

  /// An account's latest rows if some transactions were undecodable until they were retried.
  private static func rows(afterPuttingAside ids: [String]) async throws -> [BalanceRow] {
    var rows: [BalanceRow] = []
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0]
      for _ in 0..<5 {
        try await harness.pull()
        harness.clock.advance(days: 1)
      }
      let today = harness.clock.today
      harness.script(item) { script in
        for (id, amount, age) in [("a", "20", 3), ("b", "30", 2), ("c", "5", 0)] {
          script.add(
            amount, to: account.id, on: today.adding(days: -age), id: id,
            overrides: ids.contains(id) ? ["date": .string("soon \(age)")] : nil)
        }
      }
      try await harness.pull()
      #expect(try await harness.quarantine().count == ids.count)
      for age in [0, 2, 3] {
        try await harness.understand("soon \(age)", as: today.adding(days: -age))
      }
      harness.clock.advance(days: 1)
      let retried = try await harness.app.retryQuarantine([], in: harness.family)
      #expect(retried.failed == [])
      try await harness.pull()
      #expect(try await harness.app.verify(harness.family) == [])
      rows = try await harness.ledger.balances(
        of: harness.account(account.name).id,
        in: SyncWindow(start: today.adding(days: -10), end: nil))
    }
    return rows
  }

  @Test("an account renumbered and gone before a pull returns with the transactions it missed")
  func accountComesBack() async throws {
    for age in [0, 3] {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        let item = try await harness.link("user_bulk_40", at: "ins_56")
        try await harness.pull()
        let before = try await harness.ledger.accounts(of: harness.family.id)
        harness.clock.advance(days: 5)
        let day = harness.clock.today.adding(days: -age)
        let account = harness.script(item) { script in
          let account = script.renumber(script.accountIDs[0])
          script.add("12.34", to: account, on: day, id: "missed")
          script.add("50", to: account, on: day, id: "gone")
          script.setVanished(true, account)
          return account
        }
        try await harness.pull()
        #expect(try await harness.quarantine().map(\.providerID) == ["missed", "gone"])
        harness.clock.advance(days: 1)
        harness.script(item) { script in
          script.remove("gone")
          script.setVanished(false, account)
        }
        let pull = try await harness.pull()
        #expect(pull.isComplete && pull.items[0].work.stats.added == 1)
        #expect(try await harness.quarantine() == [])
        #expect(
          try await harness.ledger.accounts(of: harness.family.id).map(\.id) == before.map(\.id))
        #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
        let rows = try await harness.ledger.balances(
          of: before[0].id, in: SyncWindow(start: day, end: nil))
        #expect(rows.count == age + 2 && rows.allSatisfy { $0.cashAdjustment == .zero })
        #expect(try await harness.app.verify(harness.family) == [])
        #expect(try await harness.pull().items[0].work.stats.added == 0)
      }
    }
  }

  @Test("a full pull releases elements that the bank no longer lists, and keeps undecided ones")
  func unlisted() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) {
        for id in ["listed", "unlisted", "unread"] {
          $0.add("20", to: account, id: id, overrides: ["date": .string("\(id) day")])
        }
      }
      try await harness.pull()
      try await harness.understand("unlisted day", as: harness.clock.today)
      harness.script(item) {
        $0.remove("unlisted")
        $0.remove("unread")
      }
      try await harness.pull { $0.isFull = true }
      #expect(try await harness.quarantine().map(\.providerID) == ["listed", "unread"])
      #expect(try await harness.transactions().count == 10)
    }
  }

  @Test("an element that fails again leaves no page")
  func leavesNothing() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_10")
      let account = harness.bank(item).accounts[0].id
      harness.script(item) { $0.add("20", to: account, id: "a", overrides: ["date": "soon"]) }
      try await harness.pull()
      let before = try await harness.app.tableCounts()
      _ = try await harness.app.retryQuarantine([], in: harness.family)
      #expect(try await harness.app.tableCounts() == before)
    }
  }
}

extension EndToEndHarness {
  /// Changes quarantined elements, as if a newer version could read what this one cannot.
  func understand(_ text: String, as date: LocalDate) async throws {
    try await app.execute(
      "UPDATE quarantine SET raw = CAST(replace(raw, '\"\(text)\"', '\"\(date)\"') AS BLOB)")
  }

  /// The elements in quarantine.
  func quarantine() async throws -> [QuarantinedElement] {
    try await ledger.quarantine(of: family.id)
  }
}
