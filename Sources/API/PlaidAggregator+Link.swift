import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

extension PlaidAggregator {
  package func createLink(_ request: LinkRequest) async throws(ProviderFailure) -> LinkTicket {
    var wire = LinkTokenRequest(
      language: request.language, countryCodes: request.countryCodes,
      clientUserID: request.userID)
    wire.clientName = clientName
    wire.products = request.products
    wire.historyDays = request.products.contains("transactions") ? request.historyDays : nil
    wire.institutionID = request.institutionID
    wire.repairing = request.repairing
    wire.selectsAccounts = request.selectsAccounts
    wire.additionalConsentedProducts = request.addedProducts
    let answer = try await client.ask(wire.request, for: LinkTokenCreateResponse.self)
    guard let url = answer.hostedLinkURL else {
      throw ProviderFailure(
        .report,
        Failure(
          .protocolViolation, "Plaid started a link session without a page to open",
          remedy: "ask Plaid to enable Hosted Link for your team", requestID: answer.requestID))
    }
    return LinkTicket(
      token: answer.linkToken, url: url,
      expiresAt: answer.expiration.flatMap { Timestamp($0) }, isRepair: request.repairing != nil)
  }

  package func linkState(_ ticket: LinkTicket) async throws(ProviderFailure) -> LinkState {
    let answer = try await client.ask(.linkTokenGet(ticket.token), for: LinkTokenGetResponse.self)
    let added = answer.sessions.flatMap(\.added)
    if !added.isEmpty { return .linked(added.map(LinkState.LinkedItem.init)) }
    let finished = answer.sessions.filter { $0.finishedAt != nil }
    if ticket.isRepair, finished.contains(where: { $0.exit == nil }) { return .repaired }
    guard let last = answer.sessions.last, last.finishedAt != nil else { return .waiting }
    return .exited(last.exit?.error.map { ProviderFailure($0, at: .linkTokenGet).failure })
  }
}

extension LinkState.LinkedItem {
  /// Creates the description of an item that a session linked.
  init(_ item: LinkedWireItem) {
    self.init(
      publicToken: item.publicToken, institutionID: item.institutionID,
      institutionName: item.institutionName,
      accounts: item.accounts.map { LinkState.Account(name: $0.name, mask: $0.mask) })
  }
}
