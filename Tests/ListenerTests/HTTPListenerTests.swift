import PlaidSyncCurlTransport
import PlaidSyncListener
import PlaidSyncPorts
import Testing

@Suite("HTTPListener", .timeLimit(.minutes(1)))
struct HTTPListenerTests {
  /// Answers with a description of the request.
  private struct Echo: HTTPResponder {
    func respond(to request: HTTPRequest) async -> HTTPResponse {
      let text = "\(request.method) \(request.url) \(request.headers["x-a"] ?? "-") "
      return HTTPResponse(
        status: 200, headers: ["Content-Type": "text/plain", "X-B": "c"],
        body: Array(text.utf8) + request.body)
    }
  }

  /// Answers every request the same way.
  private struct Constant: HTTPResponder {
    let response: HTTPResponse
    func respond(to request: HTTPRequest) async -> HTTPResponse { response }
  }

  /// Reports a request to the test, and answers when the test allows it.
  private struct Slow: HTTPResponder {
    let asked: AsyncStream<Void>.Continuation
    let goAhead: AsyncStream<Void>
    func respond(to request: HTTPRequest) async -> HTTPResponse {
      asked.yield()
      for await _ in goAhead { break }
      return HTTPResponse(status: 200, body: Array("slow".utf8))
    }
  }

  private func serve(
    _ responder: any HTTPResponder, _ limits: ListenerLimits = ListenerLimits(),
    _ body: (String, UInt16, CurlTransport) async throws -> Void
  ) async throws {
    let listener = HTTPListener(responder: responder, limits: limits)
    let transport = CurlTransport(userAgent: "plaid-sync/test", usesEnvironmentProxies: false)
    let port = try await listener.start()
    do {
      try await body("http://127.0.0.1:\(port)", port, transport)
    } catch {
      await transport.shutDown()
      await listener.stop()
      throw error
    }
    await transport.shutDown()
    await listener.stop()
  }

