import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire
import Synchronization

@testable import PlaidSyncAPI

/// A transport that answers every request with the same body and records the requests.
final class ScriptedTransport: HTTPTransport {
  private let response: HTTPResponse
  private let asked = Mutex<[HTTPRequest]>([])

  /// Creates a transport that answers with a body.
  init(_ body: [UInt8], status: Int = 200) {
    response = HTTPResponse(status: status, body: body)
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    asked.withLock { $0.append(request) }
    return response
  }

  /// The paths and bodies of the recorded requests.
  var requests: [(path: String, body: String)] {
    asked.withLock { requests in
      requests.map {
        (
          String($0.url.dropFirst("https://plaid.test".count)),
          String(decoding: $0.body, as: UTF8.self)
        )
      }
    }
  }

  /// An aggregator that uses this transport.
  var aggregator: PlaidAggregator {
    PlaidAggregator(
      client: PlaidClient(
        transport: self, baseURL: "https://plaid.test",
        credentials: { PlaidCredentials(clientID: "id", secret: Secret("hush")) },
        now: { Timestamp(milliseconds: 0) }),
      clientName: "test", countryCodes: ["US"])
  }
}

/// Parses a date that is written in a test.
func date(_ text: String) throws -> LocalDate {
  guard let date = LocalDate(text) else { throw Misspelled(text: text) }
  return date
}

/// The error that a text in a test is not what it should be.
struct Misspelled: Error {
  let text: String
}
