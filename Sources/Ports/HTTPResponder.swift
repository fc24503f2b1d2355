/// The way in: answers requests that arrive at a port, or straight from a test.
///
/// It does not throw, because whoever asked must be told something: a failure is a status code.
public protocol HTTPResponder: Sendable {
  /// Answers `request`, whose `url` may be the path and query only.
  func respond(to request: HTTPRequest) async -> HTTPResponse
}
