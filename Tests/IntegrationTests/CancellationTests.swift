import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Canceling a pull")
struct CancellationTests {
  @Test("at any request leaves nothing half done and reports it, and the next pull continues")
  func atAnyRequest() async throws {
    for number in 1...6 {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        let item = try await harness.link("user_bulk_1200")
        try await harness.link("user_bulk_3")
        let stop = Stop()
        let requests = Stop.Counter()
        for path in ["/item/get", "/accounts/get", "/transactions/sync"] {
          harness.wire.before(path) { _ throws(TransportError) in
            if requests.next() == number { await stop.now() }
            return nil
          }
        }
        let report = try await harness.pull(stoppedBy: stop)
        #expect(report.roots.map(\.failure?.code) == [.canceled], "request \(number)")
        #expect(report.roots[0].failure?.message == "canceled; nothing is half done")
        try await expectCleanStop(harness, "request \(number)")
        let staged = try await harness.ledger.staging(of: item.id)?.pages ?? 0
        harness.wire.forget()
        #expect(try await harness.pull().isComplete, "request \(number)")
        let standing = Set(try await harness.listedTransactions())
        #expect(standing.count == 1203)
        #expect(standing.isSuperset(of: harness.listedTransactions(at: item)))
        let isCommitted = staged == 0 && harness.wire.count("/transactions/sync") == 2
        #expect(isCommitted || harness.wire.count("/transactions/sync") == max(1, 3 - staged) + 1)
        #expect(try await harness.app.verify(harness.family) == [])
      }
    }
  }

  @Test("at any step of the work leaves nothing half done either")
  func atAnyStep() async throws {
    for number in 1...7 {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        let item = try await harness.link("user_bulk_1200")
        let stop = Stop()
        let steps = Stop.Counter()
        let report = try await harness.pull(stoppedBy: stop) { _ in
        } progress: { _ in
          if steps.next() == number { stop.atOnce() }
        }
        let isStopped = report.roots[0].failure?.code == .canceled
        #expect(isStopped || steps.count < number, "step \(number)")
        try await expectCleanStop(harness, "step \(number)")
        let entries = try await harness.transactions().count
        #expect(entries == 0 || entries == 1200, "all or nothing")
        let cursor = try await harness.item(item).cursor
        #expect((cursor == nil) == (entries == 0))
        #expect(try await harness.pull().isComplete)
        #expect(
          try await harness.listedTransactions() == harness.listedTransactions(at: item),
          "step \(number)")
        #expect(try await harness.app.verify(harness.family) == [])
      }
    }
  }

  @Test("while it waits for another process ends the wait and does not affect that process")
  func whileWaiting() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let other = try await harness.process(2)
      let barrier = harness.wire.hold("/transactions/sync", 1)
      async let first = harness.pull()
      await barrier.waitForArrival()
      let stop = Stop()
      async let second = harness.pull(by: other, stoppedBy: stop) { $0.waits = true }
      await stop.now()
      let report = try await second
      #expect(report.roots.map(\.failure?.code) == [.canceled])
      barrier.open()
      #expect(try await first.isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  private func expectCleanStop(
    _ harness: EndToEndHarness, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let records = try await harness.ledger.syncs(SyncQuery(familyID: harness.family.id))
    #expect(
      records.allSatisfy { $0.status == .completed || $0.failure?.code == .canceled }, comment,
      sourceLocation: sourceLocation)
    #expect(
      records.allSatisfy { $0.status.isTerminal }, comment, sourceLocation: sourceLocation)
  }
}
