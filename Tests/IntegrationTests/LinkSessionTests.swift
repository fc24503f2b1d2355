import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("Interrupted link sessions")
struct LinkSessionTests {
  private let poll = "/link/token/get"
  private let exchange = "/item/public_token/exchange"

  private func request(_ rig: Rig) -> LinkRequest {
    rig.app.linkRequest(for: rig.family, institutionID: nil, historyDays: nil, products: nil)
  }

  private func sessions(_ rig: Rig) async throws -> [Ports.LinkSession] {
    try await rig.app.linker.openSessions(of: rig.family)
  }

  @Test("a session cut off at any call is resumed, and gives one item")
  func cutOff() async throws {
    for path in [poll, exchange] {
      try await Rig.with({ $0.readiness = .immediate }) { rig in
        let shown = Shown()
        rig.wire.before(path) { _ throws(TransportError) in throw .tls("cut off") }
        _ = try await failure {
          try await rig.app.linker.link(request(rig), into: rig.family) { shown.add($0.url) }
        }
        let session = try #require(try await sessions(rig).first)
        rig.wire.forget()
        let other = try await rig.process(2)
        let items = try await other.linker.resume(session) { shown.add($0.url) }
        #expect(items.count == 1 && Set(shown.urls).count == 1, "the same page, after \(path)")
        #expect(try await sessions(rig) == [])
        #expect(rig.wire.count("/link/token/create") == 0)
        #expect(try await rig.pull().isComplete)
      }
    }
  }

  @Test("token and page are not to be read in the database, and a new key is theirs too")
  func sealed() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let shown = Shown()
      rig.wire.before(poll) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) {
          shown.add($0.url)
          shown.add($0.token.reveal())
        }
      }
      let session = try #require(try await sessions(rig).first)
      let text = String(decoding: session.sealed, as: UTF8.self)
      for secret in shown.urls { #expect(!text.contains(secret)) }
      #expect(session.expiresAt != nil)
      _ = try await rig.app.rotateKey()
      rig.wire.forget()
      let resealed = try #require(try await sessions(rig).first)
      #expect(resealed.sealed != session.sealed)
      #expect(try await rig.app.linker.resume(resealed) { _ in }.count == 1)
    }
  }

  @Test("what is stored is not exchanged again, even if the session's end could not be noted")
  func storedAlready() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.before(exchange) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      }
      rig.wire.forget()
      let session = try #require(try await sessions(rig).first)
      #expect(try await rig.app.linker.resume(session) { _ in }.count == 1)
      // As it is found when the process dies right after the item was stored.
      _ = try await rig.app.books.addLinkSession(
        Ports.LinkSession(
          familyID: session.familyID, itemID: nil, sealed: session.sealed,
          expiresAt: session.expiresAt, allowsDuplicates: false, createdAt: session.createdAt))
      try await rig.app.execute("UPDATE link_sessions SET exchanged = 1")
      let counted = try #require(try await sessions(rig).first)
      rig.wire.forget()
      #expect(try await rig.app.linker.resume(counted) { _ in } == [])
      #expect(rig.wire.count(exchange) == 0)
      #expect(try await sessions(rig) == [])
    }
  }

  @Test("an exchange whose answer was lost says where to look, and is not tried blindly")
  func lostExchange() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      rig.wire.after(exchange) { _, _ throws(TransportError) in throw .disconnected("lost") }
      let lost = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      }
      #expect(rig.wire.count(exchange) == 1)
      #expect(lost.remedy == "run `plaid-sync link --resume`")
      rig.wire.forget()
      let session = try #require(try await sessions(rig).first)
      let used = try await failure { try await rig.app.linker.resume(session) { _ in } }
      #expect(used.providerCode == "INVALID_PUBLIC_TOKEN")
      #expect(used.remedy?.contains("dashboard") == true)
      #expect(try await sessions(rig) == [], "nothing more can come of it")
    }
  }

  @Test("a session that was left, or that is too old, is over")
  func over() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      try rig.sandbox.exitNextLink(code: nil)
      _ = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      }
      #expect(try await sessions(rig) == [])
      rig.wire.before(poll) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      }
      rig.wire.forget()
      let session = try #require(try await sessions(rig).first)
      rig.clock.advance(milliseconds: 2 * 3_600_000)
      let expired = try await failure { try await rig.app.linker.resume(session) { _ in } }
      #expect(expired.message.contains("expired"))
      #expect(try await sessions(rig) == [])
    }
  }

  @Test("a repair that was cut off is resumed and clears the item")
  func repair() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      try await rig.pull()
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull()
      rig.wire.before(poll) { _ throws(TransportError) in throw .tls("cut off") }
      _ = try await failure { try await rig.app.linker.relink(item, request(rig)) { _ in } }
      rig.wire.forget()
      let session = try #require(try await sessions(rig).first)
      #expect(session.itemID == item.id)
      #expect(try await rig.app.linker.resume(session) { _ in } == [])
      #expect(try await rig.item(item).status == .good)
      #expect(rig.wire.count(exchange) == 0)
    }
  }

  @Test("a refused duplicate is linked after all when insisted on, without a new login")
  func duplicate() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      _ = try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      try await rig.pull()
      let refused = try await failure {
        try await rig.app.linker.link(request(rig), into: rig.family) { _ in }
      }
      #expect(refused.remedy?.contains("--resume --allow-duplicate") == true)
      let session = try #require(try await sessions(rig).first)
      #expect(try await rig.app.linker.resume(session, allowsDuplicates: true) { _ in }.count == 1)
    }
  }
}
