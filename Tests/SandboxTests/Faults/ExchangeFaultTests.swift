import PlaidSyncJSON
import PlaidSyncPorts
import Testing

@testable import PlaidSyncSandbox

@Suite("ExchangeFault")
struct ExchangeFaultTests {
  @Test("failed connections throw the same errors as a network transport")
  func connections() async throws {
    let scene = try await FaultScene()
    scene.occur(.connectionRefused)
    #expect(await scene.result() == .failure(.connect("connection refused by a fault")))
    scene.occur(.reset)
    guard case .failure(.disconnected(let detail)) = await scene.result() else {
      Issue.record("it was not reset")
      return
    }
    #expect(detail.hasPrefix("connection reset by a fault after "))
    scene.occur(.slowDrip, seconds: 60)
    #expect(
      await scene.result() == .failure(.timeOut("a fault would have delayed the answer by 60 s")))
    let patient = try await scene.result(timeoutSeconds: 61).get()
    #expect(patient.status == 200 && patient.delivery == .whole)
  }

  @Test("answers that do not come from Plaid")
  func answers() async throws {
    let scene = try await FaultScene()
    let whole = try await scene.result().get().body
    scene.occur(.truncatedJSON)
    let half = try await scene.result().get()
    #expect(half.status == 200 && half.body == Array(whole.prefix(half.body.count)))
    #expect(half.body.count == whole.count - whole.count / 2)
    scene.occur(.wrongJSON)
    let wrong = try await scene.result().get()
    #expect(try JSONValue.parse(wrong.body)["ok"] == true)
    for (fault, status) in [(ExchangeFault.http500, 500), (.http502, 502)] {
      scene.occur(fault)
      let page = try await scene.result().get()
      #expect(page.status == status)
      #expect(page.headers["Content-Type"] == "text/html")
      #expect(String(decoding: page.body, as: UTF8.self).hasPrefix("<html>"))
    }
  }

  @Test(
    "refusals have Plaid's status, type and code",
    arguments: [
      (ExchangeFault.rateLimit, "429 RATE_LIMIT_EXCEEDED/RATE_LIMIT"),
      (.rateLimitRetryAfter, "429 RATE_LIMIT_EXCEEDED/RATE_LIMIT"),
      (.internalServerError, "500 API_ERROR/INTERNAL_SERVER_ERROR"),
      (.institutionDown, "400 INSTITUTION_ERROR/INSTITUTION_DOWN"),
      (.institutionNotResponding, "400 INSTITUTION_ERROR/INSTITUTION_NOT_RESPONDING"),
      (.productNotReady, "400 ITEM_ERROR/PRODUCT_NOT_READY"),
      (.loginRequired, "400 ITEM_ERROR/ITEM_LOGIN_REQUIRED"),
      (.itemNotFound, "400 ITEM_ERROR/ITEM_NOT_FOUND"),
      (.invalidAccessToken, "400 INVALID_INPUT/INVALID_ACCESS_TOKEN"),
      (.accessNotGranted, "400 ITEM_ERROR/ACCESS_NOT_GRANTED"),
      (.consentRequired, "400 INVALID_INPUT/ADDITIONAL_CONSENT_REQUIRED"),
      (.mutation, "400 TRANSACTIONS_ERROR/TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION"),
    ])
  func refusals(_ fault: ExchangeFault, _ verdict: String) async throws {
    let scene = try await FaultScene()
    scene.occur(fault, seconds: fault == .rateLimitRetryAfter ? 7 : nil)
    #expect(try await scene.client.sync(scene.token, after: scene.cursor).verdict == verdict)
    let response = try await scene.result("/transactions/sync").get()
    #expect(response.headers["Retry-After"] == (fault == .rateLimitRetryAfter ? "7" : nil))
    scene.faults.plan = FaultPlan()
    #expect(try await scene.client.sync(scene.token, after: scene.cursor).verdict == "200")
  }

  @Test("a refused cursor stays refused after the fault ends; the initial cursor is accepted")
  func refusedCursor() async throws {
    let scene = try await FaultScene()
    scene.faults.plan = FaultPlan([FaultRule(.fault(.cursorRefused), timesMax: 1)])
    for _ in 0..<3 {
      let answer = try await scene.client.sync(scene.token, after: scene.cursor)
      #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
      #expect(answer.text("error_message") == "cursor not associated with access_token")
      scene.faults.plan = FaultPlan()
    }
    scene.occur(.cursorRefused)
    let replay = try await scene.client.pages(scene.token, count: 1)
    #expect(replay.map(\.status) == [200, 200, 200, 200], "not the cursors inside an update")
  }

  @Test("with empty cursors and repeated rows or pages, the rest is still sent")
  func pages() async throws {
    let scene = try await FaultScene()
    try scene.edit { script in
      for number in 1...6 { script.add("\(number)", to: script.accountIDs[0], name: "n\(number)") }
    }
    func names(after cursor: String) async throws -> (names: String, next: String) {
      let page = try await scene.client.sync(scene.token, after: cursor, count: 2)
      return (page.texts("added", of: "name").joined(separator: " "), page.text("next_cursor"))
    }
    scene.occur(.emptyCursor)
    #expect(try await names(after: scene.cursor) == ("n1 n2", ""))
    scene.faults.plan = FaultPlan()
    let first = try await names(after: scene.cursor)
    scene.occur(.duplicateRows)
    #expect(try await names(after: scene.cursor) == first, "no page precedes the first")
    let second = try await names(after: first.next)
    #expect(second.names == "n2 n3")
    scene.occur(.pageTwice)
    #expect(try await names(after: second.next) == ("n2 n3", second.next))
    scene.faults.plan = FaultPlan()
    #expect(try await names(after: second.next).names == "n4 n5")
  }

  @Test("unknown ids are removed or modified")
  func unknownIDs() async throws {
    let scene = try await FaultScene()
    scene.occur(.removedUnknown)
    let removal = try await scene.client.sync(scene.token, after: scene.cursor)
    #expect(removal.list("removed").count == 1)
    let ids = try scene.edit { script in
      [1, 2].map { script.add("\($0)", to: script.accountIDs[0]) }
    }
    scene.occur(.modifiedUnknown)
    let page = try await scene.client.sync(scene.token, after: scene.cursor)
    #expect(page.texts("modified", of: "transaction_id") == [ids[0]])
    #expect(page.texts("added", of: "transaction_id") == [ids[1]])
  }

  @Test("the log has the original answer of every exchange and the name of its fault")
  func log() async throws {
    for fault in ExchangeFault.allCases {
      let scene = try await FaultScene()
      let before = scene.log.text.split(separator: "\n").count
      scene.occur(fault)
      _ = await scene.result(
        "/transactions/sync",
        ["access_token": .string(scene.token), "cursor": .string(scene.cursor)])
      let lines = scene.log.text.split(separator: "\n").dropFirst(before)
      guard fault != .connectionRefused else {
        #expect(lines.isEmpty, "no request arrived")
        continue
      }
      #expect(lines.count == 1, "\(fault)")
      let line = try JSONValue.parse(Array((lines.first ?? "").utf8))
      #expect(line["fault"] == .string(fault.rawValue))
      #expect(line["response"]?.object?["request_id"]?.string?.isEmpty == false, "\(fault)")
      let isRefused = fault.rejection != nil || fault == .cursorRefused
      #expect((line["status"] == 200) == !isRefused, "\(fault)")
    }
  }

  @Test("if only the answer is lost, the request still takes effect")
  func effect() async throws {
    for fault in [ExchangeFault.reset, .http502, .truncatedJSON, .slowDrip] {
      let scene = try await FaultScene()
      let made = try await scene.client.publicToken("user_bulk_0")
      let request: JSONValue = ["public_token": made["public_token"]]
      scene.occur(fault)
      _ = await scene.result(
        "/item/public_token/exchange", request.object, timeoutSeconds: 1)
      scene.faults.plan = FaultPlan()
      let again = try await scene.client.ask("/item/public_token/exchange", request)
      let isDone = again.verdict == "400 INVALID_INPUT/INVALID_PUBLIC_TOKEN"
      #expect(isDone, "\(fault): the token is used up")
    }
  }
}
