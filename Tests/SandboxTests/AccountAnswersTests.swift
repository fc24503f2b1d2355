import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: accounts and balances")
struct AccountAnswersTests {
  @Test("user_good has all accounts on the link day")
  func good() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    let accounts = try await client.ask("/accounts/get", token: token)
    func shown(_ value: JSONValue?) -> String { value?.number?.text ?? "-" }
    let table = accounts.list("accounts").map { account in
      let balances = account["balances"]
      return [
        account["name"]?.string ?? "", account["mask"]?.string ?? "",
        "\(account["type"]?.string ?? "")/\(account["subtype"]?.string ?? "")",
        shown(balances?["current"]), shown(balances?["available"]), shown(balances?["limit"]),
      ].joined(separator: " | ")
    }
    #expect(
      table.joined(separator: "\n") == """
        Plaid Checking | 0000 | depository/checking | 110 | 100 | -
        Plaid Saving | 1111 | depository/savings | 210 | 200 | -
        Plaid CD | 2222 | depository/cd | 1000 | - | -
        Plaid Credit Card | 3333 | credit/credit card | 410 | - | 2000
        Plaid Money Market | 4444 | depository/money market | 43200 | 43200 | -
        Plaid IRA | 5555 | investment/ira | 320.76 | - | -
        Plaid 401k | 6666 | investment/401k | 23631.9805 | - | -
        Plaid Student Loan | 7777 | loan/student | 65262 | - | -
        Plaid Mortgage | 8888 | loan/mortgage | 56302.06 | - | -
        Plaid HSA | 9001 | depository/hsa | 6009 | 6009 | -
        Plaid Cash Management | 9002 | depository/cash management | 12060 | 12060 | -
        Plaid Auto Loan | 9003 | loan/auto | 23211.33 | - | -
        Plaid Home Equity Line of Credit | 9004 | loan/home equity | 13500.5 | - | -
        Plaid Business Credit Card | 9999 | credit/credit card | 5020 | 4980 | 10000
        Plaid Brokerage | 9005 | investment/brokerage | 8240.15 | - | -
        """)
  }

  @Test("only the requested accounts are returned, and only the Item's can be requested")
  func chosen() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    let ids = try await client.ask("/accounts/get", token: token)
      .texts("accounts", of: "account_id")
    for path in ["/accounts/get", "/accounts/balance/get"] {
      func ask(_ ids: [String]) async throws -> Answer {
        let list = JSONValue.array(ids.map(JSONValue.string))
        return try await client.ask(
          path, ["access_token": .string(token), "options": ["account_ids": list]])
      }
      let two = try await ask([ids[3], ids[1]])
      #expect(two.texts("accounts", of: "account_id") == [ids[1], ids[3]])
      let wrong = try await ask([ids[0], "nobody"])
      #expect(wrong.verdict == "400 INVALID_INPUT/INVALID_ACCOUNT_ID")
    }
  }

  @Test("a bank that is down answers requests for live balances with an error")
  func down() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    try client.sandbox.setDown(true, institution: SandboxClient.bank)
    #expect(
      try await client.ask("/accounts/balance/get", token: token).verdict
        == "400 INSTITUTION_ERROR/INSTITUTION_DOWN")
    #expect(
      try await client.ask("/transactions/refresh", token: token).verdict
        == "400 INSTITUTION_ERROR/INSTITUTION_DOWN")
    #expect(try await client.ask("/accounts/get", token: token).verdict == "200")
    #expect(try await client.sync(token).verdict == "200")
    try client.sandbox.setDown(false, institution: SandboxClient.bank)
    #expect(try await client.ask("/accounts/balance/get", token: token).verdict == "200")
  }

  @Test("Capital One requires the maximum age of a balance")
  func age() async throws {
    let client = try SandboxClient()
    let token = try await client.link(at: "ins_128026")
    func ask(_ oldest: String?) async throws -> Answer {
      var options: JSONObject = [:]
      if let oldest { options.set("min_last_updated_datetime", .string(oldest)) }
      return try await client.ask(
        "/accounts/balance/get",
        ["access_token": .string(token), "options": .object(options)])
    }
    #expect(try await ask(nil).verdict == "400 INVALID_REQUEST/INVALID_FIELD")
    #expect(
      try await ask("2025-05-20T06:00:01Z").verdict
        == "400 INVALID_RESULT/LAST_UPDATED_DATETIME_OUT_OF_RANGE")
    let fresh = try await ask("2025-05-20T06:00:00Z")
    #expect(
      fresh.list("accounts").first?["balances"]?["last_updated_datetime"]
        == "2025-05-20T06:00:00Z")
  }

  @Test("an Item whose accounts have all vanished has no accounts")
  func none() async throws {
    let client = try SandboxClient()
    let token = try await client.link("user_transactions_dynamic")
    try client.sandbox.edit(token) { script in
      for id in script.accountIDs { script.setVanished(true, id) }
    }
    #expect(
      try await client.ask("/accounts/get", token: token).verdict == "400 ITEM_ERROR/NO_ACCOUNTS")
  }
}
