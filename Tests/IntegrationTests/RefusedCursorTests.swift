import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("A committed cursor that is permanently refused")
struct RefusedCursorTests {
  private let sync = "/transactions/sync"

  /// Makes the provider refuse every cursor except the empty one and those that it issues from now
  /// on.
  private func refuse(_ cursor: String?, by harness: EndToEndHarness) {
    harness.wire.before(sync) { request throws(TransportError) in
      guard let cursor, ExchangeLine.object(request.body)?["cursor"]?.string == cursor else {
        return nil
      }
      return .plaidError(
        "INVALID_REQUEST", "INVALID_FIELD", "cursor not associated with access_token")
    }
  }

  @Test("everything is fetched again and reconciled in the same run, with a warning")
  func replayed() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_20")
      let account = harness.bank(item).accounts[0].id
      let kept = harness.script(item) { $0.add("7", to: account, name: "Kept") }
      let gone = harness.script(item) { $0.add("8", to: account, name: "Gone") }
      try await harness.pull()
      var edit = TransactionEdit()
      edit.notes = .set("mine")
      _ = try await harness.ledger.editTransaction(try await harness.transaction(kept).id, edit)
      let cursor = try await harness.item(item).cursor
      harness.clock.advance(days: 1)
      harness.script(item) {
        $0.remove(gone)
        _ = $0.add("9", to: account, name: "New")
      }
      refuse(cursor, by: harness)
      harness.wire.forget(interference: false)

      let report = try await harness.pull()
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      #expect(
        harness.wire.sent.filter { $0.path == sync }.map(\.cursor).prefix(2) == [cursor ?? "", ""])
      #expect(report.warnings.contains { $0.message.contains("refused the stored cursor") })
      #expect(report.items[0].work.stats.restarts == 1)
      #expect(report.items[0].work.stats.added == 1 && report.items[0].work.stats.removed == 1)
      #expect(try await harness.transaction(kept).notes == "mine")
      #expect(try await harness.transaction(gone).removedAt != nil)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      #expect(try await harness.item(item).cursor != cursor)
      #expect(try await harness.app.verify(harness.family) == [])

      harness.wire.forget(interference: false)
      let next = try await harness.pull()
      #expect(next.isComplete && next.warnings == [])
      #expect(harness.wire.count(sync) == 1)
    }
  }

  @Test("this is done once per run: a provider that refuses every cursor causes a failure")
  func once() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_20")
      try await harness.pull()
      let before = try await harness.books()
      harness.wire.before(sync) { _ throws(TransportError) in
        .plaidError("INVALID_REQUEST", "INVALID_FIELD", "cursor is not accepted")
      }
      harness.wire.forget(interference: false)
      let report = try await harness.pull()
      #expect(report.items[0].failure?.providerCode == "INVALID_FIELD")
      #expect(harness.wire.count(sync) == 2)
      #expect(try await harness.books() == before)
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.item(item).status == .good)
    }
  }

  @Test("another refused field is not treated as a refused cursor")
  func otherField() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_20")
      try await harness.pull()
      harness.wire.before(sync) { _ throws(TransportError) in
        .plaidError("INVALID_REQUEST", "INVALID_FIELD", "count is too large")
      }
      harness.wire.forget(interference: false)
      #expect(try await harness.pull().isComplete == false)
      #expect(harness.wire.count(sync) == 1)
    }
  }
}
