extension SandboxState {
  /// Answers a call to an existing endpoint.
  mutating func answer(_ path: String, _ call: Call) throws(Rejection) -> Reply {
    switch path {
    case "/link/token/create": try createLinkToken(call)
    case "/link/token/get": try linkToken(call)
    case "/item/public_token/exchange": try exchange(call)
    case "/item/get": try itemReport(call)
    case "/item/remove": try removeItem(call)
    case "/item/webhook/update": try updateWebhook(call)
    case "/item/access_token/invalidate": try invalidateToken(call)
    case "/institutions/get": listInstitutions(call)
    case "/institutions/get_by_id": try institution(call)
    case "/institutions/search": searchInstitutions(call)
    case "/accounts/get": try accounts(call)
    case "/accounts/balance/get": try balances(call)
    case "/transactions/sync": try syncTransactions(call)
    case "/transactions/get": try listTransactions(call)
    case "/transactions/refresh": try refreshTransactions(call)
    case "/investments/holdings/get": try holdings(call)
    case "/investments/transactions/get": try listTrades(call)
    case "/investments/refresh": try refreshInvestments(call)
    case "/liabilities/get": try liabilities(call)
    case "/sandbox/public_token/create": try createPublicToken(call)
    case "/sandbox/transactions/create": try createTransactions(call)
    case "/sandbox/item/reset_login": try resetLogin(call)
    case "/sandbox/item/fire_webhook": try fireWebhook(call)
    default: throw .noEndpoint
    }
  }
}
