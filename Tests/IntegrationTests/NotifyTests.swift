import Foundation
import Ledger
import PlaidSandbox
import Ports
import Synchronization
import TestSupport
import Testing

@testable import PlaidAPI
@testable import PlaidSync

@Suite("Notices")
struct NotifyTests {
  /// Remembers what it is told, unless it is down.
  private final class Ear: NoticeHook {
    let name: String
    private let state = Mutex((events: [NoticeEvent](), isDown: false))

    init(_ name: String = "command") { self.name = name }

    var isDown: Bool {
      get { state.withLock { $0.isDown } }
      set { state.withLock { $0.isDown = newValue } }
    }
    var events: [NoticeEvent] { state.withLock { $0.events } }
    /// What was told so far, as lines.
    var heard: [String] { events.map { "\($0.id)" } }

    func deliver(_ event: NoticeEvent) async throws(Failure) {
      let isDown = state.withLock { state in
        if !state.isDown { state.events.append(event) }
        return state.isDown
      }
      if isDown { throw Failure(.unreachable, "the ear is down", remedy: "mend it") }
    }
    func check() throws(Failure) {}
  }

  private func listening(_ rig: Rig, _ ears: Ear...) -> Application {
    var app = rig.app
    app.hooks = ears
    return app
  }

  @Test("each change of state is told once: needs its user, recovered, broken, recovered")
  func life() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      let ear = Ear()
      let app = listening(rig, ear)
      try await rig.pull(by: app)
      #expect(ear.heard.isEmpty, "an item that is good from the beginning is no news")

      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      for _ in 0..<3 { try await rig.pull(by: app) }
      #expect(ear.heard == ["1-needs_user-1"])
      rig.script(item) { $0.setError(code: nil) }
      for _ in 0..<2 { try await rig.pull(by: app) { $0.items = [item.id] } }
      #expect(ear.heard == ["1-needs_user-1", "1-recovered-2"])

