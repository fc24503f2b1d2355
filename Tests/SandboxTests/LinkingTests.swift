import Foundation
import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: public and access tokens")
struct LinkingTests {
  @Test(
    "each known user can be linked",
    arguments: [
      ("user_good", 15), ("user_transactions_dynamic", 2), ("user_yuppie", 15),
      ("user_ewa_user", 15), ("user_small_business", 15), ("user_bulk_50", 2),
    ])
  func users(name: String, accounts: Int) async throws {
    let client = try SandboxClient()
    let token = try await client.link(name)
    #expect(token.hasPrefix("access-sandbox-"))
    #expect(try await client.ask("/accounts/get", token: token).list("accounts").count == accounts)
    #expect(try await client.pages(token).last?.verdict == "200")
  }

  @Test(
    "other users cannot be linked",
    arguments: [
      ("user_bad", "pass_good", "INVALID_CREDENTIALS"),
      ("user_good", "pass_bad", "INVALID_CREDENTIALS"),
      ("user_good", "error_ITEM_LOCKED", "ITEM_LOCKED"), ("user_bulk_x", "", "INVALID_CREDENTIALS"),
    ])
  func strangers(name: String, password: String, code: String) async throws {
    let answer = try await SandboxClient().publicToken(name, password: password)
    #expect(answer.verdict == "400 ITEM_ERROR/\(code)")
  }

  @Test("a sandbox does not open for a user that does not exist")
  func unknownUser() throws {
    for name in ["user_bad", "user_bulk_", "user_bulk_-1", ""] {
      #expect(throws: Failure.self) { try SandboxClient { $0.user = .named(name) } }
    }
  }

  @Test("an error requested by the password has its own type")
  func askedFor() async throws {
    let client = try SandboxClient()
    let bank = try await client.publicToken(password: "error_INSTITUTION_DOWN")
    #expect(bank.verdict == "400 INSTITUTION_ERROR/INSTITUTION_DOWN")
    let plaid = try await client.publicToken(password: "error_INTERNAL_SERVER_ERROR")
    #expect(plaid.verdict == "500 API_ERROR/INTERNAL_SERVER_ERROR")
  }

  @Test(
    "linking fails at banks that cannot be linked",
    arguments: [
      ("ins_132361", "INSTITUTION_ERROR/INSTITUTION_DOWN"),
      ("ins_133402", "INSTITUTION_ERROR/INSTITUTION_NO_LONGER_SUPPORTED"),
      ("ins_0", "INVALID_INPUT/INVALID_INSTITUTION"),
    ])
  func banks(id: String, error: String) async throws {
    #expect(try await SandboxClient().publicToken(at: id).verdict == "400 \(error)")
  }

  @Test("products that cannot be named or that the bank does not offer are refused")
  func products() async throws {
    let client = try SandboxClient()
    let balance = try await client.publicToken(products: ["transactions", "balance"])
    #expect(balance.verdict == "400 INVALID_INPUT/INVALID_PRODUCT")
    let transfer = try await client.publicToken(products: ["transfer"])
    #expect(transfer.verdict == "400 ITEM_ERROR/PRODUCTS_NOT_SUPPORTED")
    let nonsense = try await client.publicToken(products: ["money"])
    #expect(nonsense.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
  }

  @Test("a public token can be exchanged once")
  func once() async throws {
    let client = try SandboxClient()
    let body: JSONValue = ["public_token": try await client.publicToken()["public_token"]]
    #expect(body["public_token"]?.string?.hasPrefix("public-sandbox-") == true)
    #expect(try await client.ask("/item/public_token/exchange", body).verdict == "200")
    #expect(
      try await client.ask("/item/public_token/exchange", body).verdict
        == "400 INVALID_INPUT/INVALID_PUBLIC_TOKEN")
    #expect(
      try await client.ask("/item/public_token/exchange", ["public_token": "public-x"]).verdict
        == "400 INVALID_INPUT/INVALID_PUBLIC_TOKEN")
  }

  @Test("a public token is valid for half an hour", arguments: [(29, "200"), (30, "400")])
  func expiry(minutes: Int, status: String) async throws {
    let client = try SandboxClient()
    let body: JSONValue = ["public_token": try await client.publicToken()["public_token"]]
    client.clock.pass(minutes: minutes)
    let answer = try await client.ask("/item/public_token/exchange", body)
    #expect(answer.verdict.hasPrefix(status))
  }

  @Test("an access token is valid until replaced, its successor until the Item is removed")
  func life() async throws {
    let client = try SandboxClient()
    let old = try await client.link()
    client.clock.pass(days: 400)
    let before = try await client.ask("/item/get", token: old)
    #expect(before.verdict == "200")

    let new = try await client.ask("/item/access_token/invalidate", token: old)
      .text("new_access_token")
    #expect(
      try await client.ask("/item/get", token: old).verdict
        == "400 INVALID_INPUT/INVALID_ACCESS_TOKEN")
    #expect(try await client.ask("/item/get", token: new)["item"] == before["item"])

    #expect(try await client.ask("/item/remove", token: new).body.object?.keys == ["request_id"])
    for path in [
      "/item/get", "/item/remove", "/accounts/get", "/accounts/balance/get", "/transactions/sync",
      "/transactions/refresh", "/item/access_token/invalidate", "/sandbox/item/reset_login",
    ] {
      #expect(
        try await client.ask(path, token: new).verdict == "400 ITEM_ERROR/ITEM_NOT_FOUND",
        "\(path)")
    }
  }

  @Test("linking twice creates two Items with different ids")
  func twice() async throws {
    let client = try SandboxClient()
    var ids: [[String]] = []
    for _ in 0..<2 {
      let token = try await client.link()
      let accounts = try await client.ask("/accounts/get", token: token)
      ids.append(accounts.texts("accounts", of: "account_id"))
      ids[ids.count - 1].append(accounts["item"]["item_id"]?.string ?? "")
      ids[ids.count - 1] += try await client.pages(token).flatMap {
        $0.texts("added", of: "transaction_id")
      }
    }
    #expect(ids[0].count == ids[1].count)
    #expect(Set(ids[0] + ids[1]).count == ids[0].count + ids[1].count)
  }

  @Test("persistent account ids stay the same in later Items, at banks that have them")
  func persistent() async throws {
    let client = try SandboxClient()
    var ids: [[String]] = []
    for bank in ["ins_56", "ins_56", SandboxClient.bank] {
      let token = try await client.link(at: bank)
      let accounts = try await client.ask("/accounts/get", token: token)
      ids.append(accounts.texts("accounts", of: "persistent_account_id"))
    }
    #expect(ids[0] == ids[1])
    #expect(Set(ids[0]).count == 15)
    #expect(ids[2] == [])
  }
}
