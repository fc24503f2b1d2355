import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("The states of an item")
struct ItemLifeTests {
  /// Changes the answer of `/item/get` about the item from now on.
  private func override(
    _ harness: EndToEndHarness, item: JSONObject = [:], lastUpdate: String? = nil
  ) {
    harness.wire.stopRecording()
    harness.wire.after("/item/get") { _, answer throws(TransportError) in
      guard var body = ExchangeLine.object(answer.body),
        var inner = body["item"]?.object, answer.status == 200
      else { return answer }
      for member in item.members { inner.set(member.key, member.value) }
      body.set("item", .object(inner))
      if let lastUpdate {
        body.set(
          "status",
          [
            "transactions": [
              "last_failed_update": nil, "last_successful_update": .string(lastUpdate),
            ], "investments": nil, "last_webhook": nil,
          ])
      }
      return .json(200, JSONValue.object(body).encoded())
    }
  }

  @Test("an item that needs its user reports since when and the remedy; success clears it")
  func since() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      let last = harness.clock.today
      harness.clock.advance(days: 1)
      let since = harness.clock.now
      harness.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await harness.pull()
      harness.clock.advance(days: 3)
      let failure = try #require(try await harness.pull().items[0].failure)
      #expect(
        failure.message == "First Platypus Bank needs you since \(since.dateInUTC) "
          + "(ITEM_LOGIN_REQUIRED); it was not pulled, its data is of \(last)")
      #expect(failure.remedy == .relink(item: ItemID(1)))
      // Another reason does not start a new error.
      harness.script(item) { $0.setError(code: "ITEM_LOCKED") }
      try await harness.pull { $0.items = [item.id] }
      #expect(try await harness.item(item).errorCode == "ITEM_LOCKED")
      #expect(try await harness.item(item).statusSince == since)
      harness.wire.forget()
      try await harness.pull()
      #expect(harness.wire.summary == "/item/get 1", "it is asked once, which costs nothing")
      harness.script(item) { $0.setError(code: nil) }
      harness.clock.advance(days: 1)
      #expect(try await harness.pull().isComplete, "an item that is well again is pulled")
      let healed = try await harness.item(item)
      #expect(healed.status == .good && healed.statusSince == harness.clock.now)
      #expect(healed.errorCode == nil && healed.remedy == nil)
    }
  }

  @Test("a consent that ends soon causes a warning, and relinking renews it")
  func consent() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      override(harness, item: ["consent_expiration_time": "2025-06-10T00:00:00Z"])
      #expect(try await harness.pull().warnings == [], "three weeks ahead")
      #expect(try await harness.item(item).status == .good)
      harness.clock.advance(days: 7)
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(
        report.warnings == [
          Warning(
            "First Platypus Bank: your consent ends on 2025-06-10",
            remedy: .relink(item: ItemID(1)))
        ])
      let ending = try await harness.item(item)
      #expect(ending.status == .pendingDisconnect && ending.errorCode == nil)
      #expect(ending.remedy == .relink(item: ItemID(1), before: LocalDate("2025-06-10")))
      #expect(try await harness.pull().isComplete, "it is still called")
      harness.wire.forget()
      override(harness, item: ["consent_expiration_time": "2025-12-10T00:00:00Z"])
      #expect(try await harness.pull().warnings == [])
      #expect(try await harness.item(item).status == .good)
      #expect(try await harness.item(item).remedy == nil)
    }
  }

  @Test("an announced disconnection stays until the item is relinked")
  func announced() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      override(
        harness,
        item: [
          "error": [
            "error_type": "ITEM_ERROR", "error_code": "PENDING_DISCONNECT",
            "error_message": "soon", "display_message": nil,
          ]
        ])
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.item(item).status == .pendingDisconnect)
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
      let announced = try await harness.item(item)
      #expect(announced.status == .pendingDisconnect)
      #expect(announced.remedy == .relink(item: ItemID(1)))
      let request = harness.app.linkRequest(
        for: harness.family, institutionID: nil, historyDays: nil, products: nil)
      try await harness.linker.relink(item, request) { _ in }
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.item(item).status == .good)
    }
  }

  @Test("a bank that sends nothing causes a warning although all calls succeed")
  func stale() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      override(harness, lastUpdate: "2025-05-18T06:00:00Z")
      #expect(try await harness.pull().warnings == [])
      harness.clock.advance(days: 6)
      let report = try await harness.pull()
      #expect(report.isComplete)
      #expect(report.warnings.count == 1)
      #expect(report.warnings[0].message.contains("has sent nothing since 2025-05-18"))
      #expect(
        report.warnings[0].remedy
          == .either(
            "see whether it wants something of you", or: .relink(item: ItemID(1))))
      #expect(try await harness.item(item).status == .good)
      let stored = try await harness.item(item)
      let warningThresholds = harness.app.configuration.warningThresholds
      let (now, today) = (harness.clock.now, harness.clock.today)
      #expect(stored.warnings(at: now, on: today, warningThresholds) == report.warnings)
      let then = today.adding(days: -400)
      #expect(stored.warnings(at: now, on: then, warningThresholds).count < report.warnings.count)
    }
  }

  @Test("unlinking ends the billing first; an unconfirmed item is kept, unless forced")
  func unlinking() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      harness.wire.before("/item/remove", 1) { _ throws(TransportError) in
        throw .connect("nobody there")
      }
      let refused = try await failure {
        try await harness.linker.unlink(item, keepingHistory: true)
      }
      #expect(refused.message.contains("may go on billing it"))
      #expect(
        refused.remedy
          == .trying(
            .retryLater,
            otherwise: .first(
              .unlink(item: item.id, byForce: true),
              then: "remove the item \(item.providerID) in Plaid's dashboard")))
      #expect(try await harness.item(item).unlinkedAt == nil)
      // The answer is lost, and the item is gone: the purpose is achieved.
      harness.wire.after("/item/remove", 1) { _, _ throws(TransportError) in
        throw .disconnected("lost")
      }
      let unlinking = try await harness.linker.unlink(item, keepingHistory: true)
      #expect(unlinking.leftBehind == nil)
      #expect(try await harness.item(item).unlinkedAt != nil)
      #expect(try await harness.transactions().count == 10, "the history is kept")
      // The item is already unlinked; its history can still be deleted.
      _ = try await harness.linker.unlink(try await harness.item(item), keepingHistory: false)
      #expect(try await harness.transactions().isEmpty)
    }
  }

  @Test("a lost answer is not a success: the item may still exist, and forcing reports it")
  func forced() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      harness.wire.before("/item/remove") { _ throws(TransportError) in throw .timeOut("lost") }
      let refused = try await failure {
        try await harness.linker.unlink(item, keepingHistory: true)
      }
      #expect(refused.code == .unreachable)
      #expect(harness.wire.count("/item/remove") == 1 && harness.wire.count("/item/get") == 2)
      let unlinking = try await harness.linker.unlink(
        item, keepingHistory: true, isForced: true)
      #expect(unlinking.leftBehind?.code == .unreachable)
      #expect(try await harness.item(item).unlinkedAt != nil)
    }
  }

  @Test("an item that no longer exists at Plaid can be unlinked")
  func gone() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      harness.wire.before("/item/remove") { _ throws(TransportError) in
        .plaidError("ITEM_ERROR", "ITEM_NOT_FOUND")
      }
      #expect(try await harness.linker.unlink(item, keepingHistory: true).leftBehind == nil)
    }
  }
}
