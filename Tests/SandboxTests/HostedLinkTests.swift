import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: Hosted Link")
struct HostedLinkTests {
  @Test("a session completes at the second poll, with a token that can be exchanged")
  func completes() async throws {
    let client = try SandboxClient()
    let link = HostedLink(client)
    let created = try await link.create()
    #expect(created.text("link_token").hasPrefix("link-sandbox-"))
    #expect(created.text("hosted_link_url").contains("/hosted-link/"))
    #expect(created.text("expiration") == "2025-05-20T10:30:00Z")

    let first = try await link.poll(created["link_token"])
    #expect(first.list("link_sessions") == [])
    #expect(first["metadata"]["client_name"] == "plaid-sync")
    let second = try await link.poll(created["link_token"])
    let session = try #require(second.list("link_sessions").first)
    #expect(session["started_at"] == "2025-05-20T10:00:00Z")
    #expect(session["finished_at"] == "2025-05-20T10:00:00Z")
    #expect(session["exit"] == nil)
    let added = try #require(session["results"]?["item_add_results"]?[0])
    #expect(
      added["institution"] == ["institution_id": "ins_109508", "name": "First Platypus Bank"])
    #expect(added["accounts"]?[0]?["name"] == "Plaid Checking")
    #expect(added["accounts"]?[0]?["mask"] == "0000")

