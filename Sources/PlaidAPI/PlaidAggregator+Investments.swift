import Ledger
import PlaidWire
import Ports

extension PlaidAggregator {
  public func holdings(_ access: Secret) async throws(ProviderFailure) -> HoldingsReport {
    let got = try await client.ask(.holdings(access), for: HoldingsGot.self)
    var unread: [UnreadElement] = []
    let accounts = UnreadElement.accounts(got.accounts, into: &unread)
    let securities = UnreadElement.securities(got.securities, into: &unread)
    let holdings = UnreadElement.sorting(got.holdings, of: .holdings, into: &unread) {
      element throws(WireError) in try HoldingReport(element)
    }
    return HoldingsReport(
      accounts: accounts, holdings: holdings, securities: securities, unread: unread)
  }

  public func trades(
    _ access: Secret, from start: LocalDate, through end: LocalDate, offset: Int
  ) async throws(ProviderFailure) -> TradesPage {
    let got = try await client.ask(
      .trades(access, from: start, through: end, offset: offset, isAsync: true),
      for: TradesGot.self)
    var unread: [UnreadElement] = []
    let accounts = UnreadElement.accounts(got.accounts, into: &unread)
    let securities = UnreadElement.securities(got.securities, into: &unread)
    let trades = UnreadElement.sorting(
      got.trades, of: .trades, id: "investment_transaction_id", into: &unread
    ) { element throws(WireError) in try TradeReport(element) }
    return TradesPage(
      accounts: accounts, trades: trades, securities: securities, totalCount: got.totalCount,
      count: got.trades.count, unread: unread)
  }

  public func trade(of raw: [UInt8]) throws(Failure) -> TradeReport {
    do throws(WireError) {
      return try TradeReport(WireReader(raw, from: .investmentsTransactionsGet))
    } catch {
      throw ProviderFailure(error).failure
    }
  }

  public func refreshInvestments(_ access: Secret) async throws(ProviderFailure) {
    _ = try await client.ask(.investmentsRefresh(access), for: Acknowledged.self)
  }

  public func liabilities(_ access: Secret) async throws(ProviderFailure) -> LiabilitiesReport {
    let got = try await client.ask(.liabilities(access), for: LiabilitiesGot.self)
    var unread: [UnreadElement] = []
    let accounts = UnreadElement.accounts(got.accounts, into: &unread)
    var liabilities: [LiabilityReport] = []
    for (name, elements) in got.lists {
      liabilities += UnreadElement.sorting(
        elements, of: .liabilities, id: "account_id", into: &unread
      ) { element throws(WireError) in try LiabilityReport(element, list: name) }
    }
    return LiabilitiesReport(accounts: accounts, liabilities: liabilities, unread: unread)
  }
}
