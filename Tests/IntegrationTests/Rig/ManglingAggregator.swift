import Ledger
import Ports

/// A provider whose pages are found unreadable when they are applied.
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
