import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

/// Sends requests to one Plaid environment and turns each result into an answer or a classified
/// failure. It never retries: that is left to the caller, who knows what a retry costs.
package struct PlaidClient: Sendable {
  /// The version of Plaid's API that this client uses.
  static let apiVersion = "2020-09-14"

  private let transport: any HTTPTransport
  private let baseURL: String
  private let isLocal: Bool
  private let credentials: @Sendable () throws -> PlaidCredentials
  private let budget: RateBudget?
  private let now: @Sendable () -> Timestamp
  private let log: @Sendable (String) -> Void

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - baseURL: The environment, such as `https://sandbox.plaid.com`.
  ///   - isLocal: Whether that is a sandbox on this machine.
  ///   - credentials: Called before each request, so that a secret is read only if it is needed.
  ///   - budget: Keeps requests within the provider's limits; `nil` if there are none.
  ///   - now: The clock, for a `Retry-After` that is a date.
  ///   - log: Receives one line per request, without anything secret.
  package init(
    transport: any HTTPTransport, baseURL: String, isLocal: Bool = false,
    credentials: @escaping @Sendable () throws -> PlaidCredentials, budget: RateBudget? = nil,
    now: @escaping @Sendable () -> Timestamp,
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.transport = transport
    self.baseURL = baseURL
    self.isLocal = isLocal
    self.credentials = credentials
    self.budget = budget
    self.now = now
    self.log = log
  }

  /// Sends a request and returns the body of a successful answer.
  func send(_ request: PlaidRequest) async throws(ProviderFailure) -> [UInt8] {
    let endpoint = request.endpoint
    let pair = try readCredentials()
    let message = http(request, with: pair)
    if let pause = try await budget?.pass(request), pause > 0 {
      log("\(endpoint.path) waited \(pause) ms to stay within the rate limit")
    }
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await transport.send(message)
    } catch {
      log("\(endpoint.path) failed: \(error)")
      throw ProviderFailure(error, at: endpoint, baseURL, isLocal: isLocal)
    }
    log("\(endpoint.path) \(response.status), \(response.body.count) bytes")
    guard response.status == 200 else {
      // Errors are shown and stored, so secrets are masked in the body first.
      var refusal = response
      refusal.body = TokenMask.masked(response.body, secret: Array(pair.secret.reveal().utf8))
      throw ProviderFailure(refused: refusal, by: endpoint, at: now())
    }
    return response.body
  }

  /// Sends a request to a small endpoint and decodes its answer.
  func ask<Answer: WireResponse>(
    _ request: PlaidRequest, for answer: Answer.Type
  ) async throws(ProviderFailure) -> Answer {
    let body = try await send(request)
    do throws(WireError) {
      return try Answer.decode(body, from: request.endpoint)
    } catch {
      throw ProviderFailure(error)
    }
  }

  private func readCredentials() throws(ProviderFailure) -> PlaidCredentials {
    do {
      return try credentials()
    } catch let failure as Failure {
      throw ProviderFailure(.fatal, failure, mayHaveArrived: false)
    } catch {
      throw ProviderFailure(
        .fatal, Failure(.configuration, "the credentials cannot be read: \(error)"),
        mayHaveArrived: false)
    }
  }

  /// Creates the HTTP request; its timeout is a Double, because the transport counts fractions.
  private func http(_ request: PlaidRequest, with pair: PlaidCredentials) -> HTTPRequest {
    HTTPRequest(
      method: .post, url: baseURL + request.endpoint.path,
      headers: [
        "Content-Type": "application/json",
        "PLAID-CLIENT-ID": pair.clientID,
        "PLAID-SECRET": pair.secret.reveal(),
        "Plaid-Version": Self.apiVersion,
      ],
      // The transport counts fractions of seconds.
      body: request.bytes, totalTimeoutSeconds: Double(request.endpoint.timeoutSeconds))
  }
}

/// A team's credentials at Plaid. They are sent in headers, because bodies are logged.
package struct PlaidCredentials: Hashable, Sendable {
  /// The client id, which is not secret.
  package let clientID: String
  /// The secret of one Plaid environment.
  package let secret: Secret

  /// Creates credentials from client id and secret.
  package init(clientID: String, secret: Secret) {
    self.clientID = clientID
    self.secret = secret
  }
}
