import PlaidSyncJSON
import PlaidSyncPorts
import Synchronization

@testable import PlaidSyncSandbox

/// Collects answers for later use in a test.
final class Answers: Sendable {
  private let state = Mutex<[HTTPResponse]>([])

  /// The answers, in order.
  var all: [HTTPResponse] { state.withLock { $0 } }

  func add(_ response: HTTPResponse) { state.withLock { $0.append(response) } }
}

extension HTTPResponse {
  /// An error object as Plaid sends it.
  static func plaidError(
    _ type: String, _ code: String, _ message: String = "scripted", status: Int = 400,
    retryAfter: String? = nil
  ) -> HTTPResponse {
    let object: JSONValue = [
      "error_type": .string(type), "error_code": .string(code),
      "error_message": .string(message), "display_message": nil, "request_id": "req-scripted",
    ]
    var response = HTTPResponse.json(status, object.encoded())
    response.headers["Retry-After"] = retryAfter
    return response
  }
}
