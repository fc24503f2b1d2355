import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncAPI

@Suite("Trades from Plaid")
struct TradesTests {
  private static func page(_ trades: String..., total: Int = 1) -> [UInt8] {
    let list = trades.joined(separator: ",")
    return Array(
      """
      {"accounts": [], "investment_transactions": [\(list)], "securities": [],
       "total_investment_transactions": \(total), "item": {}, "request_id": "r"}
      """.utf8)
  }

  private static let buy = """
    {"investment_transaction_id": "t1", "account_id": "a1", "security_id": "s1",
     "date": "2025-05-19", "transaction_datetime": null, "name": "BUY", "quantity": 0.7388014749,
     "amount": 7.7, "price": 10.42, "fees": 7.99, "type": "buy", "subtype": "buy",
     "cancel_transaction_id": null, "iso_currency_code": "USD", "unofficial_currency_code": null}
    """

  private static func ask(_ transport: ScriptedTransport) async throws -> TradesPage {
    try await transport.aggregator.trades(
      Secret("token"), from: try date("2023-05-21"), through: try date("2025-05-20"), offset: 500)
  }

  @Test("the request has days, offset and the largest page size, and does not wait for data")
  func request() async throws {
    let transport = ScriptedTransport(Self.page())
    _ = try await Self.ask(transport)
    #expect(transport.requests.map(\.path) == ["/investments/transactions/get"])
    #expect(
      transport.requests.map(\.body) == [
        #"{"access_token":"token","start_date":"2023-05-21","end_date":"2025-05-20","#
          + #""options":{"count":500,"offset":500,"async_update":true}}"#
      ])
  }

  @Test("a purchase keeps its digits and its sign")
  func buy() async throws {
    let page = try await Self.ask(ScriptedTransport(Self.page(Self.buy, total: 731)))
    let trade = try #require(page.trades.first)
    #expect(page.totalCount == 731 && page.count == 1 && page.undecodable == [])
    #expect(try trade.quantity == Quantity("0.7388014749"))
    #expect(try trade.amount == Amount("7.7") && trade.fees == Amount("7.99"))
    #expect(try trade.price == Quantity("10.42") && trade.meaning == .buy)
    #expect(try trade.date == date("2025-05-19") && trade.currency == Currency("USD"))
    #expect(trade.warnings == [])
  }

  @Test("a cash trade has no security, price or fees; unknown types are kept")
  func cash() async throws {
    let page = try await Self.ask(
      ScriptedTransport(
        Self.page(
          """
          {"investment_transaction_id": "t2", "account_id": "a1", "security_id": null,
           "date": "2025-05-19", "name": "", "quantity": 0, "amount": -8.72, "price": 0,
           "fees": null, "type": "cash", "subtype": "a word of 2031",
           "iso_currency_code": null, "unofficial_currency_code": null}
          """)))
    let trade = try #require(page.trades.first)
    #expect(trade.securityID == nil && trade.price == nil && trade.fees == nil)
    #expect(trade.currency == nil && trade.subtype == "a word of 2031")
    #expect(trade.meaning == .unknown && trade.warnings == [])
  }

  @Test("a trade without a type is kept, with a warning")
  func withoutType() async throws {
    let raw = Self.buy.replacing(#""subtype": "buy""#, with: #""subtype": null"#)
    let page = try await Self.ask(ScriptedTransport(Self.page(raw)))
    #expect(page.trades.first?.subtype == "")
    #expect(page.trades.first?.warnings == ["trade t1: it has no type; its signs decide"])
  }

  @Test("an invalid trade does not affect others, counts for paging, and can be decoded again")
  func undecodable() async throws {
    let bad = Self.buy.replacing("2025-05-19", with: "2025-02-30")
    let page = try await Self.ask(ScriptedTransport(Self.page(bad, Self.buy)))
    #expect(page.trades.map(\.providerID) == ["t1"] && page.count == 2)
    let element = try #require(page.undecodable.first)
    #expect(element.list == .trades && element.providerID == "t1")
    #expect(
      element.reason
        == "/investments/transactions/get: investment_transactions[0].date"
        + " is not a date written as YYYY-MM-DD.")
    #expect(throws: Failure.self) { try PlaidPageDecoder().trade(of: element.raw) }
    #expect(try PlaidPageDecoder().trade(of: Array(Self.buy.utf8)) == page.trades.first)
  }

  @Test("a page without its total is refused")
  func damaged() async throws {
    let transport = ScriptedTransport(
      Array(#"{"accounts": [], "investment_transactions": [], "securities": []}"#.utf8))
    await #expect(throws: ProviderFailure.self) { try await Self.ask(transport) }
  }

  @Test("a refusal has a reaction")
  func refusals() async throws {
    for (code, reaction) in [
      ("PRODUCT_NOT_READY", ProviderFailure.Reaction.retry), ("NO_INVESTMENT_ACCOUNTS", .skip),
      ("NO_LIABILITY_ACCOUNTS", .skip), ("PRODUCTS_NOT_SUPPORTED", .skip),
    ] {
      let body = """
        {"error_type": "ITEM_ERROR", "error_code": "\(code)", "error_message": "", "request_id": "r"}
        """
      let transport = ScriptedTransport(Array(body.utf8), status: 400)
      let failure = await #expect(throws: ProviderFailure.self) { try await Self.ask(transport) }
      #expect(failure?.reaction == reaction, "\(code)")
    }
  }

  @Test("a refresh is requested only once, and whether it may be billed is recorded")
  func refresh() async throws {
    let transport = ScriptedTransport(Array(#"{"request_id": "r"}"#.utf8))
    try await transport.aggregator.refreshInvestments(Secret("token"))
    #expect(transport.requests.map(\.path) == ["/investments/refresh"])
    let gateway = ScriptedTransport([], status: 502)
    let failure = await #expect(throws: ProviderFailure.self) {
      try await gateway.aggregator.refreshInvestments(Secret("token"))
    }
    #expect(failure?.mayHaveHappened == true && failure?.reaction == .report)
  }

  @Test("Plaid's example decodes", .enabled(if: PlaidDescription.isAvailable))
  func example() async throws {
    let body = try PlaidDescription.bytes("examples/investments_transactions_get.response.json")
    let page = try await Self.ask(ScriptedTransport(body))
    #expect(page.undecodable == [] && page.trades.flatMap(\.warnings) == [])
    #expect(page.trades.map(\.meaning) == [.income, .sell, .buy])
    #expect(try page.trades[1].quantity == Quantity("-47.74104242992852"))
    #expect(page.securities.count == 3 && page.accounts.count == 3)
  }
}
