/// The endpoints of Plaid's that the program knows.
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

  /// The path behind the host.
  package var path: String { rawValue }

  /// Whether every single call costs money.
  package var isBilledPerCall: Bool {
    switch self {
    case .accountsBalanceGet, .transactionsRefresh, .investmentsRefresh: true
    default: false
    }
  }

  /// Whether a call whose answer was lost may simply be made again.
  ///
  /// Not so where it may have had its effect already: a token used up, an item removed,
  /// something billed or created twice.
  package var isRepeatable: Bool {
    switch self {
    case .itemPublicTokenExchange, .itemAccessTokenInvalidate, .itemRemove, .transactionsRefresh,
      .investmentsRefresh, .sandboxTransactionsCreate, .sandboxItemFireWebhook:
      false
    default: true
    }
  }

  /// How long to wait for the answer.
  package var timeoutSeconds: Int { self == .investmentsTransactionsGet ? 180 : 60 }
}
