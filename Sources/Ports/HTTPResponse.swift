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
