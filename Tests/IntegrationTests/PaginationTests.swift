import JSON
import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Pagination")
struct PaginationTests {
  private let sync = "/transactions/sync"

  @Test("a transaction of page 1 that is gone after a restart is no ghost", arguments: [2, 3])
  func ghost(_ page: Int) async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_1200")
      let seen = Shown()
      rig.wire.after(sync, 1) { _, response throws(TransportError) in
        seen.add(Self.firstID(of: response))
        return response
      }
      rig.wire.before(sync, page) { _ throws(TransportError) in
        rig.script(item) { $0.remove(seen.urls[0]) }
        return nil
      }
      let report = try await rig.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(report.roots[0].totals.restarts == 1)
      #expect(report.roots[0].totals.pages == page - 1 + 3)
      #expect(try await rig.standing() == rig.standing(at: item))
      let all = try await rig.standing() + rig.transactions { $0.isRemoved = true }.map(\.name)
      #expect(all.count == 1199)
      #expect(!all.contains { $0.contains(seen.urls[0]) })
    }
  }

  @Test("the same in an update after the first one: nothing of it is left either")
  func ghostInUpdate() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      try await rig.pull()
      let cursor = try await rig.item(item).cursor
      let account = rig.bank(item).accounts[0].id
      let new = rig.script(item) { bank in (0..<600).map { bank.add("\($0).5", to: account) } }
      rig.wire.before(sync, 2) { _ throws(TransportError) in
        rig.script(item) { $0.remove(new[7]) }
        return nil
      }
      rig.wire.after(sync, 2) { _, response throws(TransportError) in
        #expect(response.status == 400)
        return response
      }
      rig.wire.forget(interference: false)
      #expect(try await rig.pull().isComplete)
      #expect(rig.wire.sent.filter { $0.path == sync }[2].cursor == cursor, "begun again there")
      #expect(try await rig.standing() == rig.standing(at: item))
      #expect(try await rig.transactions().count == 609)
    }
  }

  @Test("data that changes for ever ends in a failure after some restarts; the books stay")
  func mutationForEver() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      try await rig.pull()
      let account = rig.bank(item).accounts[0].id
      rig.script(item) { bank in for cents in 0..<600 { bank.add("\(cents).5", to: account) } }
      let before = try await rig.books()
      let cursor = try await rig.item(item).cursor
      rig.wire.forget()
      rig.wire.before(sync) { _ throws(TransportError) in
        rig.script(item) { _ = $0.add("1", to: account) }
        return nil
      }
      let report = try await rig.pull()
      let failure = try #require(report.items[0].failure)
      #expect(failure.providerCode == "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION")
      #expect(report.items[0].work.stats.restarts == 5)
      #expect(rig.wire.count(sync) == 12, "one page and a refusal, six times")
      #expect(try await rig.books() == before)
      #expect(try await rig.item(item).cursor == cursor)
      rig.wire.forget()
      #expect(try await rig.pull().isComplete)
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  /// Forty pages and not two hundred, because making them takes the sandbox its time.
  @Test("a long backfill that is killed in its middle is continued, not begun again")
  func killedBackfill() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.stopRecording()
      let item = try await rig.link("user_bulk_20000")
      let killed = rig.folder.file("killed.db")
      rig.wire.before(sync, 25) { _ throws(TransportError) in
        do { try await rig.app.books.copy(to: killed) } catch { Issue.record(error) }
        throw .cancelled("the process is dead")
      }
      #expect(try await rig.pull().isComplete == false)
      #expect(try await rig.transactions().isEmpty)
      rig.clock.kill(1)
      rig.wire.forget()
      let next = try await rig.process(2, on: killed)
      let report = try await rig.pull(by: next)
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      // The page that was being stored when the copy was made may be in it or not.
      #expect((16...17).contains(rig.wire.count(sync)), "\(rig.wire.count(sync))")
      let counts = try await next.tableCounts()
      #expect(counts["transactions"] == 20_000)
      #expect(try await next.books.staging(of: item.id) == nil)
      let records = try await next.books.syncs(SyncQuery(familyID: rig.family.id))
      #expect(records.map(\.status).filter { $0 == .stale }.count == 2, "family and item")
      #expect(records.allSatisfy { $0.status.isTerminal })
    }
  }

  @Test("a pull that failed in its middle is continued by the next one of the same process")
  func failedBackfill() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_3000")
      rig.wire.before(sync, 4) { _ throws(TransportError) in throw .tls("no trust") }
      #expect(try await rig.pull().isComplete == false)
      #expect(try await rig.app.books.staging(of: item.id)?.pages == 3)
      rig.wire.forget()
      #expect(try await rig.pull().isComplete)
      #expect(rig.wire.count(sync) == 3)
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  @Test("a staged page whose bytes are damaged is fetched anew by the next pull")
  func damagedStaging() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_3000")
      rig.wire.before(sync, 4) { _ throws(TransportError) in throw .tls("no trust") }
      #expect(try await rig.pull().isComplete == false)
      rig.wire.forget()
      try await rig.app.execute("UPDATE page_bodies SET plain_count = plain_count + 1")
      let report = try await rig.pull()
      #expect(report.items[0].failure?.code == .damagedPage)
      #expect(try await rig.app.books.staging(of: item.id) == nil)
      #expect(try await rig.transactions().isEmpty)
      #expect(try await rig.pull().isComplete)
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  @Test("a staged cursor that the server refuses is dropped: the update begins again")
  func refusedStagedCursor() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_3000")
      rig.wire.before(sync, 4) { _ throws(TransportError) in throw .tls("no trust") }
      #expect(try await rig.pull().isComplete == false)
      rig.wire.forget()
      rig.wire.before(sync, 1) { _ throws(TransportError) in Self.refusedCursor }
      let report = try await rig.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(rig.wire.count(sync) == 7)
      #expect(rig.wire.sent.filter { $0.path == sync }[1].cursor == "")
      #expect(report.roots[0].totals.added == 3000)
      #expect(try await rig.standing() == rig.standing(at: item))
    }
  }

  @Test("a server that refuses every cursor fails with the way out, which works")
  func refusedCursors() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_700")
      try await rig.pull()
      let before = try await rig.books()
      rig.wire.forget()
      rig.wire.before(sync) { request throws(TransportError) in
        ExchangeLine.object(request.body)?["cursor"] == nil ? nil : Self.refusedCursor
      }
      let report = try await rig.pull()
      let failure = try #require(report.items[0].failure)
      #expect(failure.remedy == "run `plaid-sync pull --full --item 1` to fetch everything again")
      #expect(rig.wire.count(sync) == 3, "the committed one, the empty one, its second page")
      #expect(try await rig.books() == before)
      rig.wire.forget()
      #expect(
        try await rig.pull {
          $0.isFull = true; $0.items = [item.id]
        }.isComplete)
      #expect(try await rig.books() == before)
      #expect(try await rig.pull().isComplete)
    }
  }

  @Test("the same page twice changes nothing")
  func replayedPage() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_700")
      let first = Answers()
      rig.wire.after(sync, 1) { _, response throws(TransportError) in
        first.add(response)
        return response
      }
      // The second answer is the first once more, with a cursor that leads to the rest.
      rig.wire.before(sync, 2) { _ throws(TransportError) in first.all[0] }
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(report.roots[0].totals.unchanged == 500 && report.roots[0].totals.added == 700)
      #expect(try await rig.standing() == rig.standing(at: item))
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
