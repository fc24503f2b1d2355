/// A call that costs money each time it is made, by the provider's name for it.
public enum BilledCall: String, Hashable, Sendable, CaseIterable {
  case liveBalances = "/accounts/balance/get"
  case transactionsRefresh = "/transactions/refresh"
  case investmentsRefresh = "/investments/refresh"
}
