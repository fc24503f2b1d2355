import Foundation
import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Several processes on the same books")
struct SeveralProcessesTests {
  private let sync = "/transactions/sync"

  @Test("while one pulls, another reports that it is busy and touches nothing")
  func busy() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_700")
      let other = try await rig.process(2)
      let gate = rig.wire.hold(sync, 2)
      async let first = rig.pull()
      await gate.waitForArrival()
      let sent = rig.wire.sent.count
      let refused = try await rig.pull(by: other)
      #expect(refused.roots.map(\.failure?.code) == [.busy])
      #expect(refused.roots[0].failure?.message == "Home is being synced by process 1 already")
      #expect(refused.roots[0].syncID == nil)
      let named = try await rig.pull(by: other) { $0.items = [item.id] }
      #expect(named.roots.map(\.failure?.code) == [.busy])
      #expect(rig.wire.sent.count == sent)
      gate.open()
      #expect(try await first.isComplete)
      #expect(try await rig.standing() == rig.standing(at: item))
      #expect(try await rig.pull(by: other).isComplete)
    }
  }

  @Test("a pull that gives way does so at once: it asks no program for rates first")
  func givingWay() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      try await rig.link("user_bulk_700")
      let asked = rig.folder.file("asked")
      let script = "echo asked >> '\(asked)'; echo date,from,to,rate; echo 2025-05-20,EUR,USD,1.1"
      let other = try await rig.process(
        2, settings: #", "rates_command": ["/bin/sh", "-c", "\#(script)"]"#)
      let gate = rig.wire.hold(sync, 2)
      async let first = rig.pull()
      await gate.waitForArrival()
      #expect(try await rig.pull(by: other).roots.map(\.failure?.code) == [.busy])
      #expect(FileManager.default.contents(atPath: asked) == nil)
      gate.open()
      #expect(try await first.isComplete)
      #expect(try await rig.pull(by: other).isComplete)
      #expect(FileManager.default.contents(atPath: asked) == Data("asked\n".utf8))
      let rates: [ExchangeRate] = try await other.books.rates(of: rig.family.id)
      #expect(rates.map(\.rate.description) == ["1.1"])
    }
  }

  @Test("with `waits` the other one waits for its turn, and finds nothing left to do")
  func waiting() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_700")
      let other = try await rig.process(2)
      let gate = rig.wire.hold(sync, 2)
      async let first = rig.pull()
      await gate.waitForArrival()
      async let second = rig.pull(by: other) { $0.waits = true }
      for _ in 0..<20 { try await Task.sleep(for: .milliseconds(1)) }
      gate.open()
      let reports = try await [first, second]
      #expect(reports.map(\.isComplete) == [true, true])
      #expect(reports[0].roots[0].totals.added == 700)
      #expect(reports[1].roots[0].totals.added == 0)
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  @Test("whoever waited starts from what the other one left", arguments: [true, false])
  func waitingForItem(_ isNamed: Bool) async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_700")
      let other = try await rig.process(2)
      let gate = rig.wire.hold(sync, 2)
      async let first = rig.pull { $0.items = [item.id] }
      await gate.waitForArrival()
      async let second = rig.pull(by: other) {
        $0.items = isNamed ? [item.id, item.id] : nil
        $0.waits = true
      }
      for _ in 0..<20 { try await Task.sleep(for: .milliseconds(1)) }
      gate.open()
      #expect(try await first.isComplete)
      let report = try await second
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(report.items.map(\.work.window.start) == [rig.clock.today])
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  @Test("an item that another process pulls by name is busy, the others are pulled")
  func oneBusyItem() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let one = try await rig.link("user_bulk_10")
      let two = try await rig.link("user_bulk_20")
      let other = try await rig.process(2)
      let gate = rig.wire.hold(sync, 1)
      async let named = rig.pull { $0.items = [one.id] }
      await gate.waitForArrival()
      let report = try await rig.pull(by: other)
      #expect(report.items.map(\.failure?.code) == [.busy, nil])
      #expect(try await rig.item(two).lastSyncedAt != nil)
      #expect(try await rig.item(one).lastSyncedAt == nil)
      gate.open()
      #expect(try await named.isComplete)
      #expect(try await rig.pull(by: other).isComplete)
    }
  }

  @Test("what a dead process left running is taken over at once, with its tree")
  func deadOwner() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_1200")
      let other = try await rig.process(2)
      let gate = rig.wire.hold(sync, 3)
      async let first = rig.pull()
      await gate.waitForArrival()
      rig.clock.kill(1)
      let report = try await rig.pull(by: other)
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(try await rig.standing() == rig.standing(at: item))
      let books = try await rig.books()
      // The dead one was only thought to be dead: it must not stage or commit any more.
      gate.open()
      let late = try await first
      #expect(late.roots[0].failure?.code == .busy)
      #expect(try await rig.app.books.staging(of: item.id) == nil)
      #expect(try await rig.books() == books)
      let records = try await rig.app.books.syncs(SyncQuery(familyID: rig.family.id))
      #expect(records.filter { $0.status == .stale }.map(\.key.kind) == ["item", "family"])
      #expect(records.allSatisfy { $0.status.isTerminal })
    }
  }

  @Test("what somebody asked for and never started is joined, and belongs to whoever runs it")
  func joined() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      try await rig.pull()
      let orphans = [SyncKey.item(item.id), .family(rig.family.id)]
      for key in orphans {
        _ = try await rig.app.books.requestSync(
          SyncRequest(key: key, parentID: nil, isFull: true, window: .everything),
          in: rig.clock.world(pid: 9))
      }
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(rig.wire.sent.last?.cursor == "", "it was to be a full one")
      let tree = try await rig.app.books.syncTree(try #require(report.roots[0].syncID))
      #expect(tree.map(\.key.kind) == ["family", "item", "account", "account"])
      #expect(tree.map(\.id.rawValue) == [6, 5, 7, 8])
      #expect(tree.allSatisfy { $0.status == .completed && $0.owner?.pid == 1 })
    }
  }

  @Test("a heart that beats keeps its sync; one that has stopped for a minute does not")
  func heartbeats() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      let other = try await rig.process(2)
      let gate = rig.wire.hold(sync, 1)
      async let first = rig.pull()
      await gate.waitForArrival()
      for _ in 0..<12 {
        rig.clock.advance(milliseconds: 10_000)
        try await rig.beat()
        let refused = try await rig.pull(by: other)
        #expect(refused.roots[0].failure?.code == .busy)
      }
      rig.clock.advance(milliseconds: 59_999)
      #expect(try await rig.pull(by: other).roots[0].failure?.code == .busy)
      rig.clock.advance(milliseconds: 1)
      #expect(try await rig.pull(by: other).isComplete)
      gate.open()
      #expect(try await first.roots[0].failure?.code == .busy)
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  @Test("no more items are pulled at a time than the configuration allows", arguments: [1, 3])
  func bounded(_ itemsAtOnce: Int) async throws {
    try await Rig.with({
      $0.readiness = .immediate
      $0.itemsAtOnce = itemsAtOnce
    }) { rig in
      for count in 0..<7 { try await rig.link("user_bulk_\(count)") }
      rig.wire.forget()
      for path in ["/item/get", "/accounts/get", sync] {
        rig.wire.before(path) { [wire = rig.wire] _ throws(TransportError) in
          // Long enough for every other item that may to send its request too.
          for _ in 0..<20 where wire.inFlight < itemsAtOnce {
            do { try await Task.sleep(for: .milliseconds(1)) } catch { break }
          }
          return nil
        }
      }
      let report = try await rig.pull()
      #expect(report.isComplete && report.items.count == 7)
      #expect(rig.wire.inFlightMax == itemsAtOnce)
      let names = try await rig.transactions().count
      #expect(names == 0 + 1 + 2 + 3 + 4 + 5 + 6)
    }
  }
}
