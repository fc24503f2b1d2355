import CCurl
import Ports

extension TransportError {
  /// Finds the case for libcurl's code.
  ///
  /// What tells the caller "nothing was sent" (`resolve`, `connect`, `tls`) is chosen only if
  /// nothing was sent, whatever the code says: libcurl may have tried a kept connection before.
  init(_ code: CURLcode, _ facts: TransferFacts, _ detail: String) {
    switch code {
    case CURLE_URL_MALFORMAT:
      self = .invalidRequest(detail)
    case CURLE_UNSUPPORTED_PROTOCOL:
      // The same code stands for an unknown scheme and for an answer that is not HTTP.
      self = facts.requestWasSent ? .protocolViolation(detail) : .invalidRequest(detail)
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      self = facts.requestWasSent ? .disconnected(detail) : .resolve(detail)
    case CURLE_COULDNT_CONNECT, CURLE_PROXY:
      self = facts.requestWasSent ? .disconnected(detail) : .connect(detail)
    case CURLE_OPERATION_TIMEDOUT:
      self = facts.requestWasSent ? .timeOut(detail) : .connect(detail)
    case CURLE_OUT_OF_MEMORY where facts.answerHasBegun, Self.tooLongLine:
      // libcurl keeps the lines of a header short in its own way, and used to call it so.
      self = .protocolViolation("a line of the answer's header is too long")
    case CURLE_FILESIZE_EXCEEDED:
      self = .tooLarge(detail)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      // The same codes stand for an answer that libcurl makes nothing of.
      let isLost = !facts.answerHasBegun || facts.wasReset
      self = isLost ? .disconnected(detail) : .protocolViolation(detail)
    case CURLE_PARTIAL_FILE, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING,
      CURLE_WRITE_ERROR:
      self = .protocolViolation(detail)
    case _ where Self.tlsCodes.contains(code.rawValue):
      self = facts.requestWasSent ? .disconnected(detail) : .tls(detail)
    default:
      self = .unavailable(detail)
    }
  }

  /// Newer than the oldest libcurl this is built with, which has no name for it.
  private static let tooLongLine = CURLcode(rawValue: 100)

  private static let tlsCodes: Set<UInt32> = [
    CURLE_SSL_CONNECT_ERROR.rawValue, CURLE_PEER_FAILED_VERIFICATION.rawValue,
    CURLE_SSL_CERTPROBLEM.rawValue, CURLE_SSL_CIPHER.rawValue, CURLE_SSL_CACERT_BADFILE.rawValue,
    CURLE_SSL_ISSUER_ERROR.rawValue, CURLE_SSL_CRL_BADFILE.rawValue,
    CURLE_SSL_PINNEDPUBKEYNOTMATCH.rawValue, CURLE_SSL_INVALIDCERTSTATUS.rawValue,
    CURLE_SSL_CLIENTCERT.rawValue, CURLE_SSL_ENGINE_INITFAILED.rawValue,
    CURLE_SSL_ENGINE_NOTFOUND.rawValue, CURLE_SSL_ENGINE_SETFAILED.rawValue,
    CURLE_USE_SSL_FAILED.rawValue,
  ]
}
