import PlaidSyncCurlTransport
import PlaidSyncListener
import PlaidSyncPorts
import Testing

@Suite("HTTPDelivery", .timeLimit(.minutes(1)))
struct DeliveryTests {
  /// Answers with a body of 1000 bytes, with the delivery fault that the path names.
  private struct FaultyDelivery: HTTPResponder {
    let delivery: HTTPDelivery

    func respond(to request: HTTPRequest) async -> HTTPResponse {
      var response = HTTPResponse(status: 200, body: Array(repeating: 0x61, count: 1000))
      if request.path == "/bad" { response.delivery = delivery }
      return response
    }
  }

  private func serve(
    _ delivery: HTTPDelivery, _ body: (UInt16, CurlTransport) async throws -> Void
  ) async throws {
    let listener = HTTPListener(
      responder: FaultyDelivery(delivery: delivery), limits: ListenerLimits(stopSeconds: 1))
    let transport = CurlTransport(userAgent: "plaid-sync/test", usesEnvironmentProxies: false)
    let port = try await listener.start()
    do {
      try await body(port, transport)
    } catch {
      await transport.shutDown()
      await listener.stop()
      throw error
    }
    await transport.shutDown()
    await listener.stop()
  }

  private func result(
    _ path: String, _ port: UInt16, _ transport: CurlTransport, timeoutSeconds: Double = 60
  ) async -> Result<HTTPResponse, TransportError> {
    var request = HTTPRequest(url: "http://127.0.0.1:\(port)\(path)")
    request.totalTimeoutSeconds = timeoutSeconds
    do throws(TransportError) {
      return .success(try await transport.send(request))
    } catch {
      return .failure(error)
    }
  }

  @Test("the connection of a cut answer is reset after its first bytes, and no other one is")
  func cut() async throws {
    try await serve(.cut(afterBytes: 300)) { port, transport async throws in
      let other = try RawClient(port: port)
      let client = try RawClient(port: port)
      client.write("GET /bad HTTP/1.1\r\nHost: a\r\n\r\n")
      let (text, isReset) = await client.readToReset()
      #expect(isReset)
      #expect(text.contains("Content-Length: 1000\r\n"))
      #expect(text.hasSuffix(String(repeating: "a", count: 300)))
      #expect(!text.hasSuffix(String(repeating: "a", count: 301)))
      other.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await other.readAnswer()?.hasSuffix("aaa") == true)
      guard case .failure(.disconnected) = await result("/bad", port, transport) else {
        Issue.record("curl did not see it: \(await result("/bad", port, transport))")
        return
      }
      #expect(try await result("/", port, transport).get().status == 200)
    }
  }

  @Test(
    "a refused answer is a reset, then connections are refused, then the same port serves again")
  func refused() async throws {
    try await serve(.refused(seconds: 2)) { port, transport async throws in
      let kept = try RawClient(port: port)
      let client = try RawClient(port: port)
      let start = ContinuousClock.now
      client.write("GET /bad HTTP/1.1\r\nHost: a\r\n\r\n")
      let (text, isReset) = await client.readToReset()
      #expect(isReset && text == "")
      // On a busy machine the two seconds may be over before a client reconnects.
      var answer = await result("/", port, transport)
      if case .success = answer { #expect(start.duration(to: .now) > .seconds(2)) }
      kept.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await kept.readAnswer()?.hasSuffix("aaa") == true, "existing connections stay open")
      while case .failure(.connect) = answer { answer = await result("/", port, transport) }
      #expect(try answer.get().status == 200)
      #expect(start.duration(to: .now) > .milliseconds(1950))
      // It can be repeated, and a listener can be stopped in the meantime.
      let last = try RawClient(port: port)
      last.write("GET /bad HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await last.readToReset().isReset)
    }
  }

  @Test("a slow answer takes its time, and a client's timeout ends it")
  func slow() async throws {
    try await serve(.slow(seconds: 1)) { port, transport async throws in
      let start = ContinuousClock.now
      let answer = try await result("/bad", port, transport).get()
      #expect(answer.body.count == 1000)
      #expect(start.duration(to: .now) > .milliseconds(950))
      let late = await result("/bad", port, transport, timeoutSeconds: 0.2)
      guard case .failure(.timeOut) = late else {
        Issue.record("the client waited for the whole answer")
        return
      }
    }
  }
}
