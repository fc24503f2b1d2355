import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

/// The aggregator that gets its data from Plaid.
package struct PlaidAggregator: Aggregator {
  let client: PlaidClient
  let clientName: String
  let countryCodes: [String]

  /// Creates an aggregator.
  ///
  /// - Parameters:
  ///   - clientName: The name that users see while they link.
  ///   - countryCodes: The countries of the institutions that can be linked.
  package init(client: PlaidClient, clientName: String, countryCodes: [String]) {
    self.client = client
    self.clientName = clientName
    self.countryCodes = countryCodes
  }

  package func item(_ access: Secret) async throws(ProviderFailure) -> ItemReport {
    ItemReport(try await client.ask(.itemGet(access), for: ItemGetResponse.self))
  }

  package func accounts(
    _ access: Secret, live: Bool
  ) async throws(ProviderFailure) -> [AccountReport] {
    let request: PlaidRequest = live ? .liveBalances(access) : .accounts(access)
    return try await client.ask(request, for: AccountsGetResponse.self).accounts.map(
      AccountReport.init)
  }

  package func changes(
    _ access: Secret, after cursor: String?
  ) async throws(ProviderFailure) -> ChangesPage {
    let body = try await client.send(.transactionsSync(access, after: cursor))
    let head: SyncPageHead
    do throws(WireError) {
      head = try SyncPageHead(page: body)
    } catch {
      throw ProviderFailure(error)
    }
    return ChangesPage(
      body: body, nextCursor: head.nextCursor, hasMore: head.hasMore,
      history: .init(plaidStatus: head.updateStatus), changeCount: head.changeCount,
      accounts: head.accounts.map(AccountReport.init))
  }

  package func institutionName(_ id: String) async throws(ProviderFailure) -> String {
    try await client.ask(
      .institution(id, countryCodes: countryCodes), for: InstitutionGetResponse.self
    )
    .institution.name
  }

  package func exchange(publicToken: Secret) async throws(ProviderFailure) -> NewAccess {
    let answer = try await client.ask(
      .exchange(publicToken: publicToken), for: PublicTokenExchangeResponse.self)
    return NewAccess(token: answer.accessToken, itemProviderID: answer.itemID)
  }

  package func remove(_ access: Secret) async throws(ProviderFailure) {
    _ = try await client.ask(.itemRemove(access), for: EmptyResponse.self)
  }
}

extension ChangesPage.History {
  /// Creates the state of an item's history from Plaid's status.
  init(plaidStatus: String) {
    switch plaidStatus {
    case "NOT_READY": self = .notReady
    case "INITIAL_UPDATE_COMPLETE": self = .initial
    case "HISTORICAL_UPDATE_COMPLETE": self = .complete
    default: self = .unknown
    }
  }
}
