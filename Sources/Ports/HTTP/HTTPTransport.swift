/// Sends requests and waits for complete responses.
///
/// Every status code is a response; only failures to receive one are thrown. A transport does not
/// retry, except where the server cannot notice it.
package protocol HTTPTransport: Sendable {
  /// Sends `request`; canceling the calling task ends the transfer and throws `.canceled`.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// Answers requests that arrive at a port or directly from a test.
///
/// It does not throw, because the client must get a response: a failure is a status code.
package protocol HTTPResponder: Sendable {
  /// Responds to `request`, whose `url` may be only the path and query.
  func respond(to request: HTTPRequest) async -> HTTPResponse
}

/// Why no response arrived; a closed set, so that callers can decide how to react.
///
/// The detail is for users and logs. It never contains headers, bodies or the query of a URL.
package enum TransportError: Error, Hashable, Sendable {
  /// The request cannot be sent: its URL is malformed, or its scheme is not HTTP(S).
  case invalidRequest(String)
  /// The name of the server or of the proxy has no address.
  case resolve(String)
  /// The connection was refused or was not established within the connect timeout.
  case connect(String)
  /// No trusted encrypted connection could be established.
  case tls(String)
  /// The exchange exceeded its total timeout; the server may still be processing the request.
  case timeOut(String)
  /// The calling task was canceled, or the transport was shut down.
  case canceled(String)
  /// The response is larger than the request allows.
  case tooLarge(String)
  /// The response violates HTTP or exceeds the limits of its header.
  case protocolViolation(String)
  /// The connection was lost before the whole response arrived.
  case disconnected(String)
  /// This machine lacks a resource, such as memory, descriptors or threads.
  case unavailable(String)

  /// What happened, as part of a sentence.
  package var detail: String {
    switch self {
    case .invalidRequest(let detail), .resolve(let detail), .connect(let detail),
      .tls(let detail), .timeOut(let detail), .canceled(let detail), .tooLarge(let detail),
      .protocolViolation(let detail), .disconnected(let detail), .unavailable(let detail):
      detail
    }
  }

  /// Whether the server may have processed the request, so that a retry could have an effect twice.
  ///
  /// Billed calls and the exchange of one-time tokens are retried only if this is `false`. A
  /// transfer that may have sent even one byte counts as having reached the server.
  package var mayHaveReachedServer: Bool {
    switch self {
    case .invalidRequest, .resolve, .connect, .tls: false
    case .timeOut, .canceled, .tooLarge, .protocolViolation, .disconnected, .unavailable: true
    }
  }
}

extension TransportError: CustomStringConvertible {
  /// The case and its detail, for logs.
  package var description: String {
    let name =
      switch self {
      case .invalidRequest: "invalid request"
      case .resolve: "name not resolved"
      case .connect: "not connected"
      case .tls: "no trusted connection"
      case .timeOut: "timed out"
      case .canceled: "canceled"
      case .tooLarge: "answer too large"
      case .protocolViolation: "answer not understood"
      case .disconnected: "connection lost"
      case .unavailable: "not available"
      }
    return "\(name): \(detail)"
  }
}
