import Foundation
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSandbox
import Synchronization
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncAPI

@Suite("Notices")
struct NotifyTests {
  /// Records the notices that it receives, unless it is down.
  private final class RecordingHook: NoticeHook {
    let name: String
    private let state = Mutex((events: [NoticeEvent](), isDown: false))

    init(_ name: String = "command") { self.name = name }

    var isDown: Bool {
      get { state.withLock { $0.isDown } }
      set { state.withLock { $0.isDown = newValue } }
    }
    var events: [NoticeEvent] { state.withLock { $0.events } }
    /// The notices so far, as lines.
    var received: [String] { events.map { "\($0.id)" } }

    func deliver(_ event: NoticeEvent) async throws(Failure) {
      let isDown = state.withLock { state in
        if !state.isDown { state.events.append(event) }
        return state.isDown
      }
      if isDown { throw Failure(.unreachable, "the hook is down", remedy: "repair it") }
    }
    func check() throws(Failure) {}
  }

  private func listening(_ harness: EndToEndHarness, _ hooks: RecordingHook...) -> Application {
    var app = harness.app
    app.hooks = hooks
    return app
  }

  @Test("each change of state is reported once: needs its user, recovered, broken, recovered")
  func life() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      let hook = RecordingHook()
      let app = listening(harness, hook)
      try await harness.pull(by: app)
      #expect(hook.received.isEmpty, "an item that works from the beginning causes no notice")

      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      for _ in 0..<3 { try await harness.pull(by: app) }
      #expect(hook.received == ["1-needs_user-1"])
      harness.script(item) { $0.setError(code: nil) }
      for _ in 0..<2 { try await harness.pull(by: app) { $0.items = [item.id] } }
      #expect(hook.received == ["1-needs_user-1", "1-recovered-2"])

      let down: RecordingTransport.Before = { _ throws(TransportError) in
        throw .connect("nobody listens")
      }
      harness.wire.before("/item/get", nil, down)
      for _ in 0..<3 { try await harness.pull(by: app) }
      harness.wire.forget()
      for _ in 0..<2 { try await harness.pull(by: app) }
      #expect(
        hook.received == ["1-needs_user-1", "1-recovered-2", "1-broken-3", "1-recovered-4"])
      #expect(hook.events[0].message.contains("ITEM_LOGIN_REQUIRED"))
      #expect(hook.events[0].remedy == "relink item 1")
      #expect(hook.events[2].code == "plaid.unreachable")
    }
  }

  @Test("a failing hook causes a warning and is retried, other hooks are not")
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
        let warning = Warning("the hook is down", remedy: "repair it")
        #expect(report.undelivered == [warning])
        #expect(report.warnings.contains(warning))
      }
      #expect((good.received, bad.received) == (["1-needs_user-1"], []))
      bad.isDown = false
      let report = try await harness.pull(by: app)
      #expect(report.undelivered.isEmpty)
      #expect((good.received, bad.received) == (["1-needs_user-1"], ["1-needs_user-1"]))
    }
  }

  @Test("an item that broke and recovered while a hook was down causes no notice later")
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
      #expect(hook.received.isEmpty)
    }
  }

  @Test("a hook that is configured later receives the current state")
  func later() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      let hook = RecordingHook()
      try await harness.pull(by: listening(harness, hook))
      #expect(hook.received == ["1-needs_user-1"])
    }
  }

  @Test("the end of a consent is reported once, and not after a renewal")
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
      #expect(hook.received.isEmpty, "the end is far away")
      try await pull(end: "2025-06-01T00:00:00Z")
      try await pull(end: "2025-06-01T00:00:00Z")
      #expect(hook.received == ["1-expiring-1"])
      #expect(hook.events[0].message == "The consent for First Platypus Bank ends on 2025-06-01.")
      try await pull(end: "2026-06-01T00:00:00Z")
      #expect(hook.received == ["1-expiring-1"])
      try await pull(end: "2025-06-02T00:00:00Z")
      #expect(hook.received == ["1-expiring-1", "1-expiring-3"])
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

  @Test("of two processes one delivers a notice; the next one delivers those of a dead process")
  func claims() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      let rules = NoticeRules(now: harness.clock.now, expiringDays: 14)
      let first = try await harness.process(7)
      let claimed = try await first.store(of: harness.family).claimNotices(
        of: harness.family.id, through: "command", states: { rules.states($0) })
      #expect(claimed.count == 1)

      let hook = RecordingHook()
      var second = try await harness.process(8)
      second.hooks = [hook]
      #expect(await second.announce(harness.family).isEmpty)
      #expect(hook.received.isEmpty, "the first process is delivering")
      harness.clock.kill(7)
      #expect(await second.announce(harness.family).isEmpty)
      #expect(hook.received == ["1-needs_user-1"])
      // The dead process's result comes too late and changes nothing.
      try await first.store(of: harness.family).recordDelivery(of: claimed[0], isDelivered: false)
      #expect(await second.announce(harness.family).isEmpty)
      #expect(hook.received.count == 1)
    }
  }

  @Test("a hanging process's claim ends after ten minutes, even if the clock was set back")
  func hanging() async throws {
    for step in [700_000, -700_000] as [Int64] {
      try await EndToEndHarness.with { harness in
        let item = try await harness.link()
        harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
        try await harness.pull()
        let rules = NoticeRules(now: harness.clock.now, expiringDays: 14)
        let claimed = try await harness.process(7).store(of: harness.family).claimNotices(
          of: harness.family.id, through: "command", states: { rules.states($0) })
        #expect(claimed.count == 1)
        harness.clock.advance(milliseconds: step)
        let hook = RecordingHook()
        #expect(await listening(harness, hook).announce(harness.family).isEmpty)
        #expect(hook.received == ["1-needs_user-1"], "\(step)")
      }
    }
  }

  @Test("if there are more changes than one claim takes, each is delivered once")
  func many() async throws {
    try await EndToEndHarness.with { harness in
      for _ in 0..<23 { try await harness.link("user_bulk_1") }
      harness.wire.before("/item/get") { _ throws(TransportError) in throw .connect("down") }
      let hook = RecordingHook()
      let app = listening(harness, hook)
      for _ in 0..<2 { try await harness.pull(by: app) }
      #expect(Set(hook.received).count == 23)
      #expect(hook.received.count == 23)
    }
  }

  @Test("a dry run sends no notice, and an item that was purged causes no more of them")
  func quiet() async throws {
    try await EndToEndHarness.with { harness in
      let item = try await harness.link()
      try await harness.pull()
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      let hook = RecordingHook()
      let app = listening(harness, hook)
      _ = try await app.dryRunPull(harness.family, PullOptions())
      #expect(hook.received.isEmpty)
      try await harness.pull(by: app)
      #expect(hook.received.count == 1)
      _ = try await harness.linker.unlink(item, keepingHistory: false)
      try await harness.pull(by: app)
      #expect(hook.received.count == 1)
    }
  }
}
