/// The Plaid endpoints that the program knows.
package enum PlaidEndpoint: String, CaseIterable, Hashable, Sendable {
  case linkTokenCreate = "/link/token/create"
  case linkTokenGet = "/link/token/get"
  case itemPublicTokenExchange = "/item/public_token/exchange"
  case itemGet = "/item/get"
  case itemRemove = "/item/remove"
  case itemWebhookUpdate = "/item/webhook/update"
  case itemAccessTokenInvalidate = "/item/access_token/invalidate"
  case institutionsGet = "/institutions/get"
  case institutionsGetByID = "/institutions/get_by_id"
  case institutionsSearch = "/institutions/search"
  case accountsGet = "/accounts/get"
  case accountsBalanceGet = "/accounts/balance/get"
  case transactionsSync = "/transactions/sync"
  case transactionsRefresh = "/transactions/refresh"
  case transactionsRecurringGet = "/transactions/recurring/get"
  case investmentsHoldingsGet = "/investments/holdings/get"
  case investmentsTransactionsGet = "/investments/transactions/get"
  case investmentsRefresh = "/investments/refresh"
  case liabilitiesGet = "/liabilities/get"
  case webhookVerificationKeyGet = "/webhook_verification_key/get"
  case sandboxPublicTokenCreate = "/sandbox/public_token/create"
  case sandboxItemResetLogin = "/sandbox/item/reset_login"
  case sandboxItemFireWebhook = "/sandbox/item/fire_webhook"
  case sandboxTransactionsCreate = "/sandbox/transactions/create"

  /// The path of the URL.
  package var path: String { rawValue }

  /// Whether Plaid bills each call.
  package var isBilledPerCall: Bool {
    switch self {
    case .accountsBalanceGet, .transactionsRefresh, .investmentsRefresh: true
    default: false
    }
  }

  /// Whether a call can be repeated if its response was lost.
  ///
  /// It cannot if the first call may have taken effect: consumed a token, removed an item, billed
  /// or created something.
  package var isRepeatable: Bool {
    switch self {
    case .itemPublicTokenExchange, .itemAccessTokenInvalidate, .itemRemove, .transactionsRefresh,
      .investmentsRefresh, .sandboxTransactionsCreate, .sandboxItemFireWebhook:
      false
    default: true
    }
  }

  /// How long to wait for the response.
  package var timeoutSeconds: Int { self == .investmentsTransactionsGet ? 180 : 60 }
}

/// How often an endpoint may be called per minute; `nil` if no limit is published.
package struct RateLimit: Hashable, Sendable {
  /// The limit per item.
  package let perItem: Int?
  /// The limit for the whole team.
  package let perClient: Int?

  init(_ perItem: Int?, _ perClient: Int?) {
    self.perItem = perItem
    self.perClient = perClient
  }
}

extension PlaidEndpoint {
  /// Plaid's published limit, in production or in its Sandbox; a team's own limit may differ.
  package func rateLimit(isProduction: Bool) -> RateLimit? {
    let limits: (production: RateLimit, sandbox: RateLimit)? =
      switch self {
      case .accountsBalanceGet: (RateLimit(5, 1_200), RateLimit(25, 100))
      case .accountsGet: (RateLimit(15, 15_000), RateLimit(100, 5_000))
      case .institutionsGet: (RateLimit(nil, 50), RateLimit(nil, 10))
      case .institutionsGetByID: (RateLimit(nil, 400), RateLimit(nil, 400))
      case .investmentsHoldingsGet: (RateLimit(15, 2_000), RateLimit(100, 1_000))
      case .investmentsTransactionsGet: (RateLimit(30, 20_000), RateLimit(100, 1_000))
      case .investmentsRefresh: (RateLimit(1, 100), RateLimit(1, 100))
      case .itemGet: (RateLimit(15, 5_000), RateLimit(40, 5_000))
      case .itemRemove: (RateLimit(30, 2_000), RateLimit(100, 500))
      case .liabilitiesGet: (RateLimit(15, 1_000), RateLimit(10, 1_000))
      case .transactionsRecurringGet: (RateLimit(20, 1_000), RateLimit(20, 1_000))
      case .transactionsRefresh: (RateLimit(2, 100), RateLimit(2, 100))
      case .transactionsSync: (RateLimit(50, 2_500), RateLimit(50, 1_000))
      case .sandboxTransactionsCreate: (RateLimit(nil, 50), RateLimit(2, 50))
      default: nil
      }
    return isProduction ? limits?.production : limits?.sandbox
  }
}
