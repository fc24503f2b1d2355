import PlaidSyncPorts

@testable import PlaidSyncCurlTransport

extension CurlTransport {
  /// Runs a test with its own transport, and waits until its thread has ended.
  static func forTest(
    caFile: String? = nil, threadName: String = "curl-test",
    _ body: (CurlTransport) async throws -> Void
  ) async throws {
    let transport = CurlTransport(
      userAgent: "plaid-sync/test", caFile: caFile, usesEnvironmentProxies: false,
      threadName: threadName)
    do {
      try await body(transport)
    } catch {
      await transport.shutDown()
      throw error
    }
    await transport.shutDown()
  }

  /// Sends a request that must fail, and returns its error.
  func failure(of request: HTTPRequest) async -> TransportError? {
    do {
      _ = try await send(request)
      return nil
    } catch {
      return error
    }
  }

  /// Sends a request and returns the body as text.
  func text(_ request: HTTPRequest) async throws -> String {
    String(decoding: try await send(request).body, as: UTF8.self)
  }
}

extension TransportError {
  /// The name of the case, without the detail, which libcurl words.
  var kind: String { String(description.prefix { $0 != ":" }) }
}
