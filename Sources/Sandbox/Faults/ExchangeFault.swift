/// What can go wrong with one exchange; the raw value is its name in a file of faults.
package enum ExchangeFault: String, CaseIterable, Sendable {
  // Faults of the connection.
  case connectionRefused = "connection-refused"
  case reset
  case slowDrip = "slow-drip"

  // Answers that do not come from Plaid. The sandbox has processed the request: only the answer is
  // lost, as when a gateway gives up.
  case truncatedJSON = "truncated-json"
  case wrongJSON = "wrong-json"
  case http500 = "http-500"
  case http502 = "http-502"

  // Refusals in Plaid's own format; the request is not processed.
  case rateLimit = "rate-limit"
  case rateLimitRetryAfter = "rate-limit-retry-after"
  case internalServerError = "INTERNAL_SERVER_ERROR"
  case institutionDown = "INSTITUTION_DOWN"
  case institutionNotResponding = "INSTITUTION_NOT_RESPONDING"
  case productNotReady = "PRODUCT_NOT_READY"
  case loginRequired = "ITEM_LOGIN_REQUIRED"
  case itemNotFound = "ITEM_NOT_FOUND"
  case invalidAccessToken = "INVALID_ACCESS_TOKEN"
  case accessNotGranted = "ACCESS_NOT_GRANTED"
  case consentRequired = "ADDITIONAL_CONSENT_REQUIRED"
  case mutation = "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION"

  // Invalid updates.
  case cursorRefused = "cursor-refused"
  case emptyCursor = "empty-cursor"
  case duplicateRows = "duplicate-rows"
  case pageTwice = "page-twice"
  case removedUnknown = "removed-unknown"
  case modifiedUnknown = "modified-unknown"
}

extension ExchangeFault {
  /// The endpoints that a pull calls. Random faults occur only at these, so that Items can be
  /// linked.
  package static let endpointsOfPulls: Set<String> = [
    "/item/get", "/accounts/get", "/accounts/balance/get", "/transactions/sync",
    "/investments/holdings/get", "/investments/transactions/get", "/liabilities/get",
  ]

  /// All endpoints, sorted.
  package static let allEndpoints: [String] = Shape.endpoints.keys.sorted()

  /// The endpoints that concern one Item, sorted.
  static let endpointsOfItems: [String] = Shape.endpoints
    .filter { $0.value.contains { $0.name == "access_token" && $0.isRequired } }
    .keys.sorted()

  /// The endpoints at which the fault can occur.
  var endpoints: [String] {
    switch self {
    case .connectionRefused, .reset, .slowDrip, .truncatedJSON, .wrongJSON, .http500, .http502,
      .rateLimit, .rateLimitRetryAfter, .internalServerError:
      Self.allEndpoints
    case .institutionDown, .institutionNotResponding, .productNotReady, .loginRequired,
      .itemNotFound, .invalidAccessToken, .accessNotGranted, .consentRequired:
      Self.endpointsOfItems
    case .mutation, .cursorRefused, .emptyCursor, .duplicateRows, .pageTwice, .removedUnknown,
      .modifiedUnknown:
      ["/transactions/sync"]
    }
  }

  /// The default duration; `nil` for a fault without one.
  var defaultSeconds: Int? {
    switch self {
    case .connectionRefused, .rateLimitRetryAfter: 1
    case .slowDrip: 5
    default: nil
    }
  }
}
