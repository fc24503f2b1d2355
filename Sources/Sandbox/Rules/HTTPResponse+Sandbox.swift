import PlaidSyncPorts

extension HTTPResponse {
  /// An answer in JSON.
  static func json(_ status: Int, _ body: [UInt8]) -> HTTPResponse {
    HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: body)
  }

  /// The page at a Hosted Link address.
  static let hostedPage = HTTPResponse(
    status: 200, headers: ["Content-Type": "text/html; charset=utf-8"],
    body: Array(
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Local sandbox</title>
      <p>This bank is a local sandbox: the session completes by itself. You can close this page.</p>
      </html>
      """.utf8))
}
