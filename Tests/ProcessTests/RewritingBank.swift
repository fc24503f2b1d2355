import Foundation
import PlaidSyncCurlTransport
import PlaidSyncPorts

/// A proxy between the program and the sandbox that replaces the texts of some amounts, so that a
/// test determines the bytes that are sent, digit by digit.
struct RewritingBank: HTTPResponder {
  /// The sandbox's address.
  let address: String
  /// The texts of the sandbox and the texts sent instead.
  let texts: [(from: String, to: String)]
  private let transport = CurlTransport(userAgent: "test")

  init(address: String, texts: [(from: String, to: String)]) {
    self.address = address
    self.texts = texts
  }

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    var request = request
    request.url = address + request.path
    request.headers = HTTPHeaders(
      request.headers.fields.filter {
        let name = $0.name.lowercased()
        return name.hasPrefix("plaid-") || name == "content-type"
      })
    do {
      let answer = try await transport.send(request)
      var body = String(decoding: answer.body, as: UTF8.self)
      for (from, to) in texts {
        body = body.replacing("\"amount\":\(from)", with: "\"amount\":\(to)")
      }
      return HTTPResponse(
        status: answer.status, headers: ["Content-Type": "application/json"],
        body: Array(body.utf8))
    } catch {
      return HTTPResponse(status: 502)
    }
  }
}
