import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("A committed cursor that is refused for ever")
struct RefusedCursorTests {
  private let sync = "/transactions/sync"

  /// Lets the provider refuse every cursor but the empty one and those that it gives from now on.
  private func refuse(_ cursor: String?, by rig: Rig) {
    rig.wire.before(sync) { request throws(TransportError) in
      guard let cursor, ExchangeLine.object(request.body)?["cursor"]?.string == cursor else {
        return nil
      }
      return .plaidError(
        "INVALID_REQUEST", "INVALID_FIELD", "cursor not associated with access_token")
    }
  }

  @Test("everything is fetched again and reconciled, in the same run, and said")
  func replayed() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_20")
      let account = rig.bank(item).accounts[0].id
      let kept = rig.script(item) { $0.add("7", to: account, name: "Kept") }
      let gone = rig.script(item) { $0.add("8", to: account, name: "Gone") }
      try await rig.pull()
      var edit = TransactionEdit()
      edit.notes = .set("mine")
      _ = try await rig.app.books.editTransaction(try await rig.transaction(kept).id, edit)
      let cursor = try await rig.item(item).cursor
      rig.clock.advance(days: 1)
      rig.script(item) {
        $0.remove(gone)
        _ = $0.add("9", to: account, name: "New")
      }
      refuse(cursor, by: rig)
      rig.wire.forget(interference: false)

      let report = try await rig.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(
        rig.wire.sent.filter { $0.path == sync }.map(\.cursor).prefix(2) == [cursor ?? "", ""])
      #expect(report.warnings.contains { $0.contains("refused the stored cursor") })
      #expect(report.items[0].work.stats.restarts == 1)
      #expect(report.items[0].work.stats.added == 1 && report.items[0].work.stats.removed == 1)
      #expect(try await rig.transaction(kept).notes == "mine")
      #expect(try await rig.transaction(gone).removedAt != nil)
      #expect(try await rig.standing() == rig.standing(at: item))
      #expect(try await rig.item(item).cursor != cursor)
      #expect(try await rig.app.verify(rig.family) == [])

      rig.wire.forget(interference: false)
      let next = try await rig.pull()
      #expect(next.isComplete && next.warnings == [])
      #expect(rig.wire.count(sync) == 1)
    }
  }

  @Test("it is done once in a run: a provider that refuses everything is a failure")
  func once() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_20")
      try await rig.pull()
      let before = try await rig.books()
      rig.wire.before(sync) { _ throws(TransportError) in
        .plaidError("INVALID_REQUEST", "INVALID_FIELD", "cursor is not to our liking")
      }
      rig.wire.forget(interference: false)
      let report = try await rig.pull()
      #expect(report.items[0].failure?.providerCode == "INVALID_FIELD")
      #expect(rig.wire.count(sync) == 2)
      #expect(try await rig.books() == before)
      rig.wire.forget()
      #expect(try await rig.pull().isComplete)
      #expect(try await rig.item(item).status == .good)
    }
  }

  @Test("another refused field is not taken for a refused cursor")
  func otherField() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      try await rig.link("user_bulk_20")
      try await rig.pull()
      rig.wire.before(sync) { _ throws(TransportError) in
        .plaidError("INVALID_REQUEST", "INVALID_FIELD", "count is too large")
      }
      rig.wire.forget(interference: false)
      #expect(try await rig.pull().isComplete == false)
      #expect(rig.wire.count(sync) == 1)
    }
  }
}
