import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Linking again")
struct RelinkTests {
  private func request(_ rig: Rig) -> LinkRequest {
    rig.app.linkRequest(for: rig.family, institutionID: nil, historyDays: nil, products: nil)
  }

  @Test("an item that needs its user is repaired, and goes on where it was")
  func repaired() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_20")
      try await rig.pull()
      rig.clock.advance(days: 1)
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull()
      #expect(try await rig.item(item).status == .loginRequired)
      let cursor = try await rig.item(item).cursor

      rig.wire.forget()
      try await rig.app.linker.relink(item, request(rig)) { _ in }
      #expect(rig.wire.count("/item/public_token/exchange") == 0)
      let repaired = try await rig.item(item)
      #expect(repaired.status == .good && repaired.errorCode == nil && repaired.remedy == nil)
      #expect(repaired.cursor == cursor)
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(report.items[0].work.stats.added == 0)
    }
  }

  @Test("a healthy item can be relinked, with accounts and products to choose")
  func healthy() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_20")
      try await rig.pull()
      var request = request(rig)
      request.selectsAccounts = true
      request.addedProducts = ["liabilities"]
      try await rig.app.linker.relink(item, request) { _ in }
      #expect(try await rig.item(item).status == .good)
    }
  }

  @Test("a bank that is linked already is refused before anything is exchanged")
  func duplicate() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let first = try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      try await rig.pull()
      rig.wire.forget()
      let failure = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      }
      #expect(failure.code == .usage)
      #expect(failure.remedy?.contains("relink \(first[0].id)") == true)
      #expect(rig.wire.count("/item/public_token/exchange") == 0)

      let second = try await rig.app.linker.link(
        request(rig), into: rig.family, allowsDuplicates: true
      ) { _ in }
      #expect(second.count == 1 && second[0].id != first[0].id)
    }
  }
}
