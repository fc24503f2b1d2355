import PlaidSyncPorts
import Testing

@testable import PlaidSyncCurlTransport

@Suite(
  "CurlTransport over TLS", .timeLimit(.minutes(1)),
  .enabled(if: TLSServer.isPossible, "the openssl command is missing"))
struct CurlTransportTLSTests {
  @Test("a certificate without a trusted issuer is refused")
  func untrusted() async throws {
    let server = try await TLSServer.start()
    try await CurlTransport.forTest { transport async throws in
      let failure = await transport.failure(of: HTTPRequest(url: server.url))
      #expect(failure?.kind == "no trusted connection")
      #expect(failure?.mayHaveReachedServer == false)
    }
  }

  @Test("a certificate of the given file is accepted, but only for its own name")
  func trusted() async throws {
    let server = try await TLSServer.start()
    try await CurlTransport.forTest(caFile: server.certificate) { transport async throws in
      let response = try await transport.send(HTTPRequest(url: server.url))
      #expect(response.status == 200)
      #expect(!response.body.isEmpty)
      let failure = await transport.failure(of: HTTPRequest(url: server.urlOfAnotherName))
      #expect(failure?.kind == "no trusted connection")
    }
  }

  @Test("a server that does not speak TLS is refused")
  func plain() async throws {
    let server = RawServer { connection in
      connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
      connection.waitForClose()
    }
    try await CurlTransport.forTest { transport async throws in
      let failure = await transport.failure(
        of: HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
      #expect(failure?.kind == "no trusted connection")
    }
  }

  @Test("a missing certificate file is an error, not a reason to trust")
  func missingFile() async throws {
    let server = RawServer { $0.waitForClose() }
    try await CurlTransport.forTest(caFile: "/does/not/exist.pem") { transport async throws in
      let failure = await transport.failure(
        of: HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
      #expect(failure?.kind == "no trusted connection")
    }
  }
}
