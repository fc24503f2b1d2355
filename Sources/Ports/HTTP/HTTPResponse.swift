/// An HTTP response, complete and within the limits of its request.
package struct HTTPResponse: Equatable, Sendable {
  /// The status code, such as 200 or 429.
  package var status: Int
  /// The header fields of the final response; interim responses (1xx) are dropped.
  package var headers: HTTPHeaders
  /// The body, decompressed.
  package var body: [UInt8]
  /// How a server delivers it to the client; `whole` for every response that was received.
  package var delivery = HTTPDelivery.whole

  /// Creates a response.
  package init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the status is a success (2xx).
  package var isSuccess: Bool { (200..<300).contains(status) }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Status and size only: headers and body may contain secrets and must not be logged.
  package var description: String { "\(status) (\(body.count) bytes)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// How a response is delivered to its client.
///
/// Every case except `whole` is an injected fault with which a server simulates a bad network;
/// a listener carries it out on the connection.
package enum HTTPDelivery: Hashable, Sendable {
  /// Completely and as fast as possible.
  case whole
  /// In pieces, so that the body takes this number of seconds.
  case slow(seconds: Int)
  /// The connection is reset after this number of bytes of the body.
  case cut(afterBytes: Int)
  /// Not at all: the connection is reset, and new ones are refused for this number of seconds.
  case refused(seconds: Int)
}
