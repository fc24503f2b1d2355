import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

/// Creating failures, each with a reaction, from the possible errors of a request.
extension ProviderFailure {
  /// Creates the failure of a request that got no answer.
  init(
    _ error: TransportError, at endpoint: PlaidEndpoint, _ baseURL: String, isLocal: Bool
  ) {
    let mayHaveHappened = error.mayHaveReachedServer && !endpoint.isRepeatable
    let isBilled = error.mayHaveReachedServer && endpoint.isBilledPerCall
    self.init(
      Self.reaction(to: error, repeatable: !mayHaveHappened),
      Self.failure(error, baseURL, isLocal: isLocal), mayHaveHappened: mayHaveHappened || isBilled,
      mayHaveArrived: error.mayHaveReachedServer)
  }

  private static func reaction(to error: TransportError, repeatable: Bool) -> Reaction {
    switch error {
    case .resolve, .connect, .timeOut, .disconnected, .unavailable, .protocolViolation:
      repeatable ? .retry : .report
    case .invalidRequest, .tls, .tooLarge, .canceled: .fatal
    }
  }

  private static func failure(
    _ error: TransportError, _ baseURL: String, isLocal: Bool
  ) -> Failure {
    switch error {
    case .canceled(let detail):
      Failure(.canceled, "the request was canceled", cause: detail)
    case .invalidRequest(let detail):
      Failure(
        .configuration, "\(baseURL) cannot be called: \(detail)",
        remedy: "check the environment in the configuration")
    case .tooLarge(let detail), .protocolViolation(let detail):
      Failure(.protocolViolation, "the answer cannot be understood: \(detail)")
    case .tls(let detail):
      Failure(
        .unreachable, "no trusted connection to \(baseURL): \(detail)",
        remedy: "check the clock, the CA certificates (ca-certificates) and any proxy")
    case .resolve(let detail), .connect(let detail), .timeOut(let detail),
      .disconnected(let detail), .unavailable(let detail):
      Failure(
        .unreachable, "\(baseURL) cannot be reached: \(detail)",
        remedy: isLocal
          ? .startSandbox : "check the network and try again; the books are as they were")
    }
  }

  /// Creates the failure of a request that Plaid, or a proxy in front of it, refused.
  ///
  /// A proxy does not know how far the request got: only an error of Plaid's own proves that the
  /// request had no effect.
  init(refused response: HTTPResponse, by endpoint: PlaidEndpoint, at now: Timestamp) {
    let after = response.headers.retryAfterSeconds(at: now)
    guard let error = PlaidError(body: response.body, from: endpoint) else {
      let reaction = PlaidErrorRule.reaction(toStatus: response.status)
      let isOnce = !endpoint.isRepeatable || endpoint.isBilledPerCall
      self.init(
        reaction == .retry && !endpoint.isRepeatable ? .report : reaction,
        Failure(
          reaction == .wait ? .rateLimited : reaction == .retry ? .unreachable : .protocolViolation,
          "\(endpoint.path) answered with status \(response.status) and no Plaid error",
          remedy: .retryLater, retryAfterSeconds: after),
        mayHaveHappened: isOnce && reaction == .retry)
      return
    }
    self.init(error, at: endpoint, retryAfterSeconds: after)
  }

  /// Creates the failure for a Plaid error object.
  init(_ error: PlaidError, at endpoint: PlaidEndpoint, retryAfterSeconds: Int? = nil) {
    let isCursorRefused = error.isCursorRefused(at: endpoint)
    self.init(
      error.reaction,
      Failure(
        Self.code(of: error), "\(error.sentence) (\(error.code) at \(endpoint.path))",
        remedy: Self.remedy(for: error), retryAfterSeconds: retryAfterSeconds,
        cause: error.message.isEmpty ? nil : error.message, providerCode: error.code,
        requestID: error.requestID),
      isCursorRefused: isCursorRefused)
  }

  /// Creates the failure for an answer that cannot be decoded.
  init(_ error: WireError) {
    self.init(
      .report,
      Failure(
        .protocolViolation, "Plaid's answer cannot be understood: \(error)",
        remedy: "please report this; the books are as they were"))
  }

  private static func code(of error: PlaidError) -> FailureCode {
    switch error.reaction {
    case .relink, .consent, .user: .loginRequired
    case .dead: .itemGone
    case .wait: .rateLimited
    case .retry: .unreachable
    case .fatal where isAboutCredentials(error): .credentials
    default: .provider
    }
  }

  private static func isAboutCredentials(_ error: PlaidError) -> Bool {
    ["INVALID_API_KEYS", "UNAUTHORIZED_ENVIRONMENT"].contains(error.code)
  }

  /// The remedy for a Plaid error, if there is a better one than its reaction implies.
  private static func remedy(for error: PlaidError) -> Remedy? {
    switch error.reaction {
    case .fatal where isAboutCredentials(error):
      "check client_id, secret and environment in the configuration"
    case .report: "ask Plaid's support and name the request \(error.requestID ?? "id")"
    case .fatal: "look up \(error.code) at https://plaid.com/docs/errors/"
    default: nil
    }
  }
}
