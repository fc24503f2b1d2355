import PlaidSyncPorts
import Testing

@testable import PlaidSyncCurlTransport

@Suite("CurlTransport, cancellation", .timeLimit(.minutes(1)))
struct CurlTransportCancellationTests {
  /// An event that a server reports to its test.
  private enum Event { case connected, asked, closed }

  @Test("a task that was canceled before sends nothing")
  func beforeStart() async throws {
    let server = RawServer { $0.answerAll("never") }
    try await CurlTransport.forTest { transport async throws in
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await transport.failure(of: HTTPRequest(url: server.url()))
      }
      #expect(await task.value?.kind == "canceled")
      #expect(server.connectionCount == 0)
    }
  }

  @Test("canceling while connecting closes the connection")
  func whileConnecting() async throws {
    let (events, says) = AsyncStream<Event>.makeStream()
    let server = RawServer { connection in
      says.yield(.connected)
      connection.waitForClose()
      says.yield(.closed)
    }
    try await CurlTransport.forTest { transport async throws in
      var event = events.makeAsyncIterator()
      let url = "https://127.0.0.1:\(server.port)/"
      let task = Task { await transport.failure(of: HTTPRequest(url: url)) }
      #expect(await event.next() == .connected)
      task.cancel()
      #expect(await task.value?.kind == "canceled")
      #expect(await event.next() == .closed)
    }
  }

  @Test("canceling in mid-body closes the connection and does not affect others")
  func inBody() async throws {
    let (events, says) = AsyncStream<Event>.makeStream()
    let server = RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      says.yield(.asked)
      connection.waitForClose()
      says.yield(.closed)
    }
    let other = RawServer { $0.answerAll("fine") }
    try await CurlTransport.forTest { transport async throws in
      var event = events.makeAsyncIterator()
      let task = Task { await transport.failure(of: HTTPRequest(url: server.url())) }
      #expect(await event.next() == .asked)
      #expect(try await transport.text(HTTPRequest(url: other.url())) == "fine")
      task.cancel()
      #expect(await task.value?.kind == "canceled")
      #expect(await event.next() == .closed)
      #expect(try await transport.text(HTTPRequest(url: other.url())) == "fine")
      #expect(other.connectionCount == 1)
    }
  }

  @Test("canceling at any moment resumes the caller exactly once")
  func atAnyMoment() async throws {
    let server = RawServer { $0.answerAll("maybe") }
    try await CurlTransport.forTest { transport async throws in
      for round in 0..<200 {
        let task = Task { await transport.failure(of: HTTPRequest(url: server.url())) }
        for _ in 0..<(round % 20) { await Task.yield() }
        task.cancel()
        let failure = await task.value
        #expect(failure == nil || failure?.kind == "canceled", "round \(round)")
      }
    }
  }

  @Test("shutting down resumes all callers, closes connections and refuses later requests")
  func shutDown() async throws {
    let (events, says) = AsyncStream<Event>.makeStream()
    let server = RawServer { connection in
      _ = connection.readRequest()
      says.yield(.asked)
      connection.waitForClose()
      says.yield(.closed)
    }
    try await CurlTransport.forTest { transport async throws in
      let tasks = (0..<10).map { _ in
        Task { await transport.failure(of: HTTPRequest(url: server.url())) }
      }
      var event = events.makeAsyncIterator()
      for _ in tasks { #expect(await event.next() == .asked) }
      await transport.shutDown()
      for task in tasks { #expect(await task.value?.kind == "canceled") }
      for _ in tasks { #expect(await event.next() == .closed) }
      let late = await transport.failure(of: HTTPRequest(url: server.url()))
      #expect(late?.kind == "canceled")
      await transport.shutDown()
    }
  }

  @Test("shutting down a transport that was never used returns immediately")
  func unused() async throws {
    let transport = CurlTransport(userAgent: "plaid-sync/test")
    await transport.shutDown()
    #expect(await transport.failure(of: HTTPRequest(url: "http://127.0.0.1/"))?.kind == "canceled")
  }

  @Test("a transport that is released closes its connections")
  func dropped() async throws {
    let (events, says) = AsyncStream<Event>.makeStream()
    let server = RawServer { connection in
      connection.answerAll("once")
      says.yield(.closed)
    }
    do {
      let transport = CurlTransport(userAgent: "plaid-sync/test", usesEnvironmentProxies: false)
      #expect(try await transport.text(HTTPRequest(url: server.url())) == "once")
    }
    var event = events.makeAsyncIterator()
    #expect(await event.next() == .closed)
  }
}