    let exchanged = try await client.ask(
      "/item/public_token/exchange", ["public_token": added["public_token"] ?? .null])
    let accounts = try await client.ask(
      "/accounts/get", token: exchanged.text("access_token"))
    #expect(
      accounts.texts("accounts", of: "account_id")
        == added["accounts"]?.array?.compactMap { $0["id"]?.string })
    // Polling again finds the same session, and links nothing more.
    let third = try await link.poll(created["link_token"])
    #expect(third["link_sessions"] == second["link_sessions"])
    #expect(client.sandbox.itemIDs.count == 1)
  }

  @Test("without Hosted Link there are no sessions and no address")
  func notHosted() async throws {
    let link = HostedLink(try SandboxClient())
    let created = try await link.create(["hosted_link": nil])
    #expect(created["hosted_link_url"] == .null)
    #expect(created.text("expiration") == "2025-05-20T14:00:00Z")
    for _ in 0..<4 {
      #expect(try await link.poll(created["link_token"]).list("link_sessions") == [])
    }
  }

  @Test("a link token that was not used in time does not link anything")
  func expires() async throws {
    let client = try SandboxClient()
    let link = HostedLink(client)
    let created = try await link.create(["hosted_link": ["url_lifetime_seconds": 120]])
    #expect(created.text("expiration") == "2025-05-20T10:02:00Z")
    client.clock.pass(minutes: 2)
    for _ in 0..<3 {
      #expect(try await link.poll(created["link_token"]).list("link_sessions") == [])
    }
    #expect(
      try await link.poll("link-sandbox-x").verdict == "400 INVALID_INPUT/INVALID_LINK_TOKEN")
  }

  @Test("products required if supported are added only if the bank supports them")
  func supported() async throws {
    let client = try SandboxClient { $0.linkPolls = 1 }
    let link = HostedLink(client)
    let created = try await link.create([
      "required_if_supported_products": ["assets", "auth"],
      "additional_consented_products": ["identity", "liabilities"],
    ])
    let session = try await link.poll(created["link_token"]).list("link_sessions").first
    let token = session?["results"]?["item_add_results"]?[0]?["public_token"] ?? .null
    let access = try await client.ask("/item/public_token/exchange", ["public_token": token])
    let item = try await client.ask("/item/get", token: access.text("access_token"))["item"]
    #expect(item["products"] == ["transactions", "auth"])
    #expect(item["consented_products"] == ["transactions", "auth", "identity", "liabilities"])
  }

  @Test("products required if supported are added only if an account supports them")
  func supportedByAccounts() async throws {
    let json = #"{"override_accounts": [{"type": "credit"}]}"#
    let client = try SandboxClient {
      $0.linkPolls = 1
      $0.user = .custom(Array(json.utf8))
    }
    let link = HostedLink(client)
    let created = try await link.create([
      "required_if_supported_products": ["investments", "liabilities"]
    ])
    let session = try await link.poll(created["link_token"]).list("link_sessions").first
    let token = session?["results"]?["item_add_results"]?[0]?["public_token"] ?? .null
    let access = try await client.ask("/item/public_token/exchange", ["public_token": token])
    let item = try await client.ask("/item/get", token: access.text("access_token"))["item"]
    #expect(item["products"] == ["transactions", "liabilities"])
  }

  @Test("the history has the number of days that the link token requested")
  func days() async throws {
    let client = try SandboxClient { $0.linkPolls = 1 }
    let link = HostedLink(client)
    let created = try await link.create(["transactions": ["days_requested": 40]])
    let session = try await link.poll(created["link_token"]).list("link_sessions").first
    let token = session?["results"]?["item_add_results"]?[0]?["public_token"] ?? .null
    let access = try await client.ask("/item/public_token/exchange", ["public_token": token])
    let dates = try await client.pages(access.text("access_token")).flatMap {
      $0.texts("added", of: "date")
    }
    #expect(dates.min() == "2025-04-10")
  }

  @Test("update mode repairs an Item; it keeps its token and needs no exchange")
  func repairs() async throws {
    let client = try SandboxClient { $0.linkPolls = 1 }
    let link = HostedLink(client)
    let token = try await client.link()
    _ = try await client.ask("/sandbox/item/reset_login", token: token)
    let created = try await link.create([
      "access_token": .string(token), "products": nil, "transactions": nil,
      "update": ["account_selection_enabled": true],
    ])
    #expect(created.verdict == "200")
    let session = try #require(
      try await link.poll(created["link_token"]).list("link_sessions").first)
    #expect(session["finished_at"] == "2025-05-20T10:00:00Z")
    #expect(session["exit"] == nil)
    #expect(session["results"]?["item_add_results"] == [])
    #expect(try await client.ask("/item/get", token: token)["item"]["error"] == .null)
    #expect(try await client.ask("/accounts/get", token: token).verdict == "200")
    #expect(client.sandbox.itemIDs.count == 1)
  }

  @Test("update mode may add consent to more products")
  func consents() async throws {
    let client = try SandboxClient { $0.linkPolls = 1 }
    let body = try await client.publicToken(days: nil, products: ["auth"])
    let access = try await client.ask(
      "/item/public_token/exchange", ["public_token": body["public_token"]])
    let token = access.text("access_token")
    #expect(
      try await client.sync(token).verdict == "400 INVALID_INPUT/ADDITIONAL_CONSENT_REQUIRED")
    let link = HostedLink(client)
    let created = try await link.create([
      "access_token": .string(token), "products": nil, "transactions": nil,
      "additional_consented_products": ["transactions"],
    ])
    _ = try await link.poll(created["link_token"])
    #expect(try await client.pages(token).last?.verdict == "200")
    let item = try await client.ask("/item/get", token: token)["item"]
    #expect(item["products"] == ["auth", "transactions"])
    #expect(item["consented_products"] == ["auth", "transactions"])
  }

  @Test("a session that fails or that the user leaves reports it and adds no Item")
  func exits() async throws {
    let client = try SandboxClient { $0.linkPolls = 1 }
    let link = HostedLink(client)
    try client.sandbox.exitNextLink(code: nil)
    let left = try await link.poll(link.create()["link_token"]).list("link_sessions")
    #expect(left.first?["exit"]?["error"] == .null)
    #expect(left.first?["exit"]?["metadata"]?["status"] == "requires_credentials")
    #expect(left.first?["results"] == nil)
    try client.sandbox.exitNextLink(code: "INSTITUTION_DOWN")
    let failed = try await link.poll(link.create()["link_token"]).list("link_sessions")
    #expect(failed.first?["exit"]?["error"]?["error_code"] == "INSTITUTION_DOWN")
    #expect(failed.first?["exit"]?["error"]?["error_type"] == "INSTITUTION_ERROR")
    let down = try await link.create(["institution_id": "ins_132361"])
    let session = try await link.poll(down["link_token"]).list("link_sessions").first
    #expect(session?["exit"]?["error"]?["error_code"] == "INSTITUTION_DOWN")
    #expect(client.sandbox.itemIDs == [])
  }

  private static let refusals: [(String, JSONValue?, String)] = [
    ("user", nil, "MISSING_FIELDS"), ("products", nil, "MISSING_FIELDS"),
    ("products", [], "INVALID_FIELD"), ("products", ["balance"], "INVALID_PRODUCT"),
    ("products", ["money"], "INVALID_PRODUCT"),
    ("optional_products", ["transactions"], "INVALID_FIELD"),
    ("user", ["client_user_id": "a@b.example"], "INVALID_FIELD"),
    ("user", ["client_user_id": "+1 212 555 0123"], "INVALID_FIELD"),
    ("institution_id", "ins_0", "INVALID_INSTITUTION"),
    ("update", ["account_selection_enabled": true], "INVALID_FIELD"),
    ("hosted_link", ["url_lifetime_seconds": 1_814_401], "INVALID_FIELD"),
    ("access_token", "access-x", "INVALID_ACCESS_TOKEN"), ("language", "xx", "INVALID_FIELD"),
    ("country_codes", [], "INVALID_FIELD"), ("color", "red", "UNKNOWN_FIELDS"),
  ]

  @Test("what Plaid does not allow is refused", arguments: refusals)
  func refused(key: String, value: JSONValue?, code: String) async throws {
    let answer = try await HostedLink(try SandboxClient()).create([key: value])
    #expect(answer.text("error_code") == code, "\(answer.text("error_message"))")
  }

  @Test("a name over thirty characters is replaced")
  func longName() async throws {
    let link = HostedLink(try SandboxClient())
    let name = JSONValue.string(String(repeating: "x", count: 31))
    let created = try await link.create(["client_name": name])
    let got = try await link.poll(created["link_token"])
    #expect(got["metadata"]["client_name"] == "This Application")
  }
}