  @Test("a request arrives with its method, address, headers and body")
  func echo() async throws {
    try await serve(Echo()) { url, _, transport async throws in
      for method in [HTTPMethod.post, .put, .patch, .delete] {
        let response = try await transport.send(
          HTTPRequest(
            method: method, url: "\(url)/a%20b?c=%2F", headers: ["X-A": "1"],
            body: Array("body".utf8)))
        #expect(response.status == 200)
        #expect(response.headers["content-type"] == "text/plain")
        #expect(response.headers["x-b"] == "c")
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text == "\(method) /a%20b?c=%2F 1 body")
      }
    }
  }

  @Test("many requests share one connection, with bodies of every size up to the limit")
  func keepAlive() async throws {
    try await serve(Echo(), ListenerLimits(bodyBytesMax: 300_000)) { _, port, _ async throws in
      let client = try RawClient(port: port)
      for size in [0, 1, 4_095, 4_096, 16_384, 16_385, 70_000, 300_000] {
        let body = String(repeating: "b", count: size)
        client.write("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n\(body)")
        let answer = await client.readAnswer()
        #expect(answer?.hasSuffix("POST /x - \(body)") == true, "\(size)")
      }
      client.write("POST /y HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      client.write("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
      #expect(await client.readAnswer()?.hasSuffix("POST /y - abcde") == true)
    }
  }

  @Test("a HEAD request is answered with the length but no body")
  func head() async throws {
    let three = Constant(response: HTTPResponse(status: 200, body: [1, 2, 3]))
    try await serve(three) { _, port, _ async throws in
      let client = try RawClient(port: port)
      client.write("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
      let head = await client.readHead()
      #expect(head?.contains("Content-Length: 3\r\n") == true)
      client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(await client.readHead()?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
    }
  }

  @Test("status and repeated fields are sent, and a wrong length is corrected")
  func status() async throws {
    let response = HTTPResponse(
      status: 429,
      headers: HTTPHeaders([
        .init(name: "Set-Cookie", value: "a"), .init(name: "Set-Cookie", value: "b"),
        .init(name: "Content-Length", value: "99"), .init(name: "X-Bad", value: "a\r\nb: c"),
      ]), body: Array("no".utf8))
    try await serve(Constant(response: response)) { url, _, transport async throws in
      let received = try await transport.send(HTTPRequest(url: url))
      #expect(received.status == 429)
      #expect(received.body == response.body)
      #expect(received.headers.values(of: "Set-Cookie") == ["a", "b"])
      #expect(received.headers["X-Bad"] == nil)
      #expect(received.headers["b"] == nil)
    }
  }

  @Test("a body over the limit is refused, and its rest is not mistaken for a request")
  func tooLarge() async throws {
    try await serve(Echo(), ListenerLimits(bodyBytesMax: 10)) { _, port, _ async throws in
      let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
      let bodies = [
        "Content-Length: 100000\r\n\r\n01234567890123456789\(smuggled)",
        "Transfer-Encoding: chunked\r\n\r\n15\r\n012345678901234567890\r\n\(smuggled)",
      ]
      for body in bodies {
        let client = try RawClient(port: port)
        client.write("POST / HTTP/1.1\r\nHost: a\r\n\(body)")
        #expect(await client.readHead()?.hasPrefix("HTTP/1.1 413 ") == true)
        let rest = await client.readToEnd()
        #expect(rest == "The request has more than 10 bytes.\n", "\(body)")
      }
    }
  }

  @Test("an idle client is disconnected: before, within and after a request")
  func silent() async throws {
    try await serve(Echo(), ListenerLimits(idleSeconds: 1)) { _, port, _ async throws in
      let starts = [
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\nabc",
      ]
      let clients = try starts.map { start in
        let client = try RawClient(port: port)
        client.write(start)
        return client
      }
      for client in clients { #expect(await !client.readToEnd().contains("200 OK")) }
    }
  }

  @Test("an answer that takes too long becomes status 503")
  func late() async throws {
    let (_, asked) = AsyncStream<Void>.makeStream()
    let (never, keep) = AsyncStream<Void>.makeStream()
    let limits = ListenerLimits(answerSeconds: 0)
    try await serve(Slow(asked: asked, goAhead: never), limits) { url, _, transport async throws in
      #expect(try await transport.send(HTTPRequest(url: url)).status == 503)
    }
    keep.finish()
  }

  @Test("stopping lets an active answer finish, closes idle connections and frees the port")
  func stop() async throws {
    let (questions, asked) = AsyncStream<Void>.makeStream()
    let (goAhead, answer) = AsyncStream<Void>.makeStream()
    let listener = HTTPListener(
      responder: Slow(asked: asked, goAhead: goAhead), limits: ListenerLimits(stopSeconds: 50))
    let port = try await listener.start()
    let idle = try RawClient(port: port)
    let busy = try RawClient(port: port)
    busy.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    for await _ in questions { break }
    async let stopped: Void = listener.stop()
    #expect(await idle.readToEnd() == "")
    answer.yield()
    #expect(await busy.readToEnd().hasSuffix("slow"))
    await stopped
    #expect(throws: RawClient.Problem.self) { try RawClient(port: port) }
  }

  @Test("a port in use and an invalid address are errors")
  func unavailable() async throws {
    let first = HTTPListener(responder: Echo())
    let port = try await first.start()
    let second = HTTPListener(responder: Echo(), port: port)
    do {
      _ = try await second.start()
      Issue.record("two listeners got the same port")
    } catch ListenerError.unavailable {
    }
    await second.stop()
    await #expect(throws: ListenerError.alreadyStarted) { try await first.start() }
    await first.stop()
    let nowhere = HTTPListener(responder: Echo(), address: "nowhere")
    await #expect(throws: ListenerError.invalidAddress("nowhere")) { try await nowhere.start() }
  }

  @Test("canceling the task that waits for the end stops the listener")
  func canceled() async throws {
    let listener = HTTPListener(responder: Echo(), address: "::1")
    _ = try await listener.start()
    let task = Task { await listener.waitUntilStopped() }
    task.cancel()
    await task.value
  }

  @Test("a hundred pages of 750 KB arrive completely")
  func pages() async throws {
    let body = (0..<750_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let page = Constant(response: HTTPResponse(status: 200, body: body))
    try await serve(page) { url, _, transport async throws in
      for _ in 0..<100 {
        #expect(try await transport.send(HTTPRequest(url: url)).body == body)
      }
    }
  }
}
