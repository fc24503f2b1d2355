import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncAPI

@Suite("Holdings from Plaid")
struct HoldingsTests {
  private static let account = """
    {"account_id": "a1", "name": "Brokerage", "mask": null, "type": "investment",
     "subtype": "brokerage", "balances": {"current": 100.5, "available": null, "limit": null,
     "margin_loan_amount": 12.25, "iso_currency_code": "USD", "unofficial_currency_code": null}}
    """
  private static let security = """
    {"security_id": "s1", "name": "Ada", "ticker_symbol": "CUR:ADA", "type": "cryptocurrency",
     "subtype": "some new word", "is_cash_equivalent": null, "close_price": 0.3123456789,
     "close_price_as_of": "2025-05-19", "isin": null, "cusip": "", "sedol": null, "figi": null,
     "iso_currency_code": null, "unofficial_currency_code": "ADA", "future": {"a": [1]}}
    """

  private static func body(_ holdings: String..., securities: String = security) -> [UInt8] {
    let list = holdings.joined(separator: ",")
    return Array(
      """
      {"accounts": [\(account)], "holdings": [\(list)], "securities": [\(securities)],
       "item": {"item_id": "i"}, "request_id": "r"}
      """.utf8)
  }

  private static func holding(_ members: String) -> String {
    """
    {"account_id": "a1", "security_id": "s1", "iso_currency_code": null,
     "unofficial_currency_code": null, \(members)}
    """
  }

  private static func report(_ holdings: String...) async throws -> HoldingsReport {
    let list = holdings.joined(separator: ",")
    return try await ScriptedTransport(body(list)).aggregator.holdings(Secret("token"))
  }

  @Test("the request contains what Plaid requires and no more")
  func request() async throws {
    let transport = ScriptedTransport(Self.body())
    _ = try await transport.aggregator.holdings(Secret("token"))
    #expect(transport.requests.map(\.path) == ["/investments/holdings/get"])
    #expect(transport.requests.map(\.body) == [#"{"access_token":"token"}"#])
  }

  @Test("quantities, prices and values keep every digit, and currencies may be missing")
  func exact() async throws {
    let report = try await Self.report(
      Self.holding(
        """
        "quantity": 47.7410424299, "institution_price": 0.177494362, "institution_value": 8.4737,
        "institution_price_as_of": "2025-05-16", "cost_basis": null, "vested_quantity": 3
        """))
    let holding = try #require(report.holdings.first)
    #expect(report.undecodable == [] && holding.warnings == [])
    #expect(try holding.quantity == Quantity("47.7410424299"))
    #expect(try holding.price == Quantity("0.177494362"))
    #expect(try holding.value == Amount("8.4737"))
    #expect(try holding.priceDate == date("2025-05-16"))
    #expect(holding.costBasis == nil && holding.currency == nil)
    #expect(try JSONValue.parse(holding.rawJSON)["vested_quantity"] == 3)
    #expect(try report.accounts.first?.marginLoan == Amount("12.25"))
  }

  @Test("a security keeps unknown types and fields, and empty texts are nil")
  func security() async throws {
    let security = try #require(try await Self.report().securities.first)
    #expect(security.ticker == "CUR:ADA" && security.subtype == "some new word")
    #expect(security.currency == Currency("ADA") && security.cusip == nil)
    #expect(try security.closePrice == Quantity("0.3123456789"))
    #expect(try security.closeDate == date("2025-05-19"))
    #expect(try JSONValue.parse(security.rawJSON)["future"]?["a"] == [1])
  }

