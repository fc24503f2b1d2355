import Foundation
import PlaidSyncPorts
import Testing

@testable import PlaidSyncCurlTransport

@Suite("CurlTransport", .timeLimit(.minutes(1)))
struct CurlTransportTests {
  @Test("a POST request has its headers and body, and nothing that libcurl would add")
  func post() async throws {
    let server = RawServer { connection in
      let request = connection.readRequest() ?? ""
      connection.answer(request)
    }
    try await CurlTransport.forTest { transport async throws in
      let request = HTTPRequest(
        method: .post, url: server.url("/item/get?a=b"),
        headers: ["Content-Type": "application/json", "X-Empty": ""], body: Array("{}".utf8))
      let text = try await transport.text(request)
      #expect(
        text == """
          POST /item/get?a=b HTTP/1.1\r
          Host: 127.0.0.1:\(server.port)\r
          User-Agent: plaid-sync/test\r
          Accept: */*\r
          Accept-Encoding: gzip\r
          Content-Type: application/json\r
          X-Empty:\r
          Content-Length: 2\r
          \r
          {}
          """)
    }
  }

  @Test("an empty POST request states a length of zero", arguments: [HTTPMethod.post, .put])
  func emptyPost(method: HTTPMethod) async throws {
    let server = RawServer { $0.answer($0.readRequest() ?? "") }
    try await CurlTransport.forTest { transport async throws in
      let text = try await transport.text(HTTPRequest(method: method, url: server.url()))
      #expect(text.hasPrefix("\(method) / HTTP/1.1\r\n"))
      #expect(text.contains("Content-Length: 0\r\n") == (method == .post))
      #expect(!text.contains("Content-Type"))
    }
  }

  @Test("other methods can have a body", arguments: [HTTPMethod.put, .patch, .delete, .get])
  func verbs(method: HTTPMethod) async throws {
    let server = RawServer { $0.answer($0.readRequest() ?? "") }
    try await CurlTransport.forTest { transport async throws in
      let request = HTTPRequest(method: method, url: server.url(), body: Array("body".utf8))
      let text = try await transport.text(request)
      #expect(text.hasPrefix("\(method) / HTTP/1.1\r\n"))
      #expect(text.hasSuffix("Content-Length: 4\r\n\r\nbody"))
    }
  }

  @Test("a HEAD request does not wait for the announced body")
  func head() async throws {
    let server = RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
      connection.waitForClose()
    }
    try await CurlTransport.forTest { transport async throws in
      let response = try await transport.send(HTTPRequest(method: .head, url: server.url()))
      #expect(response == HTTPResponse(status: 200, headers: ["content-length": "1000"]))
    }
  }

  @Test(
    "every status is an answer, and a redirect is not followed", arguments: [204, 302, 429, 500])
  func status(code: Int) async throws {
    let server = RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 \(code) Text\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
    }
    try await CurlTransport.forTest { transport async throws in
      let response = try await transport.send(HTTPRequest(url: server.url()))
      #expect(response.status == code)
      #expect(response.headers["LOCATION"] == "/elsewhere")
      #expect(response.body.isEmpty)
      #expect(server.connectionCount == 1)
    }
  }

  @Test("interim answers and trailers are dropped, and repeated fields are kept in order")
  func chunked() async throws {
    let server = RawServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
      connection.write(
        "HTTP/1.1 200 OK\r\nA: 1\r\nTransfer-Encoding: chunked\r\na: 2\r\n\r\n"
          + "3\r\nabc\r\n4\r\ndefg\r\n0\r\nTrailer: x\r\n\r\n")
    }
    try await CurlTransport.forTest { transport async throws in
      let response = try await transport.send(HTTPRequest(url: server.url()))
      #expect(
        response.headers.fields.map { "\($0.name)=\($0.value)" }
          == ["A=1", "Transfer-Encoding=chunked", "a=2"])
      #expect(response.headers.values(of: "a") == ["1", "2"])
      #expect(String(decoding: response.body, as: UTF8.self) == "abcdefg")
    }
  }

  @Test("a compressed body arrives decompressed")
  func gzip() async throws {
    // The word "plaid" and a space, a thousand times.
    let packed = try #require(
      Data(
        base64Encoded: "H4sIAAAAAAACA+3EoQkAAAgAsFd8TbAIBv9PHmHdwnayK9a2bdu2bdu2bT8+lM0csHAXAAA="))
    let server = RawServer { connection in
      _ = connection.readRequest()
      connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
      connection.write([UInt8](packed))
    }
    try await CurlTransport.forTest { transport async throws in
      let text = try await transport.text(HTTPRequest(url: server.url()))
      #expect(text == String(repeating: "plaid ", count: 1_000))
    }
  }

  @Test("consecutive requests share one connection")
  func reuse() async throws {
    let server = RawServer { $0.answerAll("again") }
    try await CurlTransport.forTest { transport async throws in
      for _ in 0..<20 {
        #expect(try await transport.text(HTTPRequest(url: server.url())) == "again")
      }
      #expect(server.connectionCount == 1)
    }
  }

  @Test("a hundred concurrent requests share one thread")
  func hundred() async throws {
    let server = RawServer { connection in
      while let request = connection.readRequest() {
        let path = request.split(separator: " ")[1]
        guard connection.answer(String(path)) else { return }
      }
    }
    try await CurlTransport.forTest(threadName: "curl-hundred") { transport async throws in
      try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for number in 0..<100 {
          group.addTask {
            (number, try await transport.text(HTTPRequest(url: server.url("/\(number)"))))
          }
        }
        for try await (number, text) in group { #expect(text == "/\(number)") }
      }
      #expect(try Self.threads(named: "curl-hundred") == 1)
    }
  }

  @Test("a large body arrives whole, whether or not its length is known", arguments: [true, false])
  func large(isLengthKnown: Bool) async throws {
    let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let server = RawServer { connection in
      _ = connection.readRequest()
      let length = isLengthKnown ? "Content-Length: \(body.count)\r\n" : ""
      connection.write("HTTP/1.1 200 OK\r\n\(length)Connection: close\r\n\r\n")
      connection.write(body)
    }
    try await CurlTransport.forTest { transport async throws in
      let request = HTTPRequest(url: server.url(), bodyBytesMax: body.count)
      #expect(try await transport.send(request).body == body)
    }
  }

  /// The number of this process's threads with a name, from the kernel's list.
  private static func threads(named name: String) throws -> Int {
    let folder = "/proc/self/task"
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { id in
      // A thread may end between listing and reading, and then does not count.
      (try? String(contentsOfFile: "\(folder)/\(id)/comm", encoding: .utf8)) == name + "\n"
    }.count
  }
}
