import Glibc
import PlaidSyncPorts
import Testing

@testable import PlaidSyncCurlTransport

@Suite("CurlTransport, errors", .timeLimit(.minutes(1)))
struct CurlTransportErrorTests {
  /// Sends a request to a server that runs `script` after reading it, and returns the error.
  private func failure(
    _ request: HTTPRequest = HTTPRequest(url: ""),
    _ script: @escaping @Sendable (RawConnection) -> Void
  ) async throws -> TransportError? {
    let server = RawServer { connection in
      _ = connection.readRequest()
      script(connection)
    }
    var failure: TransportError?
    try await CurlTransport.forTest { transport async throws in
      var request = request
      request.url = server.url()
      failure = await transport.failure(of: request)
    }
    return failure
  }

  @Test("an invalid request is refused before anything is sent")
  func invalid() async throws {
    let requests = [
      HTTPRequest(url: ""), HTTPRequest(url: "http://"), HTTPRequest(url: "http://a b/"),
      HTTPRequest(url: "ftp://127.0.0.1/"), HTTPRequest(url: "file:///etc/hostname"),
      HTTPRequest(url: "http://127.0.0.1/\r\nX: y"),
      HTTPRequest(url: "http://127.0.0.1/", headers: ["A": "b\r\nC: d"]),
      HTTPRequest(url: "http://127.0.0.1/", headers: ["A b": "c"]),
      HTTPRequest(method: HTTPMethod(rawValue: "GET / X"), url: "http://127.0.0.1/"),
    ]
    try await CurlTransport.forTest { transport async throws in
      for request in requests {
        let failure = await transport.failure(of: request)
        #expect(
          failure?.kind == "invalid request", "\(request.url): \(String(describing: failure))")
        #expect(failure?.mayHaveReachedServer == false)
      }
    }
  }

  @Test("a name without an address is an error of name resolution")
  func resolve() async throws {
    try await CurlTransport.forTest { transport async throws in
      let failure = await transport.failure(of: HTTPRequest(url: "http://nowhere.invalid/"))
      #expect(failure?.kind == "name not resolved")
      #expect(failure?.mayHaveReachedServer == false)
    }
  }

  @Test("a closed port is an error of the connection")
  func connect() async throws {
    // The port is free again as soon as the server is closed.
    let port = RawServer { _ in }.closedPort()
    try await CurlTransport.forTest { transport async throws in
      let failure = await transport.failure(of: HTTPRequest(url: "http://127.0.0.1:\(port)/"))
      #expect(failure?.kind == "not connected")
      #expect(failure?.mayHaveReachedServer == false)
    }
  }

  @Test("a server that accepts but is silent in the handshake is an error of the connection")
  func connectTimeOut() async throws {
    let server = RawServer { $0.waitForClose() }
    try await CurlTransport.forTest { transport async throws in
      let request = HTTPRequest(
        url: "https://127.0.0.1:\(server.port)/", connectTimeoutSeconds: 0.1)
      let failure = await transport.failure(of: request)
      #expect(failure?.kind == "not connected")
      #expect(failure?.mayHaveReachedServer == false)
    }
  }

  @Test("a request to a server that never answers ends after the total timeout")
  func timeOut() async throws {
    let failure = try await failure(HTTPRequest(url: "", totalTimeoutSeconds: 0.2)) {
      $0.waitForClose()
    }
    #expect(failure?.kind == "timed out")
    #expect(failure?.mayHaveReachedServer == true)
  }

  @Test("a request to a server that stops in mid-body ends after the total timeout")
  func timeOutInBody() async throws {
    let failure = try await failure(HTTPRequest(url: "", totalTimeoutSeconds: 0.2)) {
      $0.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      $0.waitForClose()
    }
    #expect(failure?.kind == "timed out")
  }

  @Test("a body with one byte too many is refused, whether its length is announced or not")
  func tooLarge() async throws {
    let request = HTTPRequest(url: "", bodyBytesMax: 9)
    for header in ["Content-Length: 10\r\n", "Connection: close\r\n"] {
      let failure = try await failure(request) {
        $0.write("HTTP/1.1 200 OK\r\n\(header)\r\n0123456789")
      }
      #expect(failure?.kind == "answer too large", "\(header)")
    }
  }

  @Test("an endless body is refused as soon as it is too large")
  func endless() async throws {
    let failure = try await failure(HTTPRequest(url: "", bodyBytesMax: 1_000_000)) { connection in
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      let piece = [UInt8](repeating: 0, count: 65_536)
      while connection.write(piece) {}
    }
    #expect(failure?.kind == "answer too large")
  }

  @Test("an endless header is refused: too many fields, too long a field, interim answers")
  func endlessHeader() async throws {
    let long = String(repeating: "x", count: 8_192)
    let pieces = [
      "A: b\r\n", "B: \(long)\r\n", long, "\(long)\r\n ",
      "b\r\n\r\nHTTP/1.1 100 Continue\r\nA: ",
    ]
    for piece in pieces {
      let failure = try await failure { connection in
        connection.write("HTTP/1.1 100 Continue\r\nA: ")
        while connection.write(piece) {}
      }
      #expect(failure?.kind == "answer not understood", "\(piece.prefix(30)) \(failure as Any)")
    }
  }

  @Test("a truncated answer is not mistaken for a complete one")
  func truncated() async throws {
    let answers = [
      "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n",
    ]
    for answer in answers {
      let failure = try await failure { $0.write(answer) }
      #expect(failure?.kind == "answer not understood", "\(answer) \(failure as Any)")
      #expect(failure?.mayHaveReachedServer == true)
    }
  }

  @Test("an answer that is not HTTP is not understood")
  func garbage() async throws {
    for answer in [
      "garbage\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    ] {
      let failure = try await failure { $0.write(answer) }
      #expect(failure?.kind == "answer not understood", "\(answer) \(failure as Any)")
    }
  }

  @Test("a reset is a lost connection, in mid-body as well as before the answer")
  func reset() async throws {
    let before = try await failure { $0.resetOnClose() }
    #expect(before?.kind == "connection lost")
    #expect(before?.mayHaveReachedServer == true)
    let silent = try await failure { _ in }
    #expect(silent?.kind == "connection lost")
    let within = try await failure { connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      connection.resetOnClose()
    }
    #expect(within?.kind == "connection lost")
    #expect(within?.mayHaveReachedServer == true)
  }

  @Test("after a failure the transport works as before")
  func recovers() async throws {
    let rude = RawServer { _ = $0.readRequest() }
    let kind = RawServer { $0.answerAll("well") }
    try await CurlTransport.forTest { transport async throws in
      for _ in 0..<5 {
        let secret = HTTPRequest(
          method: .post, url: rude.url(), headers: ["X-Secret": "a"], body: [1, 2, 3])
        #expect(await transport.failure(of: secret)?.kind == "connection lost")
        #expect(try await transport.text(HTTPRequest(url: kind.url())) == "well")
      }
      #expect(kind.connectionCount == 1)
    }
  }

  @Test("a reused handle keeps nothing of the previous request")
  func forgets() async throws {
    let server = RawServer { connection in
      while let request = connection.readRequest() { connection.answer(request) }
    }
    try await CurlTransport.forTest { transport async throws in
      let first = HTTPRequest(
        method: .post, url: server.url(), headers: ["X-Secret": "a"], body: Array("b".utf8))
      _ = try await transport.send(first)
      let text = try await transport.text(HTTPRequest(url: server.url()))
      #expect(text.hasPrefix("GET / HTTP/1.1\r\n"))
      #expect(!text.contains("X-Secret"))
      #expect(!text.contains("Content-Length"))
    }
  }
}
