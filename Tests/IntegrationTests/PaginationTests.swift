import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Pagination")
struct PaginationTests {
  private let sync = "/transactions/sync"

  @Test("a transaction of page 1 that is gone after a restart is not imported", arguments: [2, 3])
  func ghost(_ page: Int) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_1200")
      let seen = Shown()
      harness.wire.after(sync, 1) { _, response throws(TransportError) in
        seen.add(Self.firstID(of: response))
        return response
      }
      harness.wire.before(sync, page) { _ throws(TransportError) in
        harness.script(item) { $0.remove(seen.urls[0]) }
        return nil
      }
      let report = try await harness.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(report.roots[0].totals.restarts == 1)
      #expect(report.roots[0].totals.pages == page - 1 + 3)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      let all =
        try await harness.listedTransactions()
        + harness.transactions { $0.isRemoved = true }.map(\.name)
      #expect(all.count == 1199)
      #expect(!all.contains { $0.contains(seen.urls[0]) })
    }
  }

  @Test("the same holds in an update after the first one")
  func ghostInUpdate() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      let cursor = try await harness.item(item).cursor
      let account = harness.bank(item).accounts[0].id
      let new = harness.script(item) { bank in (0..<600).map { bank.add("\($0).5", to: account) } }
      harness.wire.before(sync, 2) { _ throws(TransportError) in
        harness.script(item) { $0.remove(new[7]) }
        return nil
      }
      harness.wire.after(sync, 2) { _, response throws(TransportError) in
        #expect(response.status == 400)
        return response
      }
      harness.wire.forget(interference: false)
      #expect(try await harness.pull().isComplete)
      #expect(harness.wire.sent.filter { $0.path == sync }[2].cursor == cursor, "restarted there")
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      #expect(try await harness.transactions().count == 609)
    }
  }

  @Test("data that keeps changing causes a failure after some restarts, and the books stay")
  func mutationForEver() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      let account = harness.bank(item).accounts[0].id
      harness.script(item) { bank in for cents in 0..<600 { bank.add("\(cents).5", to: account) } }
      let before = try await harness.books()
      let cursor = try await harness.item(item).cursor
      harness.wire.forget()
      harness.wire.before(sync) { _ throws(TransportError) in
        harness.script(item) { _ = $0.add("1", to: account) }
        return nil
      }
      let report = try await harness.pull()
      let failure = try #require(report.items[0].failure)
      #expect(failure.providerCode == "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION")
      #expect(report.items[0].work.stats.restarts == 5)
      #expect(harness.wire.count(sync) == 12, "one page and a refusal, six times")
      #expect(try await harness.books() == before)
      #expect(try await harness.item(item).cursor == cursor)
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  /// Forty pages instead of two hundred, because the sandbox needs time to create them.
  @Test("a long backfill that is killed midway is continued, not restarted")
  func killedBackfill() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_20000")
      let killed = harness.folder.file("killed.db")
      harness.wire.before(sync, 25) { _ throws(TransportError) in
        do { try await harness.app.books.copy(to: killed) } catch { Issue.record(error) }
        throw .canceled("the process is dead")
      }
      #expect(try await harness.pull().isComplete == false)
      #expect(try await harness.transactions().isEmpty)
      harness.clock.kill(1)
      harness.wire.forget()
      let next = try await harness.process(2, on: killed)
      let report = try await harness.pull(by: next)
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      // The copy may or may not contain the page that was being stored when it was made.
      #expect((16...17).contains(harness.wire.count(sync)), "\(harness.wire.count(sync))")
      let counts = try await next.tableCounts()
      #expect(counts["transactions"] == 20_000)
      #expect(try await next.store(of: harness.family).staging(of: item.id) == nil)
      let records = try await next.store(of: harness.family).syncs(
        SyncQuery(familyID: harness.family.id))
      #expect(records.map(\.status).filter { $0 == .stale }.count == 2, "family and item")
      #expect(records.allSatisfy { $0.status.isTerminal })
    }
  }

  @Test("a pull that failed midway is continued by the next one of the same process")
  func failedBackfill() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_3000")
      harness.wire.before(sync, 4) { _ throws(TransportError) in throw .tls("no trust") }
      #expect(try await harness.pull().isComplete == false)
      #expect(try await harness.ledger.staging(of: item.id)?.pages == 3)
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
      #expect(harness.wire.count(sync) == 3)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("a staged page with damaged bytes is fetched again by the next pull")
  func damagedStaging() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_3000")
      harness.wire.before(sync, 4) { _ throws(TransportError) in throw .tls("no trust") }
      #expect(try await harness.pull().isComplete == false)
      harness.wire.forget()
      try await harness.app.execute("UPDATE page_bodies SET plain_count = plain_count + 1")
      let report = try await harness.pull()
      #expect(report.items[0].failure?.code == .damagedPage)
      #expect(try await harness.ledger.staging(of: item.id) == nil)
      #expect(try await harness.transactions().isEmpty)
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("a staged cursor that the server refuses is dropped, and the update restarts")
  func refusedStagedCursor() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_3000")
      harness.wire.before(sync, 4) { _ throws(TransportError) in throw .tls("no trust") }
      #expect(try await harness.pull().isComplete == false)
      harness.wire.forget()
      harness.wire.before(sync, 1) { _ throws(TransportError) in Self.refusedCursor }
      let report = try await harness.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(harness.wire.count(sync) == 7)
      #expect(harness.wire.sent.filter { $0.path == sync }[1].cursor == "")
      #expect(report.roots[0].totals.added == 3000)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("if a server refuses every cursor, the failure has a remedy that works")
  func refusedCursors() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_700")
      try await harness.pull()
      let before = try await harness.books()
      harness.wire.forget()
      harness.wire.before(sync) { request throws(TransportError) in
        ExchangeLine.object(request.body)?["cursor"] == nil ? nil : Self.refusedCursor
      }
      let report = try await harness.pull()
      let failure = try #require(report.items[0].failure)
      #expect(failure.remedy == .pullFull(item: ItemID(1)))
      #expect(harness.wire.count(sync) == 3, "the committed one, the empty one, its second page")
      #expect(try await harness.books() == before)
      harness.wire.forget()
      #expect(
        try await harness.pull {
          $0.isFull = true; $0.items = [item.id]
        }.isComplete)
      #expect(try await harness.books() == before)
      #expect(try await harness.pull().isComplete)
    }
  }

  @Test("the same page twice changes nothing")
  func replayedPage() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_700")
      let first = Answers()
      harness.wire.after(sync, 1) { _, response throws(TransportError) in
        first.add(response)
        return response
      }
      // The second answer is the first one again, with a cursor that leads to the rest.
      harness.wire.before(sync, 2) { _ throws(TransportError) in first.all[0] }
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(report.roots[0].totals.unchanged == 500 && report.roots[0].totals.added == 700)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  private static func firstID(of response: HTTPResponse) -> String {
    let page = ExchangeLine.object(response.body)
    return page?["added"]?.array?.first?["transaction_id"]?.string ?? ""
  }

  private static var refusedCursor: HTTPResponse {
    .plaidError(
      "INVALID_REQUEST", "INVALID_FIELD", "cursor not associated with access_token")
  }
}
