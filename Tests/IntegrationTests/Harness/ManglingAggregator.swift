import PlaidSyncLedger
import PlaidSyncPorts

/// A provider whose pages turn out to be undecodable when they are applied.
struct ManglingAggregator: Aggregator {
  let real: any Aggregator

  func item(_ access: Secret) async throws(ProviderFailure) -> ItemReport {
    try await real.item(access)
  }

  func accounts(
    _ access: Secret, live: Bool
  ) async throws(ProviderFailure) -> [AccountReport] {
    try await real.accounts(access, live: live)
  }

  func changes(
    _ access: Secret, after cursor: String?
  ) async throws(ProviderFailure) -> ChangesPage {
    try await real.changes(access, after: cursor)
  }

  func batch(of page: [UInt8]) throws(Failure) -> TransactionBatch {
    throw Failure(.protocolViolation, "mangled")
  }

  func page(of element: QuarantinedElement) -> [UInt8] { real.page(of: element) }

  func holdings(_ access: Secret) async throws(ProviderFailure) -> HoldingsReport {
    try await real.holdings(access)
  }

  func trades(
    _ access: Secret, from start: LocalDate, through end: LocalDate, offset: Int
  ) async throws(ProviderFailure) -> TradesPage {
    try await real.trades(access, from: start, through: end, offset: offset)
  }

  func trade(of raw: [UInt8]) throws(Failure) -> TradeReport { try real.trade(of: raw) }

  func refreshInvestments(_ access: Secret) async throws(ProviderFailure) {
    try await real.refreshInvestments(access)
  }

  func liabilities(_ access: Secret) async throws(ProviderFailure) -> LiabilitiesReport {
    try await real.liabilities(access)
  }

  func institutionName(_ id: String) async throws(ProviderFailure) -> String {
    try await real.institutionName(id)
  }

  func createLink(_ request: LinkRequest) async throws(ProviderFailure) -> LinkTicket {
    try await real.createLink(request)
  }

  func linkState(_ ticket: LinkTicket) async throws(ProviderFailure) -> LinkState {
    try await real.linkState(ticket)
  }

  func exchange(publicToken: Secret) async throws(ProviderFailure) -> NewAccess {
    try await real.exchange(publicToken: publicToken)
  }

  func remove(_ access: Secret) async throws(ProviderFailure) {
    try await real.remove(access)
  }
}
