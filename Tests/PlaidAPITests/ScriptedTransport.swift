import JSON
import Ledger
import PlaidWire
import Ports
import Synchronization

@testable import PlaidAPI

/// Answers every request with the same body, and remembers what was asked.
final class ScriptedTransport: HTTPTransport {
  private let response: HTTPResponse
  private let asked = Mutex<[HTTPRequest]>([])

  /// Makes one that answers with a body.
  init(_ body: [UInt8], status: Int = 200) {
    response = HTTPResponse(status: status, body: body)
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    asked.withLock { $0.append(request) }
    return response
  }

  /// The paths and bodies that were asked.
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

  /// A provider that speaks to this transport.
  var aggregator: PlaidAggregator {
    PlaidAggregator(
      client: PlaidClient(
        transport: self, baseURL: "https://plaid.test",
        credentials: { PlaidCredentials(clientID: "id", secret: Secret("hush")) },
        now: { Timestamp(milliseconds: 0) }),
      clientName: "test", countryCodes: ["US"])
  }
}

/// A date that a test writes down.
func date(_ text: String) throws -> LocalDate {
  guard let date = LocalDate(text) else { throw Misspelled(text: text) }
  return date
}

/// A text in a test that does not say what it should.
struct Misspelled: Error {
  let text: String
}
