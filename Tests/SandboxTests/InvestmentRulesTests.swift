import PlaidSyncJSON
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSandbox

@Suite("Rules of the investment endpoints")
struct InvestmentRulesTests {
  private static let (from, through) = ("2024-05-20", "2025-05-20")

  @Test("the first call of a client that does not wait reports that trades are not ready")
  func notReady() async throws {
    let client = try SandboxClient()
    let token = try await client.link(products: ["transactions", "investments"])
    func ask(_ isAsync: Bool) async throws -> String {
      try await client.trades(
        token, from: Self.from, through: Self.through, ["async_update": .bool(isAsync)]
      ).verdict
    }
    #expect(try await ask(false) == "200")
    #expect(try await ask(true) == "400 ITEM_ERROR/PRODUCT_NOT_READY")
    #expect(try await ask(true) == "200")
    #expect(try await client.ask("/investments/holdings/get", token: token).verdict == "200")
  }

  @Test("a product needs consent; the first call adds the product, and billing begins")
  func consent() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link()
    for path in ["/investments/holdings/get", "/investments/refresh", "/liabilities/get"] {
      #expect(
        try await client.ask(path, token: token).verdict
          == "400 INVALID_INPUT/ADDITIONAL_CONSENT_REQUIRED", "\(path)")
    }
    #expect(
      try await client.trades(token, from: Self.from, through: Self.through).verdict
        == "400 INVALID_INPUT/ADDITIONAL_CONSENT_REQUIRED")

    let link = try await HostedLink(client).create([
      "additional_consented_products": ["investments", "liabilities"]
    ])
    var session = try await HostedLink(client).poll(link["link_token"])
    while session.list("link_sessions").isEmpty {
      session = try await HostedLink(client).poll(link["link_token"])
    }
    let added = session["link_sessions"][0]?["results"]?["item_add_results"]?[0]?["public_token"]
    let new = try await client.ask(
      "/item/public_token/exchange", ["public_token": added ?? .null]
    ).text("access_token")
    func products() async throws -> [JSONValue?] {
      let item = try await client.ask("/item/get", token: new)["item"]
      return ["billed_products", "available_products", "consented_products"].map { item[$0] }
    }
    let consented: JSONValue = ["transactions", "investments", "liabilities"]
    #expect(
      try await products() == [
        ["transactions"], ["auth", "balance", "identity", "investments", "liabilities"], consented,
      ])
    #expect(try await client.ask("/investments/holdings/get", token: new).verdict == "200")
    #expect(
      try await products() == [
        ["transactions", "investments"], ["auth", "balance", "identity", "liabilities"], consented,
      ])
    #expect(try await client.ask("/liabilities/get", token: new).verdict == "200")
    #expect(
      try await products() == [
        ["transactions", "investments", "liabilities"], ["auth", "balance", "identity"], consented,
      ])
    let status = try await client.ask("/item/get", token: new)["status"]
    #expect(status["investments"]?["last_successful_update"]?.string != nil)
  }

  @Test("an Item without accounts for a product gets an error and is not billed")
  func noAccounts() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let json = #"{"override_accounts": [{"type": "depository", "transactions": []}]}"#
    let token = try await client.link("user_custom", password: json, products: ["transactions"])
    try client.sandbox.edit(token) { $0.item.consented += ["investments", "liabilities"] }
    #expect(
      try await client.ask("/investments/holdings/get", token: token).verdict
        == "400 ITEM_ERROR/NO_INVESTMENT_ACCOUNTS")
    #expect(
      try await client.trades(token, from: Self.from, through: Self.through).verdict
        == "400 ITEM_ERROR/NO_INVESTMENT_ACCOUNTS")
    #expect(
      try await client.ask("/liabilities/get", token: token).verdict
        == "400 ITEM_ERROR/NO_LIABILITY_ACCOUNTS")
    let item = try await client.ask("/item/get", token: token)["item"]
    #expect(item["billed_products"] == ["transactions"])
  }

  @Test(
    "requests that the endpoints do not accept are refused",
    arguments: [
      ("2025-05-20", "2025-05-19", "{}"), ("2025-05-20", "2025-02-30", "{}"),
      ("2025-05-20", "2025-05-20", #"{"count": 501}"#),
      ("2025-05-20", "2025-05-20", #"{"count": 0}"#),
      ("2025-05-20", "2025-05-20", #"{"offset": -1}"#),
      ("2025-05-20", "2025-05-20", #"{"async_update": "yes"}"#),
    ])
  func refused(from: String, through: String, options: String) async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link(products: ["investments"])
    let answer = try await client.trades(
      token, from: from, through: through, JSONValue.parse(options).object)
    #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
  }

  @Test("only the requested accounts are reported")
  func chosen() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link(products: ["investments", "liabilities"])
    let accounts = try await client.ask("/accounts/get", token: token).list("accounts")
    func id(_ name: String) -> JSONValue {
      accounts.first { $0["name"]?.string == name }?["account_id"] ?? .null
    }
    func ask(_ path: String, _ ids: JSONValue) async throws -> Answer {
      try await client.ask(
        path, ["access_token": .string(token), "options": ["account_ids": ids]])
    }
    let ira = id("Plaid IRA")
    let held = try await ask("/investments/holdings/get", [ira])
    #expect(held.list("accounts").map { $0["account_id"] } == [ira])
    #expect(Set(held.list("holdings").map { $0["account_id"] }) == [ira])
    #expect(held.list("securities").count == 2)
    let trades = try await client.trades(
      token, from: Self.from, through: Self.through, ["account_ids": [ira]])
    #expect(Set(trades.list("investment_transactions").map { $0["account_id"] }) == [ira])
    let owed = try await ask("/liabilities/get", [id("Plaid Mortgage")])
    #expect(owed["liabilities"]["credit"] == .null && owed["liabilities"]["student"] == .null)
    #expect(owed["liabilities"]["mortgage"]?.array?.count == 1)
    for path in ["/investments/holdings/get", "/liabilities/get"] {
      #expect(try await ask(path, ["x"]).verdict == "400 INVALID_INPUT/INVALID_ACCOUNT_ID")
    }
  }

  @Test("holdings, trades and later changes to them survive a restart")
  func restart() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      func open(_ day: String) throws -> SandboxClient {
        try SandboxClient(on: day, isRecorded: false) {
          $0.readiness = .immediate
          $0.stateFile = path
        }
      }
      let whole = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
      let stays = try await whole.link(days: 30, products: ["investments"])
      whole.clock.pass(days: 40)
      let token = try await open("2025-05-20").link(days: 30, products: ["investments"])
      _ = try await open("2025-06-05").ask("/investments/holdings/get", token: token)
      let later = try open("2025-06-29")
      for (client, token) in [(whole, stays), (later, token)] {
        #expect("\(client.sandbox.today)" == "2025-06-29")
        #expect(try await client.ask("/investments/holdings/get", token: token).verdict == "200")
      }
      for key in ["holdings", "securities", "accounts"] {
        #expect(
          try await later.ask("/investments/holdings/get", token: token)[key]
            == (try await whole.ask("/investments/holdings/get", token: stays)[key]), "\(key)")
      }
      #expect(
        try await later.trades(token, from: Self.from, through: "2025-06-29")[
          "investment_transactions"]
          == (try await whole.trades(stays, from: Self.from, through: "2025-06-29")[
            "investment_transactions"]))
    }
  }
}
