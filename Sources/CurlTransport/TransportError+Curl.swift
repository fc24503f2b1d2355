import CPlaidSyncCurl
import PlaidSyncPorts

extension TransportError {
  /// Creates the error for libcurl's code.
  ///
  /// The cases that mean "nothing was sent" (`resolve`, `connect`, `tls`) are used only if nothing
  /// was sent, regardless of the code: libcurl may have tried a persistent connection before.
  init(_ code: CURLcode, _ facts: TransferFacts, _ detail: String) {
    switch code {
    case CURLE_URL_MALFORMAT:
      self = .invalidRequest(detail)
    case CURLE_UNSUPPORTED_PROTOCOL:
      // The same code means an unknown scheme or an answer that is not HTTP.
      self = facts.requestWasSent ? .protocolViolation(detail) : .invalidRequest(detail)
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      self = facts.requestWasSent ? .disconnected(detail) : .resolve(detail)
    case CURLE_COULDNT_CONNECT, CURLE_PROXY:
      self = facts.requestWasSent ? .disconnected(detail) : .connect(detail)
    case CURLE_OPERATION_TIMEDOUT:
      self = facts.requestWasSent ? .timeOut(detail) : .connect(detail)
    case CURLE_OUT_OF_MEMORY where facts.answerHasBegun, Self.tooLongLine:
      // libcurl has its own limit for header lines, and older versions report it with this code.
      self = .protocolViolation("a line of the answer's header is too long")
    case CURLE_FILESIZE_EXCEEDED:
      self = .tooLarge(detail)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      // The same codes also mean an answer that libcurl cannot parse.
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

  /// A code that is newer than the oldest supported libcurl, which has no name for it.
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
