import Foundation
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Several processes on the same books")
struct SeveralProcessesTests {
  private let sync = "/transactions/sync"

  @Test("while one pulls, another reports that the family is busy and changes nothing")
  func busy() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_700")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold(sync, 2)
      async let first = harness.pull()
      await barrier.waitForArrival()
      let sent = harness.wire.sent.count
      let refused = try await harness.pull(by: other)
      #expect(refused.roots.map(\.failure?.code) == [.busy])
      #expect(refused.roots[0].failure?.message == "Home is being synced by process 1 already")
      #expect(refused.roots[0].syncID == nil)
      let named = try await harness.pull(by: other) { $0.items = [item.id] }
      #expect(named.roots.map(\.failure?.code) == [.busy])
      #expect(harness.wire.sent.count == sent)
      barrier.open()
      #expect(try await first.isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      #expect(try await harness.pull(by: other).isComplete)
    }
  }

  @Test("a pull that finds another running exits before it runs a program for rates")
  func givingWay() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_700")
      let asked = harness.folder.file("asked")
      let script = "echo asked >> '\(asked)'; echo date,from,to,rate; echo 2025-05-20,EUR,USD,1.1"
      let other = try await harness.process(
        2, settings: #", "rates_command": ["/bin/sh", "-c", "\#(script)"]"#)
      let barrier = harness.wire.hold(sync, 2)
      async let first = harness.pull()
      await barrier.waitForArrival()
      #expect(try await harness.pull(by: other).roots.map(\.failure?.code) == [.busy])
      #expect(FileManager.default.contents(atPath: asked) == nil)
      barrier.open()
      #expect(try await first.isComplete)
      #expect(try await harness.pull(by: other).isComplete)
      #expect(FileManager.default.contents(atPath: asked) == Data("asked\n".utf8))
      let rates = try await other.store(of: harness.family).exchangeRates(of: harness.family.id)
      #expect(rates.map(\.rate.description) == ["1.1"])
    }
  }

  @Test("with `waits` the other one waits, and then finds nothing left to do")
  func waiting() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_700")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold(sync, 2)
      async let first = harness.pull()
      await barrier.waitForArrival()
      async let second = harness.pull(by: other) { $0.waits = true }
      for _ in 0..<20 { try await Task.sleep(for: .milliseconds(1)) }
      barrier.open()
      let reports = try await [first, second]
      #expect(reports.map(\.isComplete) == [true, true])
      #expect(reports[0].roots[0].totals.added == 700)
      #expect(reports[1].roots[0].totals.added == 0)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("a process that waited continues from the other one's results", arguments: [true, false])
  func waitingForItem(_ isNamed: Bool) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_700")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold(sync, 2)
      async let first = harness.pull { $0.items = [item.id] }
      await barrier.waitForArrival()
      async let second = harness.pull(by: other) {
        $0.items = isNamed ? [item.id, item.id] : nil
        $0.waits = true
      }
      for _ in 0..<20 { try await Task.sleep(for: .milliseconds(1)) }
      barrier.open()
      #expect(try await first.isComplete)
      let report = try await second
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(report.items.map(\.work.window.start) == [harness.clock.today])
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("an item that another process pulls by name is busy, the others are pulled")
  func oneBusyItem() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let one = try await harness.link("user_bulk_10")
      let two = try await harness.link("user_bulk_20")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold(sync, 1)
      async let named = harness.pull { $0.items = [one.id] }
      await barrier.waitForArrival()
      let report = try await harness.pull(by: other)
      #expect(report.items.map(\.failure?.code) == [.busy, nil])
      #expect(try await harness.item(two).lastSyncedAt != nil)
      #expect(try await harness.item(one).lastSyncedAt == nil)
      barrier.open()
      #expect(try await named.isComplete)
      #expect(try await harness.pull(by: other).isComplete)
    }
  }

  @Test("a dead process's running sync is taken over at once, with its tree")
  func deadOwner() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_1200")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold(sync, 3)
      async let first = harness.pull()
      await barrier.waitForArrival()
      harness.clock.kill(1)
      let report = try await harness.pull(by: other)
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      let books = try await harness.books()
      // The process was only believed to be dead: it must no longer stage or commit.
      barrier.open()
      let late = try await first
      #expect(late.roots[0].failure?.code == .busy)
      #expect(try await harness.ledger.staging(of: item.id) == nil)
      #expect(try await harness.books() == books)
      let records = try await harness.ledger.syncs(SyncQuery(familyID: harness.family.id))
      #expect(
        records.filter { $0.status == .stale }.map(\.key.kind.rawValue) == ["item", "family"])
      #expect(records.allSatisfy { $0.status.isTerminal })
    }
  }

  @Test("a sync that was requested but never started is joined by the process that runs it")
  func joined() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      let orphans = [SyncKey.item(item.id), .family(harness.family.id)]
      for key in orphans {
        _ = try await harness.ledger.requestSync(
          SyncRequest(key: key, parentID: nil, isFull: true, window: .everything),
          in: harness.clock.world(pid: 9))
      }
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(harness.wire.sent.last?.cursor == "", "a full one was requested")
      let tree = try await harness.ledger.syncTree(try #require(report.roots[0].syncID))
      #expect(tree.map(\.key.kind.rawValue) == ["family", "item", "account", "account"])
      #expect(tree.map(\.id.rawValue) == [6, 5, 7, 8])
      #expect(tree.allSatisfy { $0.status == .completed && $0.owner?.pid == 1 })
    }
  }

  @Test("a sync with heartbeats is kept; one without them for a minute is not")
  func heartbeats() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold(sync, 1)
      async let first = harness.pull()
      await barrier.waitForArrival()
      for _ in 0..<12 {
        harness.clock.advance(milliseconds: 10_000)
        try await harness.beat()
        let refused = try await harness.pull(by: other)
        #expect(refused.roots[0].failure?.code == .busy)
      }
      harness.clock.advance(milliseconds: 59_999)
      #expect(try await harness.pull(by: other).roots[0].failure?.code == .busy)
      harness.clock.advance(milliseconds: 1)
      #expect(try await harness.pull(by: other).isComplete)
      barrier.open()
      #expect(try await first.roots[0].failure?.code == .busy)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("the configuration limits how many items are pulled at a time", arguments: [1, 3])
  func bounded(_ itemsAtOnce: Int) async throws {
    try await EndToEndHarness.with({
      $0.readiness = .immediate
      $0.itemsAtOnce = itemsAtOnce
    }) { harness in
      for count in 0..<7 { try await harness.link("user_bulk_\(count)") }
      harness.wire.forget()
      for path in ["/item/get", "/accounts/get", sync] {
        harness.wire.before(path) { [wire = harness.wire] _ throws(TransportError) in
          // Long enough for every other allowed item to send its request too.
          for _ in 0..<20 where wire.inFlight < itemsAtOnce {
            do { try await Task.sleep(for: .milliseconds(1)) } catch { break }
          }
          return nil
        }
      }
      let report = try await harness.pull()
      #expect(report.isComplete && report.items.count == 7)
      #expect(harness.wire.inFlightMax == itemsAtOnce)
      let names = try await harness.transactions().count
      #expect(names == 0 + 1 + 2 + 3 + 4 + 5 + 6)
    }
  }
}
