import PlaidSyncPorts

extension ExchangeFault {
  /// The refusal sent instead of processing the request; `nil` if the request is processed.
  var rejection: Rejection? {
    let code: String
    switch self {
    case .itemNotFound: return .itemGone
    case .invalidAccessToken: return .accessToken
    case .mutation: return .mutation
    case .institutionDown: return .institutionDown
    case .consentRequired: return .consent("transactions")
    case .rateLimit, .rateLimitRetryAfter: code = "RATE_LIMIT"
    case .internalServerError, .institutionNotResponding, .productNotReady, .loginRequired,
      .accessNotGranted:
      code = rawValue
    default: return nil
    }
    return .known(code, orElse: "ITEM_ERROR", "a file of faults requested \(code)")
  }

  /// The answer as this fault changes it on its way to the client.
  func applied(to answer: HTTPResponse, seconds: Int?) -> HTTPResponse {
    let seconds = seconds ?? defaultSeconds ?? 0
    var changed = answer
    switch self {
    case .connectionRefused: changed.delivery = .refused(seconds: seconds)
    case .reset: changed.delivery = .cut(afterBytes: answer.body.count / 2)
    case .slowDrip: changed.delivery = .slow(seconds: seconds)
    case .truncatedJSON: changed.body.removeLast(answer.body.count / 2)
    case .wrongJSON: changed = .json(200, Array(#"{"data":[1,"two",null],"ok":true}"#.utf8))
    case .http500: changed = .page(500, "Internal Server Error")
    case .http502: changed = .page(502, "Bad Gateway")
    case .rateLimitRetryAfter: changed.headers["Retry-After"] = "\(seconds)"
    default: break
    }
    return changed
  }
}

extension HTTPResponse {
  /// The page that a gateway sends when its backend does not answer.
  fileprivate static func page(_ status: Int, _ title: String) -> HTTPResponse {
    let html = "<html><head><title>\(status) \(title)</title></head><body>\(title)</body></html>\n"
    return HTTPResponse(
      status: status, headers: ["Content-Type": "text/html"], body: Array(html.utf8))
  }

  /// The answer as a client without a network gets it: delivery faults take their visible form.
  ///
  /// A slow delivery takes no time here; its duration is compared with the client's timeout.
  func received(by request: HTTPRequest) throws(TransportError) -> HTTPResponse {
    switch delivery {
    case .whole: break
    case .refused: throw .connect("connection refused by a fault")
    case .cut(let count):
      throw .disconnected("connection reset by a fault after \(count) of \(body.count) bytes")
    case .slow(let seconds):
      // A duration, not money: the client's timeout has fractions of seconds.
      guard Double(seconds) < request.totalTimeoutSeconds else {
        throw .timeOut("a fault would have delayed the answer by \(seconds) s")
      }
    }
    guard body.count <= request.bodyBytesMax else {
      throw .tooLarge("the answer has \(body.count) bytes")
    }
    var whole = self
    whole.delivery = .whole
    return whole
  }
}
