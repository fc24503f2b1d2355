import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: items and institutions")
struct ItemAnswersTests {
  @Test("an Item reports its products and when the bank was last reached")
  func item() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    let first = try await client.ask("/item/get", token: token)
    let item = first["item"]
    #expect(item["institution_id"] == "ins_109508")
    #expect(item["institution_name"] == "First Platypus Bank")
    #expect(item["products"] == ["transactions"])
    #expect(item["billed_products"] == ["transactions"])
    #expect(
      item["available_products"] == ["auth", "balance", "identity", "investments", "liabilities"])
    #expect(item["consented_products"] == ["transactions"])
    #expect(item["created_at"] == "2025-05-20T10:00:00Z")
    #expect(item["error"] == .null)
    #expect(
      first["status"]
        == [
          "transactions": ["last_failed_update": nil, "last_successful_update": nil],
          "last_webhook": nil,
        ])
    _ = try await client.pages(token)
    let second = try await client.ask("/item/get", token: token)
    #expect(
      second["status"]["transactions"]?["last_successful_update"] == "2025-05-20T10:00:00Z")
    client.clock.pass(days: 1)
    let third = try await client.ask("/item/get", token: token)
    #expect(
      third["status"]["transactions"]?["last_successful_update"] == "2025-05-21T06:00:00Z")
  }

  @Test("a product named twice is one product")
  func twice() async throws {
    let client = try SandboxClient()
    let body = try await client.publicToken(products: ["transactions", "auth", "transactions"])
    let token = try await client.ask(
      "/item/public_token/exchange", ["public_token": body["public_token"]]
    ).text("access_token")
    let item = try await client.ask("/item/get", token: token)["item"]
    #expect(item["products"] == ["transactions", "auth"])
  }

  @Test("the webhook's address can be changed and removed")
  func webhook() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    func set(_ webhook: JSONValue) async throws -> JSONValue {
      let body: JSONValue = ["access_token": .string(token), "webhook": webhook]
      return try await client.ask("/item/webhook/update", body)["item"]["webhook"] ?? "none"
    }
    func fire(_ type: JSONValue) async throws -> Answer {
      try await client.ask(
        "/sandbox/item/fire_webhook",
        [
          "access_token": .string(token), "webhook_type": type,
          "webhook_code": "DEFAULT_UPDATE",
        ])
    }
    #expect(
      try await fire("TRANSACTIONS").verdict == "400 SANDBOX_ERROR/SANDBOX_WEBHOOK_INVALID")
    #expect(try await set("https://a.example/hook") == "https://a.example/hook")
    #expect(try await fire("TRANSACTIONS")["webhook_fired"] == true)
    #expect(
      try await fire("LIABILITIES").verdict == "400 SANDBOX_ERROR/SANDBOX_PRODUCT_NOT_ENABLED")
    #expect(try await set(.null) == .null)
  }

  @Test("after a reset login, every request for data fails, but not one for the Item itself")
  func resetLogin() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    let other = try await client.link()
    #expect(try await client.ask("/sandbox/item/reset_login", token: token)["reset_login"] == true)
    for path in [
      "/accounts/get", "/accounts/balance/get", "/transactions/sync", "/transactions/refresh",
    ] {
      let answer = try await client.ask(path, token: token)
      #expect(answer.verdict == "400 ITEM_ERROR/ITEM_LOGIN_REQUIRED", "\(path)")
      #expect(answer.text("display_message") != "")
    }
    let item = try await client.ask("/item/get", token: token)
    #expect(item.verdict == "200")
    #expect(item["item"]["error"]?["error_code"] == "ITEM_LOGIN_REQUIRED")
    #expect(item["item"]["error"]?["request_id"] == nil)
    #expect(try await client.ask("/accounts/get", token: other).verdict == "200")
  }

  @Test("logins expire after a number of days, and again after a repair")
  func loginDays() async throws {
    let client = try SandboxClient { settings in
      settings.loginDays = 30
      settings.linkPolls = 1
    }
    let token = try await client.link()
    func verdict() async throws -> String {
      try await client.ask("/accounts/get", token: token).verdict
    }
    client.clock.pass(days: 29)
    #expect(try await verdict() == "200")
    client.clock.pass(days: 1)
    #expect(try await verdict() == "400 ITEM_ERROR/ITEM_LOGIN_REQUIRED")
    try await HostedLink(client).repair(token)
    #expect(try await verdict() == "200")
    client.clock.pass(days: 29)
    #expect(try await verdict() == "200")
    client.clock.pass(days: 1)
    #expect(try await verdict() == "400 ITEM_ERROR/ITEM_LOGIN_REQUIRED")
  }

  @Test("an institution is found by its id, in its country")
  func byID() async throws {
    let client = try SandboxClient()
    func ask(_ id: String, _ country: String, _ options: JSONValue = [:]) async throws -> Answer {
      try await client.ask(
        "/institutions/get_by_id",
        ["institution_id": .string(id), "country_codes": [.string(country)], "options": options])
    }
    let plain = try await ask("ins_109508", "US")["institution"]
    #expect(
      plain
        == [
          "connection_availability": "SUPPORTED", "country_codes": ["US"], "dtc_numbers": [],
          "institution_id": "ins_109508", "name": "First Platypus Bank", "oauth": false,
          "products": [
            "auth", "balance", "identity", "investments", "liabilities", "transactions",
          ], "routing_numbers": [],
        ])
    let full = try await ask(
      "ins_109508", "US", ["include_optional_metadata": true, "include_status": true])
    #expect(full["institution"]["url"]?.string?.hasPrefix("https://") == true)
    #expect(full["institution"]["status"] == .null)
    for (id, country) in [("ins_109508", "GB"), ("ins_1", "US"), ("", "US")] {
      let verdict = try await ask(id, country).verdict
      #expect(verdict.hasPrefix("400 INVALID_"), "\(id) in \(country)")
    }
  }

  @Test("the list of institutions is returned in slices")
  func list() async throws {
    let client = try SandboxClient()
    var ids: [String] = []
    while true {
      let page = try await client.ask(
        "/institutions/get",
        ["count": 4, "offset": .int(ids.count), "country_codes": ["US", "GB"]])
      #expect(page["total"] == .int(Institution.all.count - 1))
      let found = page.texts("institutions", of: "institution_id")
      if found.isEmpty { break }
      ids += found
    }
    #expect(ids == Institution.all.map(\.id).filter { $0 != "ins_43" })
  }

  @Test("a search finds at most ten institutions by part of the name")
  func search() async throws {
    let client = try SandboxClient()
    func names(_ query: JSONValue) async throws -> [String] {
      try await client.ask(
        "/institutions/search", ["query": query, "country_codes": ["US", "GB", "CA"]]
      ).texts("institutions", of: "name")
    }
    #expect(try await names("tartan") == ["Tartan Bank", "Tartan-Dominion Bank of Canada"])
    #expect(try await names("a").count == 10)
    #expect(try await names("Sparkasse") == [])
  }
}
