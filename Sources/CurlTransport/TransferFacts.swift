import CPlaidSyncCurl
import Glibc

/// How far a failed transfer got, as libcurl reports it.
struct TransferFacts {
  /// Whether any byte of the request may have left this machine.
  let requestWasSent: Bool
  /// Whether any byte of an answer arrived.
  let answerHasBegun: Bool
  /// Whether the other side reset the connection.
  let wasReset: Bool

  /// Creates facts from given values.
  init(requestWasSent: Bool, answerHasBegun: Bool, wasReset: Bool = false) {
    self.requestWasSent = requestWasSent
    self.answerHasBegun = answerHasBegun
    self.wasReset = wasReset
  }

  /// Reads the facts from a handle whose transfer has ended.
  init(_ easy: UnsafeMutableRawPointer, answerHasBegun: Bool) {
    // Both are checked, because a persistent connection that turned out to be dead may have taken
    // the request already, and because not every protocol counts its bytes the same way.
    let requestWasSent =
      ccurl_get_long(easy, CURLINFO_REQUEST_SIZE) > 0
      || ccurl_get_size(easy, CURLINFO_PRETRANSFER_TIME_T) > 0
    let wasReset = ccurl_get_long(easy, CURLINFO_OS_ERRNO) == Int(ECONNRESET)
    self.init(requestWasSent: requestWasSent, answerHasBegun: answerHasBegun, wasReset: wasReset)
  }
}
