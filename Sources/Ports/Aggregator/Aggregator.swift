import PlaidSyncLedger

/// A provider of bank data.
///
/// Every call throws `ProviderFailure`, which states how to react. The caller is responsible for
/// retries.
package protocol Aggregator: Sendable {
  /// Fetches the item's state at the provider.
  func item(_ access: Secret) async throws(ProviderFailure) -> ItemReport
  /// Fetches the item's accounts with cached balances, or with fresh ones (billed) if `live`.
  func accounts(_ access: Secret, live: Bool) async throws(ProviderFailure) -> [AccountReport]
  /// Fetches one page of changes after a cursor; `nil` starts at the beginning.
  func changes(
    _ access: Secret, after cursor: String?
  ) async throws(ProviderFailure) -> ChangesPage
  /// Fetches the current holdings of the item's investment accounts.
  func holdings(_ access: Secret) async throws(ProviderFailure) -> HoldingsReport
  /// Fetches one page of the item's trades between two days, at most 24 months apart, newest first;
  /// the next page begins at `offset` plus the page's `count`.
  ///
  /// A new item's trades may not be ready yet, which is a failure to `retry`.
  func trades(
    _ access: Secret, from start: LocalDate, through end: LocalDate, offset: Int
  ) async throws(ProviderFailure) -> TradesPage
  /// Asks the provider to fetch the investments from the bank now (billed), and waits for it.
  func refreshInvestments(_ access: Secret) async throws(ProviderFailure)
  /// Fetches the terms of the item's liabilities.
  func liabilities(_ access: Secret) async throws(ProviderFailure) -> LiabilitiesReport
  /// Fetches the name of an institution.
  func institutionName(_ id: String) async throws(ProviderFailure) -> String
  /// Starts a session in which the user links an item, or repairs the one in the request.
  func createLink(_ request: LinkRequest) async throws(ProviderFailure) -> LinkTicket
  /// Fetches the state of a link session.
  func linkState(_ ticket: LinkTicket) async throws(ProviderFailure) -> LinkState
  /// Exchanges a session's public token for an access token. After an unclear result the call must
  /// not be repeated without checking.
  func exchange(publicToken: Secret) async throws(ProviderFailure) -> NewAccess
  /// Removes the item at the provider, which ends its billing.
  func remove(_ access: Secret) async throws(ProviderFailure)
}
