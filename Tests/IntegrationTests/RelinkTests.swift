import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Linking again")
struct RelinkTests {
  private func request(_ harness: EndToEndHarness) -> LinkRequest {
    harness.app.linkRequest(
      for: harness.family, institutionID: nil, historyDays: nil, products: nil)
  }

  @Test("an item that needs its user is repaired, and continues where it stopped")
  func repaired() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_20")
      try await harness.pull()
      harness.clock.advance(days: 1)
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      #expect(try await harness.item(item).status == .loginRequired)
      let cursor = try await harness.item(item).cursor

      harness.wire.forget()
      try await harness.linker.relink(item, request(harness)) { _ in }
      #expect(harness.wire.count("/item/public_token/exchange") == 0)
      let repaired = try await harness.item(item)
      #expect(repaired.status == .good && repaired.errorCode == nil && repaired.remedy == nil)
      #expect(repaired.cursor == cursor)
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(report.items[0].work.stats.added == 0)
    }
  }

  @Test("a healthy item can be relinked, with accounts and products to choose")
  func healthy() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_20")
      try await harness.pull()
      var request = request(harness)
      request.selectsAccounts = true
      request.addedProducts = ["liabilities"]
      try await harness.linker.relink(item, request) { _ in }
      #expect(try await harness.item(item).status == .good)
    }
  }

  @Test("a bank that is already linked is refused before any token is exchanged")
  func duplicate() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let first = try await harness.linker.link(request(harness), into: harness.family) { _ in }
      try await harness.pull()
      harness.wire.forget()
      let failure = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) { _ in }
      }
      #expect(failure.code == .usage)
      #expect(
        failure.remedy
          == .either(.relink(item: first[0].id), or: .resumeLink(allowingDuplicates: true)))
      #expect(harness.wire.count("/item/public_token/exchange") == 0)

      let second = try await harness.linker.link(
        request(harness), into: harness.family, allowsDuplicates: true
      ) { _ in }
      #expect(second.count == 1 && second[0].id != first[0].id)
    }
  }
}
