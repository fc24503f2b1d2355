/// The way out: sends a request and waits for the whole answer.
///
/// Every status code is an answer; only what keeps an answer from arriving is thrown. A transport
/// repeats nothing of its own accord beyond what is invisible to the server.
public protocol HTTPTransport: Sendable {
  /// Sends `request`; cancelling the calling task ends the transfer and throws `.cancelled`.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
