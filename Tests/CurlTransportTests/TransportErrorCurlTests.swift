import CPlaidSyncCurl
import PlaidSyncPorts
import Testing

@testable import PlaidSyncCurlTransport

@Suite("TransportError from libcurl's codes")
struct TransportErrorCurlTests {
  @Test("no code claims that nothing was sent if something was")
  func sent() {
    let facts = TransferFacts(requestWasSent: true, answerHasBegun: false)
    for code in UInt32(1)...110 where code != CURLE_URL_MALFORMAT.rawValue {
      let error = TransportError(CURLcode(rawValue: code), facts, "")
      #expect(error.mayHaveReachedServer, "code \(code): \(error)")
    }
  }

  @Test("a timeout before anything was sent is a failed connection")
  func timeOut() {
    let nothing = TransferFacts(requestWasSent: false, answerHasBegun: false)
    #expect(TransportError(CURLE_OPERATION_TIMEDOUT, nothing, "a") == .connect("a"))
    let sent = TransferFacts(requestWasSent: true, answerHasBegun: false)
    #expect(TransportError(CURLE_OPERATION_TIMEDOUT, sent, "a") == .timeOut("a"))
  }
}
