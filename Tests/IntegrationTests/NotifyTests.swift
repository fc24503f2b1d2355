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
  private final class RecordingHook: NoticeHook {
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

  private func listening(_ harness: EndToEndHarness, _ ears: RecordingHook...) -> Application {
    var app = harness.app
    app.hooks = ears
    return app
  }

  @Test("each change of state is told once: needs its user, recovered, broken, recovered")
  func life() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      let hook = RecordingHook()
      let app = listening(harness, hook)
      try await harness.pull(by: app)
      #expect(hook.heard.isEmpty, "an item that is good from the beginning is no news")

      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      for _ in 0..<3 { try await harness.pull(by: app) }
      #expect(hook.heard == ["1-needs_user-1"])
      harness.script(item) { $0.setError(code: nil) }
      for _ in 0..<2 { try await harness.pull(by: app) { $0.items = [item.id] } }
      #expect(hook.heard == ["1-needs_user-1", "1-recovered-2"])

      let down: RecordingTransport.Before = { _ throws(TransportError) in
        throw .connect("nobody listens")
      }
      harness.wire.before("/item/get", nil, down)
      for _ in 0..<3 { try await harness.pull(by: app) }
      harness.wire.forget()
      for _ in 0..<2 { try await harness.pull(by: app) }
      #expect(
        hook.heard == ["1-needs_user-1", "1-recovered-2", "1-broken-3", "1-recovered-4"])
      #expect(hook.events[0].message.contains("ITEM_LOGIN_REQUIRED"))
      #expect(hook.events[0].remedy == "relink item 1")
      #expect(hook.events[2].code == "plaid.unreachable")
    }
  }

  @Test("a hook that fails is a warning of the pull and is tried again, other hooks are not")
  func failing() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      let (good, bad) = (RecordingHook("command"), RecordingHook("webhook"))
      let app = listening(harness, bad, good)
      try await harness.pull(by: app)
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      bad.isDown = true
      for _ in 0..<2 {
        let report = try await harness.pull(by: app)
        let warning = Warning("the ear is down", remedy: "mend it")
        #expect(report.undelivered == [warning])
        #expect(report.warnings.contains(warning))
      }
      #expect((good.heard, bad.heard) == (["1-needs_user-1"], []))
      bad.isDown = false
      let report = try await harness.pull(by: app)
      #expect(report.undelivered.isEmpty)
      #expect((good.heard, bad.heard) == (["1-needs_user-1"], ["1-needs_user-1"]))
    }
  }

  @Test("what broke and recovered while a hook was down is no news when it is up again")
  func missed() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      let hook = RecordingHook()
      hook.isDown = true
      let app = listening(harness, hook)
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull(by: app)
      harness.script(item) { $0.setError(code: nil) }
      try await harness.pull(by: app) { $0.items = [item.id] }
      hook.isDown = false
      try await harness.pull(by: app)
      #expect(hook.heard.isEmpty)
    }
  }

  @Test("a hook that is configured later hears how things stand")
  func later() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      let hook = RecordingHook()
      try await harness.pull(by: listening(harness, hook))
      #expect(hook.heard == ["1-needs_user-1"])
    }
  }

  @Test("a consent is told of once for each end, and not when it was renewed")
  func consent() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      let hook = RecordingHook()
      let app = listening(harness, hook)
      func pull(end: String?) async throws {
        harness.wire.forget()
        harness.wire.after("/item/get") { _, response throws(TransportError) in
          Self.answer(response, end: end)
        }
        try await harness.pull(by: app)
      }
      try await pull(end: "2025-08-01T00:00:00Z")
      #expect(hook.heard.isEmpty, "that is far away")
      try await pull(end: "2025-06-01T00:00:00Z")
      try await pull(end: "2025-06-01T00:00:00Z")
      #expect(hook.heard == ["1-expiring-1"])
      #expect(hook.events[0].message == "The consent for First Platypus Bank ends on 2025-06-01.")
      try await pull(end: "2026-06-01T00:00:00Z")
      #expect(hook.heard == ["1-expiring-1"])
      try await pull(end: "2025-06-02T00:00:00Z")
      #expect(hook.heard == ["1-expiring-1", "1-expiring-3"])
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
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      let rules = NoticeRules(now: harness.clock.now, expiringDays: 14)
      let first = try await harness.process(7)
      let claimed = try await first.books.claimNotices(
        of: harness.family.id, through: "command", states: { rules.states($0) })
      #expect(claimed.count == 1)

      let hook = RecordingHook()
      var second = try await harness.process(8)
      second.hooks = [hook]
      #expect(await second.announce(harness.family).isEmpty)
      #expect(hook.heard.isEmpty, "the first one is at it")
      harness.clock.kill(7)
      #expect(await second.announce(harness.family).isEmpty)
      #expect(hook.heard == ["1-needs_user-1"])
      // The dead one's note comes too late and changes nothing.
      try await first.books.settle(claimed[0], isDelivered: false)
      #expect(await second.announce(harness.family).isEmpty)
      #expect(hook.heard.count == 1)
    }
  }

  @Test("a claim of a process that hangs ends after ten minutes, also when the clock was put back")
  func hanging() async throws {
    for step in [700_000, -700_000] as [Int64] {
      try await EndToEndHarness.with { harness in
        let item = try await harness.link()
        harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
        try await harness.pull()
        let rules = NoticeRules(now: harness.clock.now, expiringDays: 14)
        let claimed = try await harness.process(7).books.claimNotices(
          of: harness.family.id, through: "command", states: { rules.states($0) })
        #expect(claimed.count == 1)
        harness.clock.advance(milliseconds: step)
        let hook = RecordingHook()
        #expect(await listening(harness, hook).announce(harness.family).isEmpty)
        #expect(hook.heard == ["1-needs_user-1"], "\(step)")
      }
    }
  }

  @Test("more changes than one claim takes are all told, and none twice")
  func many() async throws {
    try await EndToEndHarness.with { harness in
      for _ in 0..<23 { try await harness.link("user_bulk_1") }
      harness.wire.before("/item/get") { _ throws(TransportError) in throw .connect("down") }
      let hook = RecordingHook()
      let app = listening(harness, hook)
      for _ in 0..<2 { try await harness.pull(by: app) }
      #expect(Set(hook.heard).count == 23)
      #expect(hook.heard.count == 23)
    }
  }

  @Test("purging an item takes its notes along; a dry run and a settled account tell nothing")
  func quiet() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      try await harness.pull()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      let hook = RecordingHook()
      let app = listening(harness, hook)
      _ = try await app.dryRunPull(harness.family, PullOptions())
      #expect(hook.heard.isEmpty)
      try await harness.pull(by: app)
      #expect(hook.heard.count == 1)
      _ = try await harness.app.linker.unlink(item, keepingHistory: false)
      try await harness.pull(by: app)
      #expect(hook.heard.count == 1)
    }
  }
}
