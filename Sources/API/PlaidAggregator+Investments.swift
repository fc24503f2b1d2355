import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

extension PlaidAggregator {
  package func holdings(_ access: Secret) async throws(ProviderFailure) -> HoldingsReport {
    let answer = try await client.ask(.holdings(access), for: HoldingsGetResponse.self)
    var undecodable: [UndecodableElement] = []
    let accounts = UndecodableElement.accounts(answer.accounts, into: &undecodable)
    let securities = UndecodableElement.securities(answer.securities, into: &undecodable)
    let holdings = UndecodableElement.sorting(answer.holdings, of: .holdings, into: &undecodable) {
      element throws(WireError) in try HoldingReport(element)
    }
    return HoldingsReport(
      accounts: accounts, holdings: holdings, securities: securities, undecodable: undecodable)
  }

  package func trades(
    _ access: Secret, from start: LocalDate, through end: LocalDate, offset: Int
  ) async throws(ProviderFailure) -> TradesPage {
    let answer = try await client.ask(
      .trades(access, from: start, through: end, offset: offset, isAsync: true),
      for: InvestmentTransactionsGetResponse.self)
    var undecodable: [UndecodableElement] = []
    let accounts = UndecodableElement.accounts(answer.accounts, into: &undecodable)
    let securities = UndecodableElement.securities(answer.securities, into: &undecodable)
    let trades = UndecodableElement.sorting(
      answer.trades, of: .trades, id: "investment_transaction_id", into: &undecodable
    ) { element throws(WireError) in try TradeReport(element) }
    return TradesPage(
      accounts: accounts, trades: trades, securities: securities, totalCount: answer.totalCount,
      count: answer.trades.count, undecodable: undecodable)
  }

  package func refreshInvestments(_ access: Secret) async throws(ProviderFailure) {
    _ = try await client.ask(.investmentsRefresh(access), for: EmptyResponse.self)
  }

  package func liabilities(_ access: Secret) async throws(ProviderFailure) -> LiabilitiesReport {
    let answer = try await client.ask(.liabilities(access), for: LiabilitiesGetResponse.self)
    var undecodable: [UndecodableElement] = []
    let accounts = UndecodableElement.accounts(answer.accounts, into: &undecodable)
    var liabilities: [LiabilityReport] = []
    for (name, elements) in answer.lists {
      liabilities += UndecodableElement.sorting(
        elements, of: .liabilities, id: "account_id", into: &undecodable
      ) { element throws(WireError) in try LiabilityReport(element, list: name) }
    }
    return LiabilitiesReport(accounts: accounts, liabilities: liabilities, undecodable: undecodable)
  }
}
