import Ledger
import PlaidWire
import Ports

/// Plaid as the provider of the product's bank data.
public struct PlaidAggregator: Aggregator {
  let client: PlaidClient
  let clientName: String
  let countryCodes: [String]

  /// Makes the provider; the name is shown to users while they link.
  public init(client: PlaidClient, clientName: String, countryCodes: [String]) {
    self.client = client
    self.clientName = clientName
    self.countryCodes = countryCodes
  }

  public func item(_ access: Secret) async throws(ProviderFailure) -> ItemReport {
    ItemReport(try await client.ask(.itemGet(access), for: ItemGetResponse.self))
  }

  public func accounts(
    _ access: Secret, live: Bool
  ) async throws(ProviderFailure) -> [AccountReport] {
    let request: PlaidRequest = live ? .liveBalances(access) : .accounts(access)
    return try await client.ask(request, for: AccountsGetResponse.self).accounts.map(
      AccountReport.init)
  }

  public func changes(
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

  public func batch(of page: consuming [UInt8]) throws(Failure) -> TransactionBatch {
    do throws(WireError) {
      return try TransactionBatch.decode(page: page)
    } catch {
      throw ProviderFailure(error).failure
    }
  }

  public func page(of element: QuarantinedElement) -> [UInt8] {
    TransactionBatch.page(of: element.raw, isRemoval: element.isRemoval)
  }

  public func institutionName(_ id: String) async throws(ProviderFailure) -> String {
    try await client.ask(
      .institution(id, countryCodes: countryCodes), for: InstitutionGetResponse.self
    )
    .institution.name
  }

  public func exchange(publicToken: Secret) async throws(ProviderFailure) -> NewAccess {
    let answer = try await client.ask(
      .exchange(publicToken: publicToken), for: PublicTokenExchangeResponse.self)
    return NewAccess(token: answer.accessToken, itemProviderID: answer.itemID)
  }

  public func remove(_ access: Secret) async throws(ProviderFailure) {
    _ = try await client.ask(.itemRemove(access), for: EmptyResponse.self)
  }
}

extension ChangesPage.History {
  /// Plaid's status of the item's history.
  init(plaidStatus: String) {
    switch plaidStatus {
    case "NOT_READY": self = .notReady
    case "INITIAL_UPDATE_COMPLETE": self = .initial
    case "HISTORICAL_UPDATE_COMPLETE": self = .complete
    default: self = .unknown
    }
  }
}
