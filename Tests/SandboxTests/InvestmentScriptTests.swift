import PlaidSyncJSON
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSandbox

@Suite("Scripted holdings and trades")
struct InvestmentScriptTests {
  private func opened() async throws -> (SandboxClient, String, account: String) {
    let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
    let json = """
      {"override_accounts": [{"type": "investment", "subtype": "brokerage", "currency": "EUR"}]}
      """
    let token = try await client.link("user_custom", password: json, products: ["investments"])
    let account = try client.sandbox.edit(token) { $0.accountIDs[0] }
    return (client, token, account)
  }

  private func trades(_ client: SandboxClient, _ token: String) async throws -> [String] {
    try await client.trades(token, from: "2024-01-01", through: "2025-12-31")
      .list("investment_transactions").map { trade in
        ["date", "name", "subtype"].map { trade[$0]?.string ?? "-" }.joined(separator: " ") + " "
          + ["quantity", "price", "amount"].map { trade[$0]?.number?.text ?? "-" }
          .joined(separator: " ")
      }
  }

  @Test("a test sets a holding's quantity and price; a quantity of 0 removes it")
  func hold() async throws {
    let (client, token, account) = try await opened()
    let day = try date("2025-05-16")
    try client.sandbox.edit(token) { script in
      script.hold("2.5", of: "AAAA", in: account, price: "10.25", on: day, costBasis: "20")
      script.hold("7", of: "BBBB", in: account, price: "3", currency: "BTC")
      script.hold("100.05", of: "CUR:EUR", in: account, price: "1", currency: "EUR")
    }
    func lines() async throws -> [String] {
      try await client.ask("/investments/holdings/get", token: token).list("holdings").map {
        holding in
        let currency = holding["iso_currency_code"]?.string ?? "-"
        let unofficial = holding["unofficial_currency_code"]?.string ?? "-"
        return ["quantity", "institution_price", "institution_value", "cost_basis"].map {
          holding[$0]?.number?.text ?? "-"
        }.joined(separator: " ")
          + " \(holding["institution_price_as_of"]?.string ?? "-") \(currency) \(unofficial)"
      }
    }
    #expect(
      try await lines() == [
        "2.5 10.25 25.625 20 2025-05-16 USD -", "7 3 21 - 2025-05-20 - BTC",
        "100.05 1 100.05 - 2025-05-20 EUR -",
      ])
    try client.sandbox.edit(token) { script in
      script.hold("3", of: "AAAA", in: account, price: "11", overrides: ["quantity": "three"])
      script.hold("0", of: "BBBB", in: account, price: "3", currency: "BTC")
    }
    let held = try await client.ask("/investments/holdings/get", token: token)
    #expect(
      held.list("holdings").map { $0["quantity"] } == [.number(verbatim: "100.05"), "three"])
    client.clock.pass(days: 1)
    #expect(try await lines().count == 2)
  }

  @Test("a test books, changes and cancels trades")
  func trades() async throws {
    let (client, token, account) = try await opened()
    let ids = try client.sandbox.edit(token) { script in
      [
        script.addTrade(
          "buy", "buy", quantity: "2", of: "AAAA", price: "10", amount: "20.5", fees: "0.5",
          in: account, name: "One"),
        script.addTrade("cash", "deposit", amount: "-100", in: account, name: "Two"),
      ]
    }
    #expect(try client.sandbox.edit(token) { $0.tradeIDs } == ids)
    #expect(
      try await trades(client, token) == [
        "2025-05-20 Two deposit 0 0 -100", "2025-05-20 One buy 2 10 20.5",
      ])
    let day = try date("2025-05-02")
    try client.sandbox.edit(token) { script in
      script.modifyTrade(ids[0], quantity: "3", amount: "30.5", date: day, name: "Uno")
      script.removeTrade(ids[1])
    }
    #expect(try await trades(client, token) == ["2025-05-02 Uno buy 3 10 30.5"])
    #expect(try client.sandbox.edit(token) { $0.tradeIDs } == [ids[0]])
    try client.sandbox.edit(token) { $0.modifyTrade(ids[0], overrides: ["date": "soon"]) }
    let page = try await client.trades(token, from: "2024-01-01", through: "2025-12-31")
    #expect(page.list("investment_transactions").map { $0["date"] } == ["soon"])
    #expect(
      page.list("investment_transactions").map { $0["investment_transaction_id"] }
        == [.string(ids[0])])
  }

  @Test("a state whose holdings have invalid references is refused")
  func flaws() async throws {
    let (client, token, account) = try await opened()
    try client.sandbox.edit(token) { script in
      script.hold("1", of: "AAAA", in: account, price: "1")
      script.addTrade("cash", "deposit", amount: "-1", in: account)
    }
    let good = client.sandbox.read { $0 }
    #expect(good.inconsistency == nil)
    let spoils: [(inout Portfolio) -> Void] = [
      { $0.positions[0] = BankPosition(account: 1, security: 0, units: 1) },
      { $0.positions[0] = BankPosition(account: 0, security: 1, units: 1) },
      { $0.positions[0].overrides = "[" }, { $0.trades[0].overrides = "7" },
      { $0.trades[0].security = -1 }, { $0.securities[0].quote = .market },
    ]
    for (number, spoil) in spoils.enumerated() {
      var bad = good
      var portfolio = try #require(bad.items[0].portfolio)
      spoil(&portfolio)
      bad.items[0].portfolio = portfolio
      #expect(bad.inconsistency != nil, "\(number)")
    }
  }
}
