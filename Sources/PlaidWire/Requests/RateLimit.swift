/// How often an endpoint may be asked in a minute; `nil` where no limit is published.
package struct RateLimit: Hashable, Sendable {
  /// For one item.
  package let perItem: Int?
  /// For the whole team.
  package let perClient: Int?

  init(_ perItem: Int?, _ perClient: Int?) {
    self.perItem = perItem
    self.perClient = perClient
  }
}

extension PlaidEndpoint {
  /// Plaid's published limit, in production or in its Sandbox; the team's own one may differ.
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