      let down: Wire.Before = { _ throws(TransportError) in throw .connect("nobody listens") }
      rig.wire.before("/item/get", nil, down)
      for _ in 0..<3 { try await rig.pull(by: app) }
      rig.wire.forget()
      for _ in 0..<2 { try await rig.pull(by: app) }
      #expect(
        ear.heard == ["1-needs_user-1", "1-recovered-2", "1-broken-3", "1-recovered-4"])
      #expect(ear.events[0].message.contains("ITEM_LOGIN_REQUIRED"))
      #expect(ear.events[0].remedy == "run `plaid-sync relink 1`")
      #expect(ear.events[2].code == "plaid.unreachable")
    }
  }

  @Test("a hook that fails is a warning of the pull and is tried again, other hooks are not")
  func failing() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      let (good, bad) = (Ear("command"), Ear("webhook"))
      let app = listening(rig, bad, good)
      try await rig.pull(by: app)
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      bad.isDown = true
      for _ in 0..<2 {
        let report = try await rig.pull(by: app)
        #expect(report.undelivered == ["the ear is down (mend it)"])
        #expect(report.warnings.contains("the ear is down (mend it)"))
      }
      #expect((good.heard, bad.heard) == (["1-needs_user-1"], []))
      bad.isDown = false
      let report = try await rig.pull(by: app)
      #expect(report.undelivered.isEmpty)
      #expect((good.heard, bad.heard) == (["1-needs_user-1"], ["1-needs_user-1"]))
    }
  }

  @Test("what broke and recovered while a hook was down is no news when it is up again")
  func missed() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      let ear = Ear()
      ear.isDown = true
      let app = listening(rig, ear)
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull(by: app)
      rig.script(item) { $0.setError(code: nil) }
      try await rig.pull(by: app) { $0.items = [item.id] }
      ear.isDown = false
      try await rig.pull(by: app)
      #expect(ear.heard.isEmpty)
    }
  }

  @Test("a hook that is configured later hears how things stand")
  func later() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull()
      let ear = Ear()
      try await rig.pull(by: listening(rig, ear))
      #expect(ear.heard == ["1-needs_user-1"])
    }
  }

  @Test("a consent is told of once for each end, and not when it was renewed")
  func consent() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      let ear = Ear()
      let app = listening(rig, ear)
      func pull(end: String?) async throws {
        rig.wire.forget()
        rig.wire.after("/item/get") { _, response throws(TransportError) in
          Self.answer(response, end: end)
        }
        try await rig.pull(by: app)
      }
      try await pull(end: "2025-08-01T00:00:00Z")
      #expect(ear.heard.isEmpty, "that is far away")
      try await pull(end: "2025-06-01T00:00:00Z")
      try await pull(end: "2025-06-01T00:00:00Z")
      #expect(ear.heard == ["1-expiring-1"])
      #expect(ear.events[0].message == "The consent for First Platypus Bank ends on 2025-06-01.")
      try await pull(end: "2026-06-01T00:00:00Z")
      #expect(ear.heard == ["1-expiring-1"])
      try await pull(end: "2025-06-02T00:00:00Z")
      #expect(ear.heard == ["1-expiring-1", "1-expiring-3"])
      _ = item
    }
  }

  private static func answer(_ response: HTTPResponse, end: String?) -> HTTPResponse {
    var text = String(decoding: response.body, as: UTF8.self)
    let value = end.map { "\"\($0)\"" } ?? "null"
    text = text.replacing(/"consent_expiration_time":(null|"[^"]*")/) { _ in
      "\"consent_expiration_time\":\(value)"
    }
    var changed = response
    changed.body = Array(text.utf8)
    return changed
  }

  @Test("of two processes one tells; what a dead one was telling is told by the next")
  func claims() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull()
      let rules = NoticeRules(now: rig.clock.now, expiringDays: 14)
      let first = try await rig.process(7)
      let claimed = try await first.books.claimNotices(
        of: rig.family.id, through: "command", states: { rules.states($0) })
      #expect(claimed.count == 1)

      let ear = Ear()
      var second = try await rig.process(8)
      second.hooks = [ear]
      #expect(await second.announce(rig.family).isEmpty)
      #expect(ear.heard.isEmpty, "the first one is at it")
      rig.clock.kill(7)
      #expect(await second.announce(rig.family).isEmpty)
      #expect(ear.heard == ["1-needs_user-1"])
      // The dead one's note comes too late and changes nothing.
      try await first.books.settle(claimed[0], isDelivered: false)
      #expect(await second.announce(rig.family).isEmpty)
      #expect(ear.heard.count == 1)
    }
  }

  @Test("a claim of a process that hangs ends after ten minutes, also when the clock was put back")
  func hanging() async throws {
    for step in [700_000, -700_000] as [Int64] {
      try await Rig.with { rig in
        let item = try await rig.link()
        rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
        try await rig.pull()
        let rules = NoticeRules(now: rig.clock.now, expiringDays: 14)
        let claimed = try await rig.process(7).books.claimNotices(
          of: rig.family.id, through: "command", states: { rules.states($0) })
        #expect(claimed.count == 1)
        rig.clock.advance(milliseconds: step)
        let ear = Ear()
        #expect(await listening(rig, ear).announce(rig.family).isEmpty)
        #expect(ear.heard == ["1-needs_user-1"], "\(step)")
      }
    }
  }

  @Test("more changes than one claim takes are all told, and none twice")
  func many() async throws {
    try await Rig.with { rig in
      for _ in 0..<23 { try await rig.link("user_bulk_1") }
      rig.wire.before("/item/get") { _ throws(TransportError) in throw .connect("down") }
      let ear = Ear()
      let app = listening(rig, ear)
      for _ in 0..<2 { try await rig.pull(by: app) }
      #expect(Set(ear.heard).count == 23)
      #expect(ear.heard.count == 23)
    }
  }

  @Test("purging an item takes its notes along; a dry run and a settled account tell nothing")
  func quiet() async throws {
    try await Rig.with { rig in
      let item = try await rig.link()
      try await rig.pull()
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      let ear = Ear()
      let app = listening(rig, ear)
      _ = try await app.rehearsePull(rig.family, PullOptions())
      #expect(ear.heard.isEmpty)
      try await rig.pull(by: app)
      #expect(ear.heard.count == 1)
      _ = try await rig.app.linker.unlink(item, keepingHistory: false)
      try await rig.pull(by: app)
      #expect(ear.heard.count == 1)
    }
  }
}
