/// One answer, complete and within the limits of its request.
public struct HTTPResponse: Equatable, Sendable {
  /// The status code, such as 200 or 429.
  public var status: Int
  /// The header fields of the final answer; interim ones (1xx) are dropped.
  public var headers: HTTPHeaders
  /// The body, decompressed.
  public var body: [UInt8]
  /// How it gets to the client; `whole` for every answer that came from elsewhere.
  public var delivery = HTTPDelivery.whole

  /// Makes an answer.
  public init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the status says that the request was carried out.
  public var isSuccess: Bool { (200..<300).contains(status) }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Status and size only: headers and body may hold secrets and never reach a log.
  public var description: String { "\(status) (\(body.count) bytes)" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// How an answer gets to its client.
///
/// Everything but `whole` is a fault made on purpose, by which a server plays a bad network:
/// a listener does it on the wire.
public enum HTTPDelivery: Hashable, Sendable {
  /// As fast as it goes, to the last byte.
  case whole
  /// Piece by piece, so that the body takes so many seconds.
  case slow(seconds: Int)
  /// The connection is reset behind so many bytes of the body.
  case cut(afterBytes: Int)
  /// Not at all: the connection is reset, and new ones are refused for so many seconds.
  case refused(seconds: Int)
}
