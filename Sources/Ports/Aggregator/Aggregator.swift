import Ledger

/// What the product needs of a provider of bank data.
///
/// Every call throws `ProviderFailure`, which says how to react; retrying is the caller's business.
public protocol Aggregator: PageReader {
  /// The item's state as the provider sees it.
  func item(_ access: Secret) async throws(ProviderFailure) -> ItemReport
  /// The item's accounts with the provider's cached balances, or fresh ones (billed) when `live`.
  func accounts(_ access: Secret, live: Bool) async throws(ProviderFailure) -> [AccountReport]
  /// One page of changes after a cursor; `nil` starts at the beginning.
  func changes(
    _ access: Secret, after cursor: String?
  ) async throws(ProviderFailure) -> ChangesPage
  /// What the item's investment accounts hold now.
  func holdings(_ access: Secret) async throws(ProviderFailure) -> HoldingsReport
  /// One page of the item's trades from one day through another, at most 24 months apart, newest
  /// first; the next page begins at `offset` plus the page's `count`.
  ///
  /// A new item's may not be ready yet, which is a failure to `retry`.
  func trades(
    _ access: Secret, from start: LocalDate, through end: LocalDate, offset: Int
  ) async throws(ProviderFailure) -> TradesPage
  /// Asks the provider to fetch the investments from the bank now (billed), and waits for it.
  func refreshInvestments(_ access: Secret) async throws(ProviderFailure)
  /// What the item's lenders state of its debts.
  func liabilities(_ access: Secret) async throws(ProviderFailure) -> LiabilitiesReport
  /// The name of an institution.
  func institutionName(_ id: String) async throws(ProviderFailure) -> String
  /// Starts a session in which the user links an item, or repairs the one named by `access`.
  func createLink(_ request: LinkRequest) async throws(ProviderFailure) -> LinkTicket
  /// How such a session stands.
  func linkState(_ ticket: LinkTicket) async throws(ProviderFailure) -> LinkState
  /// Turns a session's public token into an access token; must never be repeated blindly.
  func exchange(publicToken: Secret) async throws(ProviderFailure) -> NewAccess
  /// Removes the item at the provider, which ends its billing.
  func remove(_ access: Secret) async throws(ProviderFailure)
}

/// Reads what a provider sent, as often as needed; every member is pure.
public protocol PageReader: Sendable {
  /// Decodes a page of changes; a caller who needs its bytes no more hands them over, and none are
  /// copied.
  func batch(of page: consuming [UInt8]) throws(Failure) -> TransactionBatch
  /// A page that holds nothing but one element of another page, for `batch`.
  func page(of element: QuarantinedElement) -> [UInt8]
  /// Decodes the raw JSON of one trade.
  func trade(of raw: [UInt8]) throws(Failure) -> TradeReport
}
