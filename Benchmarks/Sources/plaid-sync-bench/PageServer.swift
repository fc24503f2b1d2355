import PlaidSyncCurlTransport
import PlaidSyncPorts

/// Fetches pages with the product's transport, as a pull does.
struct PageServer {
  private let url: String
  private let transport: CurlTransport

  init(_ url: String, certificate: String? = nil) {
    self.url = url
    transport = CurlTransport(userAgent: "plaid-sync-bench", caFile: certificate)
  }

  /// The page after `cursor`; 0 is the beginning.
  func page(after cursor: Int) async throws -> [UInt8] {
    let name = cursor == 0 ? "" : "c-\(cursor)"
    let body = """
      {"client_id":"bench","secret":"bench","access_token":"access-sandbox-bench-1",\
      "cursor":"\(name)","count":500}
      """
    let response = try await transport.send(
      HTTPRequest(
        method: .post, url: url + "/transactions/sync",
        headers: ["Content-Type": "application/json"], body: Array(body.utf8)))
    guard response.status == 200 else {
      throw Setting.Problem(description: "the page server answered \(response.status)")
    }
    return response.body
  }

  func shutDown() async {
    await transport.shutDown()
  }
}
