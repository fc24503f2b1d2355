import Ledger
import PlaidWire
import Ports

/// Sends requests to one Plaid environment and turns whatever comes back into an answer or a
/// classified failure. It never tries twice: that is for the caller, who knows what it costs.
public struct PlaidClient: Sendable {
  /// The version of the API that this client speaks.
  static let apiVersion = "2020-09-14"

  private let transport: any HTTPTransport
  private let baseURL: String
  private let credentials: @Sendable () throws -> PlaidCredentials
  private let budget: RateBudget?
  private let now: @Sendable () -> Timestamp
  private let log: @Sendable (String) -> Void

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - baseURL: the environment, such as `https://sandbox.plaid.com`.
  ///   - credentials: asked before each request, so that a secret need not be read in vain.
  ///   - budget: keeps requests below the provider's limits; `nil` where there are none.
  ///   - now: the clock, for a `Retry-After` that is a date.
  ///   - log: hears one line per request, without anything secret.
  public init(
    transport: any HTTPTransport, baseURL: String,
    credentials: @escaping @Sendable () throws -> PlaidCredentials, budget: RateBudget? = nil,
    now: @escaping @Sendable () -> Timestamp,
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.transport = transport
    self.baseURL = baseURL
    self.credentials = credentials
    self.budget = budget
    self.now = now
    self.log = log
  }

  /// Sends a request and returns the body of a good answer.
  func send(_ request: PlaidRequest) async throws(ProviderFailure) -> [UInt8] {
    let endpoint = request.endpoint
    let pair = try readCredentials()
    let message = http(request, with: pair)
    if let pause = try await budget?.pass(request), pause > 0 {
      log("\(endpoint.path) waited \(pause) ms for its place in the minute")
    }
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await transport.send(message)
    } catch {
      log("\(endpoint.path) failed: \(error)")
      throw ProviderFailure(error, at: endpoint, baseURL)
    }
    log("\(endpoint.path) \(response.status), \(response.body.count) bytes")
    guard response.status == 200 else {
      // What is made of a refusal is shown and kept: nothing secret gets that far.
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

  /// Its time-out becomes a Double because the transport counts fractions of seconds.
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

/// The pair that Plaid knows a team by; they travel in headers, since bodies get logged.
public struct PlaidCredentials: Hashable, Sendable {
  /// The public half.
  public let clientID: String
  /// The other half.
  public let secret: Secret

  /// Joins the two.
  public init(clientID: String, secret: Secret) {
    self.clientID = clientID
    self.secret = secret
  }
}
