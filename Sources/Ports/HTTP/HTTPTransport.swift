/// The way out: sends a request and waits for the whole answer.
///
/// Every status code is an answer; only what keeps an answer from arriving is thrown. A transport
/// repeats nothing of its own accord beyond what is invisible to the server.
public protocol HTTPTransport: Sendable {
  /// Sends `request`; cancelling the calling task ends the transfer and throws `.cancelled`.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}

/// The way in: answers requests that arrive at a port, or straight from a test.
///
/// It does not throw, because whoever asked must be told something: a failure is a status code.
public protocol HTTPResponder: Sendable {
  /// Answers `request`, whose `url` may be the path and query only.
  func respond(to request: HTTPRequest) async -> HTTPResponse
}

/// Why no answer arrived; a closed set, so that callers can decide what to do next.
///
/// The detail is for people and logs. It never holds headers, bodies or the query of an address.
public enum TransportError: Error, Hashable, Sendable {
  /// The request cannot be sent as it is: a malformed address, or a scheme other than HTTP(S).
  case invalidRequest(String)
  /// The server's (or the proxy's) name has no address.
  case resolve(String)
  /// Nobody accepted the connection, or it was not made within the connect time-out.
  case connect(String)
  /// No trusted encrypted connection came about.
  case tls(String)
  /// The exchange took longer than its total time-out; the server may still be at work.
  case timeOut(String)
  /// The calling task was cancelled, or the transport shut down.
  case cancelled(String)
  /// The answer is larger than the request allows.
  case tooLarge(String)
  /// The answer breaks the rules of HTTP or exceeds the limits of its header.
  case protocolViolation(String)
  /// The connection was made and then lost before the whole answer arrived.
  case disconnected(String)
  /// This machine ran short of something: memory, descriptors, threads.
  case unavailable(String)

  /// What happened, as a part of a sentence.
  public var detail: String {
    switch self {
    case .invalidRequest(let detail), .resolve(let detail), .connect(let detail),
      .tls(let detail), .timeOut(let detail), .cancelled(let detail), .tooLarge(let detail),
      .protocolViolation(let detail), .disconnected(let detail), .unavailable(let detail):
      detail
    }
  }

  /// Whether the server may have acted on the request, so that repeating it could do things twice.
  ///
  /// Billed calls and the exchange of one-time tokens are repeated only where this is `false`. A
  /// transfer that may have sent even one byte counts as having reached the server.
  public var mayHaveReachedServer: Bool {
    switch self {
    case .invalidRequest, .resolve, .connect, .tls: false
    case .timeOut, .cancelled, .tooLarge, .protocolViolation, .disconnected, .unavailable: true
    }
  }
}

extension TransportError: CustomStringConvertible {
  /// The case and its detail, for logs.
  public var description: String {
    let name =
      switch self {
      case .invalidRequest: "invalid request"
      case .resolve: "name not resolved"
      case .connect: "not connected"
      case .tls: "no trusted connection"
      case .timeOut: "timed out"
      case .cancelled: "cancelled"
      case .tooLarge: "answer too large"
      case .protocolViolation: "answer not understood"
      case .disconnected: "connection lost"
      case .unavailable: "not available"
      }
    return "\(name): \(detail)"
  }
}
