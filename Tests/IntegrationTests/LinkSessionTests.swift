import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Interrupted link sessions")
struct LinkSessionTests {
  private let poll = "/link/token/get"
  private let exchange = "/item/public_token/exchange"

  private func request(_ harness: EndToEndHarness) -> LinkRequest {
    harness.app.linkRequest(
      for: harness.family, institutionID: nil, historyDays: nil, products: nil)
  }

  private func sessions(_ harness: EndToEndHarness) async throws -> [PlaidSyncPorts.LinkSession] {
    try await harness.linker.openSessions(of: harness.family)
  }

  @Test("a session interrupted at any call is resumed, and gives one item")
  func cutOff() async throws {
    for path in [poll, exchange] {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
        let shown = Shown()
        harness.wire.before(path) { _ throws(TransportError) in throw .tls("cut off") }
        _ = try await failure {
          try await harness.linker.link(request(harness), into: harness.family) {
            shown.add($0.url)
          }
        }
        let session = try #require(try await sessions(harness).first)
        harness.wire.forget()
        let other = try await harness.process(2)
        let items = try await other.linker(of: harness.family).resume(session) {
          shown.add($0.url)
        }
        #expect(items.count == 1 && Set(shown.urls).count == 1, "the same page, after \(path)")
        #expect(try await sessions(harness) == [])
        #expect(harness.wire.count("/link/token/create") == 0)
        #expect(try await harness.pull().isComplete)
      }
    }
  }

  @Test("token and page are encrypted in the database, and a new key reseals them")
  func sealed() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let shown = Shown()
      harness.wire.before(poll) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) {
          shown.add($0.url)
          shown.add($0.token.reveal())
        }
      }
      let session = try #require(try await sessions(harness).first)
      let text = String(decoding: session.sealed, as: UTF8.self)
      for secret in shown.urls { #expect(!text.contains(secret)) }
      #expect(session.expiresAt != nil)
      _ = try await harness.app.rotateKey()
      harness.wire.forget()
      let resealed = try #require(try await sessions(harness).first)
      #expect(resealed.sealed != session.sealed)
      #expect(try await harness.linker.resume(resealed) { _ in }.count == 1)
    }
  }

  @Test("a stored item is not exchanged again, even if the session's end was not recorded")
  func storedAlready() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.before(exchange) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) { _ in }
      }
      harness.wire.forget()
      let session = try #require(try await sessions(harness).first)
      #expect(try await harness.linker.resume(session) { _ in }.count == 1)
      // The state after the process died immediately after storing the item.
      _ = try await harness.ledger.addLinkSession(
        PlaidSyncPorts.LinkSession(
          familyID: session.familyID, itemID: nil, sealed: session.sealed,
          expiresAt: session.expiresAt, allowsDuplicates: false, createdAt: session.createdAt))
      try await harness.app.execute("UPDATE link_sessions SET exchanged = 1")
      let counted = try #require(try await sessions(harness).first)
      harness.wire.forget()
      #expect(try await harness.linker.resume(counted) { _ in } == [])
      #expect(harness.wire.count(exchange) == 0)
      #expect(try await sessions(harness) == [])
    }
  }

  @Test("an exchange whose answer was lost reports where to check, and is not repeated blindly")
  func lostExchange() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.after(exchange) { _, _ throws(TransportError) in throw .disconnected("lost") }
      let lost = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) { _ in }
      }
      #expect(harness.wire.count(exchange) == 1)
      #expect(lost.remedy == .resumeLink())
      harness.wire.forget()
      let session = try #require(try await sessions(harness).first)
      let used = try await failure { try await harness.linker.resume(session) { _ in } }
      #expect(used.providerCode == "INVALID_PUBLIC_TOKEN")
      #expect(used.remedy?.description.contains("dashboard") == true)
      #expect(try await sessions(harness) == [], "the session cannot be completed any more")
    }
  }

  @Test("a session that the user left, or that is too old, is over")
  func over() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try harness.sandbox.exitNextLink(code: nil)
      _ = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) { _ in }
      }
      #expect(try await sessions(harness) == [])
      harness.wire.before(poll) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) { _ in }
      }
      harness.wire.forget()
      let session = try #require(try await sessions(harness).first)
      harness.clock.advance(milliseconds: 2 * 3_600_000)
      let expired = try await failure { try await harness.linker.resume(session) { _ in } }
      #expect(expired.message.contains("expired"))
      #expect(try await sessions(harness) == [])
    }
  }

  @Test("an interrupted repair is resumed and clears the item's error")
  func repair() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      harness.wire.before(poll) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure { try await harness.linker.relink(item, request(harness)) { _ in } }
      harness.wire.forget()
      let session = try #require(try await sessions(harness).first)
      #expect(session.itemID == item.id)
      #expect(try await harness.linker.resume(session) { _ in } == [])
      #expect(try await harness.item(item).status == .good)
      #expect(harness.wire.count(exchange) == 0)
    }
  }

  @Test("a refused duplicate can be linked with force, without a new login")
  func duplicate() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      _ = try await harness.linker.link(request(harness), into: harness.family) { _ in }
      try await harness.pull()
      let refused = try await failure {
        try await harness.linker.link(request(harness), into: harness.family) { _ in }
      }
      #expect(
        refused.remedy
          == .either(.relink(item: ItemID(1)), or: .resumeLink(allowingDuplicates: true)))
      let session = try #require(try await sessions(harness).first)
      #expect(
        try await harness.linker.resume(session, allowsDuplicates: true) { _ in }.count == 1)
    }
  }
}