  @Test("a price of 0 for a holding with a value is nil, a worthless holding has the price 0")
  func zeroPrices() async throws {
    let report = try await Self.report(
      Self.holding(#""quantity": 5, "institution_price": 0, "institution_value": 12.5"#),
      Self.holding(#""quantity": 5, "institution_price": 0, "institution_value": 0"#))
    #expect(report.holdings.map(\.price) == [nil, .zero])
  }

  @Test("an invalid optional field is omitted with a warning")
  func warnings() async throws {
    let report = try await Self.report(
      Self.holding(
        """
        "quantity": -1.1234567890123456789, "institution_price": "12", "institution_value": 1e30,
        "institution_price_as_of": "May 4", "cost_basis": 1
        """))
    let holding = try #require(report.holdings.first)
    #expect(report.undecodable == [])
    #expect(try holding.quantity == Quantity("-1.12345678901234568"))
    #expect(holding.price == nil && holding.value == nil && holding.priceDate == nil)
    let path = "/investments/holdings/get: holdings[0]"
    #expect(
      holding.warnings == [
        "holding of s1: quantity -1.1234567890123456789 was rounded to eighteen digits",
        "holding of s1: \(path).institution_value 1e30 is beyond what can be stored",
        "holding of s1: \(path).institution_price is string where number was expected",
        "holding of s1: \(path).institution_price_as_of is not a date written as YYYY-MM-DD",
      ])
  }

  @Test("an invalid element does not affect the others, and is returned as it was sent")
  func undecodable() async throws {
    let transport = ScriptedTransport(
      Self.body(
        Self.holding(#""institution_price": 1, "institution_value": 1"#), "7",
        Self.holding(#""quantity": 1e40, "institution_value": 1"#),
        Self.holding(#""quantity": 3, "institution_price": 1, "institution_value": 3"#),
        securities: Self.security + #", {"name": "nameless"}, {"security_id": ""}"#))
    let report = try await transport.aggregator.holdings(Secret("token"))
    #expect(report.holdings.map(\.quantity) == [try Quantity("3")])
    #expect(report.securities.map(\.providerID) == ["s1"])
    let path = "/investments/holdings/get:"
    #expect(
      report.undecodable.map(\.reason) == [
        "\(path) securities[1].security_id is missing.",
        "\(path) securities[2].security_id is empty.",
        "\(path) holdings[0].quantity is missing.",
        "\(path) holdings[1] is number where object was expected.",
        "\(path) holdings[2].quantity 1e40 is beyond what can be stored.",
      ])
    #expect(
      report.undecodable.map(\.list) == [.securities, .securities, .holdings, .holdings, .holdings])
    #expect(String(decoding: report.undecodable[0].raw, as: UTF8.self) == #"{"name":"nameless"}"#)
    #expect(report.undecodable[1].providerID == "")
  }

  @Test("tax lots are decoded, short ones with their sign, invalid ones as far as possible")
  func lots() async throws {
    let report = try await Self.report(
      Self.holding(
        """
        "quantity": 5, "institution_price": 2, "institution_value": 10, "tax_lots": [
          {"institution_lot_id": "L1", "original_purchase_datetime": "2024-01-02T15:00:00.5Z",
           "quantity": 3.5, "purchase_price": 1.25, "cost_basis": 4.375, "current_value": 7,
           "position_type": "LONG"},
          {"institution_lot_id": null, "original_purchase_datetime": null, "quantity": 1.5,
           "purchase_price": null, "cost_basis": null, "current_value": null,
           "position_type": "SHORT"},
          {"quantity": "2", "position_type": "LONG"}]
        """))
    let holding = try #require(report.holdings.first)
    #expect(
      holding.lots == [
        TaxLot(
          providerID: "L1", purchasedAt: Timestamp("2024-01-02T15:00:00.5Z"),
          quantity: try Quantity("3.5"), purchasePrice: try Quantity("1.25"),
          costBasis: try Amount("4.375"), value: try Amount("7")),
        TaxLot(
          providerID: nil, purchasedAt: nil, quantity: try Quantity("-1.5"), purchasePrice: nil,
          costBasis: nil, value: nil),
        TaxLot(
          providerID: nil, purchasedAt: nil, quantity: nil, purchasePrice: nil, costBasis: nil,
          value: nil),
      ])
    #expect(holding.warnings.count == 1)
    #expect(holding.warnings.first?.contains("tax_lots[2].quantity is string") == true)
  }

  @Test("Plaid's example decodes", .enabled(if: PlaidDescription.isAvailable))
  func example() async throws {
    let body = try PlaidDescription.bytes("examples/investments_holdings_get.response.json")
    let report = try await ScriptedTransport(body).aggregator.holdings(Secret("token"))
    #expect(report.undecodable == [])
    #expect(report.accounts.count == 4 && report.holdings.count == 9)
    #expect(report.securities.count == 8)
    #expect(report.holdings.flatMap(\.warnings) == [])
    #expect(report.securities.flatMap(\.warnings) == [])
    #expect(try report.holdings[8].price == Quantity("0.177494362"))
    let known = Set(report.securities.map(\.providerID))
    #expect(report.holdings.allSatisfy { known.contains($0.securityID) })
  }
}
