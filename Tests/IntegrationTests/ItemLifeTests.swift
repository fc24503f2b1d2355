import JSON
import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

@Suite("The life of an item")
struct ItemLifeTests {
  /// Changes what `/item/get` says of the item from now on.
  private func override(
    _ rig: Rig, item: JSONObject = [:], lastUpdate: String? = nil
  ) {
    rig.wire.stopRecording()
    rig.wire.after("/item/get") { _, answer throws(TransportError) in
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

  @Test("what needs the user says since when and what to do; success clears it")
  func since() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      try await rig.pull()
      let last = rig.clock.today
      rig.clock.advance(days: 1)
      let since = rig.clock.now
      rig.script(item) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      try await rig.pull()
      rig.clock.advance(days: 3)
      let failure = try #require(try await rig.pull().items[0].failure)
      #expect(
        failure.message == "First Platypus Bank needs you since \(since.dateInUTC) "
          + "(ITEM_LOGIN_REQUIRED); it was not called, its data is of \(last)")
      #expect(failure.remedy == "run `plaid-sync relink 1`")
      // Another reason is the same trouble still.
      rig.script(item) { $0.setError(code: "ITEM_LOCKED") }
      try await rig.pull { $0.items = [item.id] }
      #expect(try await rig.item(item).errorCode == "ITEM_LOCKED")
      #expect(try await rig.item(item).statusSince == since)
      rig.script(item) { $0.setError(code: nil) }
      rig.clock.advance(days: 1)
      #expect(try await rig.pull { $0.items = [item.id] }.isComplete)
      let healed = try await rig.item(item)
      #expect(healed.status == .good && healed.statusSince == rig.clock.now)
      #expect(healed.errorCode == nil && healed.remedy == nil)
    }
  }

  @Test("a consent that ends soon is warned of and renewed by relinking")
  func consent() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      override(rig, item: ["consent_expiration_time": "2025-06-10T00:00:00Z"])
      #expect(try await rig.pull().warnings == [], "three weeks ahead")
      #expect(try await rig.item(item).status == .good)
      rig.clock.advance(days: 7)
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(
        report.warnings == [
          "First Platypus Bank: your consent ends on 2025-06-10: renew it with "
            + "`plaid-sync relink 1`"
        ])
      let ending = try await rig.item(item)
      #expect(ending.status == .pendingDisconnect && ending.errorCode == nil)
      #expect(ending.remedy == "run `plaid-sync relink 1` before 2025-06-10")
      #expect(try await rig.pull().isComplete, "it is called all the same")
      rig.wire.forget()
      override(rig, item: ["consent_expiration_time": "2025-12-10T00:00:00Z"])
      #expect(try await rig.pull().warnings == [])
      #expect(try await rig.item(item).status == .good)
      #expect(try await rig.item(item).remedy == nil)
    }
  }

  @Test("an announced disconnection stays until the item is relinked")
  func announced() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      override(
        rig,
        item: [
          "error": [
            "error_type": "ITEM_ERROR", "error_code": "PENDING_DISCONNECT",
            "error_message": "soon", "display_message": nil,
          ]
        ])
      #expect(try await rig.pull().isComplete)
      #expect(try await rig.item(item).status == .pendingDisconnect)
      rig.wire.forget()
      #expect(try await rig.pull().isComplete)
      let announced = try await rig.item(item)
      #expect(announced.status == .pendingDisconnect)
      #expect(announced.remedy == "run `plaid-sync relink 1`")
      let request = rig.app.linkRequest(
        for: rig.family, institutionID: nil, historyDays: nil, products: nil)
      try await rig.app.linker.relink(item, request) { _ in }
      #expect(try await rig.pull().isComplete)
      #expect(try await rig.item(item).status == .good)
    }
  }

  @Test("a bank that sends nothing is warned of although all calls succeed")
  func stale() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      override(rig, lastUpdate: "2025-05-18T06:00:00Z")
      #expect(try await rig.pull().warnings == [])
      rig.clock.advance(days: 6)
      let report = try await rig.pull()
      #expect(report.isComplete)
      #expect(report.warnings.count == 1)
      #expect(report.warnings[0].contains("has sent nothing since 2025-05-18"))
      #expect(report.warnings[0].contains("`plaid-sync relink 1`"))
      #expect(try await rig.item(item).status == .good)
      let stored = try await rig.item(item)
      let care = rig.app.configuration.care
      let (now, today) = (rig.clock.now, rig.clock.today)
      #expect(stored.warnings(at: now, on: today, care) == report.warnings)
      let then = today.adding(days: -400)
      #expect(stored.warnings(at: now, on: then, care).count < report.warnings.count)
    }
  }

  @Test("unlinking ends the billing first; what Plaid does not confirm is kept, unless forced")
  func unlinking() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      try await rig.pull()
      rig.wire.before("/item/remove", 1) { _ throws(TransportError) in
        throw .connect("nobody there")
      }
      let refused = try await failure {
        try await rig.app.linker.unlink(item, keepingHistory: true)
      }
      #expect(refused.message.contains("may go on billing it"))
      #expect(refused.remedy?.contains("unlink --force 1") == true)
      #expect(refused.remedy?.contains(item.providerID) == true)
      #expect(try await rig.item(item).unlinkedAt == nil)
      // The answer is lost, and the item gone: that is what was asked for.
      rig.wire.after("/item/remove", 1) { _, _ throws(TransportError) in
        throw .disconnected("lost")
      }
      let unlinking = try await rig.app.linker.unlink(item, keepingHistory: true)
      #expect(unlinking.leftBehind == nil)
      #expect(try await rig.item(item).unlinkedAt != nil)
      #expect(try await rig.transactions().count == 10, "the history is kept")
      // Unlinked already, its history can still be deleted.
      _ = try await rig.app.linker.unlink(try await rig.item(item), keepingHistory: false)
      #expect(try await rig.transactions().isEmpty)
    }
  }

  @Test("a lost answer is no success: the item may be there still, and forcing says so")
  func forced() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      rig.wire.before("/item/remove") { _ throws(TransportError) in throw .timeOut("lost") }
      let refused = try await failure {
        try await rig.app.linker.unlink(item, keepingHistory: true)
      }
      #expect(refused.code == .unreachable)
      #expect(rig.wire.count("/item/remove") == 1 && rig.wire.count("/item/get") == 2)
      let unlinking = try await rig.app.linker.unlink(
        item, keepingHistory: true, isForced: true)
      #expect(unlinking.leftBehind?.code == .unreachable)
      #expect(try await rig.item(item).unlinkedAt != nil)
    }
  }

  @Test("an item that is gone at Plaid is unlinked all the same")
  func gone() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      let item = try await rig.link("user_bulk_10")
      rig.wire.before("/item/remove") { _ throws(TransportError) in
        .plaidError("ITEM_ERROR", "ITEM_NOT_FOUND")
      }
      #expect(try await rig.app.linker.unlink(item, keepingHistory: true).leftBehind == nil)
    }
  }
}
