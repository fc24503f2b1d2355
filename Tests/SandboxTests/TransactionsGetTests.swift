import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: /transactions/get")
struct TransactionsGetTests {
  private func get(
    _ client: SandboxClient, _ token: String, _ start: String, _ end: String,
    _ options: JSONObject = [:]
  ) async throws -> Answer {
    try await client.ask(
      "/transactions/get",
      [
        "access_token": .string(token), "start_date": .string(start), "end_date": .string(end),
        "options": .object(options),
      ])
  }

  @Test("it is not ready at first, and then lists the same as sync, newest first")
  func lists() async throws {
    let client = try SandboxClient()
    let token = try await client.link(days: 100)
    #expect(
      try await get(client, token, "2025-01-01", "2025-05-20").verdict
        == "400 ITEM_ERROR/PRODUCT_NOT_READY")
    let synced = try await client.pages(token).flatMap { $0.list("added") }
    var listed: [JSONValue] = []
    while true {
      let page = try await get(
        client, token, "2025-01-01", "2025-05-20", ["count": 33, "offset": .int(listed.count)])
      #expect(page["total_transactions"] == .int(synced.count))
      if page.list("transactions").isEmpty { break }
      listed += page.list("transactions")
    }
    #expect(Set(listed) == Set(synced))
    let dates = listed.compactMap { $0["date"]?.string }
    #expect(dates == dates.sorted(by: >))
  }

  @Test("dates and accounts limit the list")
  func limited() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link()
    let account = try await client.ask("/accounts/get", token: token)
      .texts("accounts", of: "account_id")[3]
    let page = try await get(
      client, token, "2025-04-01", "2025-04-30", ["account_ids": [.string(account)]])
    #expect(!page.list("transactions").isEmpty)
    #expect(Set(page.texts("transactions", of: "account_id")) == [account])
    #expect(
      page.texts("transactions", of: "date").allSatisfy { "2025-04-01"..."2025-04-30" ~= $0 })
    #expect(
      try await get(client, token, "2025-04-30", "2025-04-01").verdict
        == "400 INVALID_REQUEST/INVALID_FIELD")
    #expect(
      try await get(client, token, "2025-04-01", "2025-04-30", ["account_ids": ["x"]]).verdict
        == "400 INVALID_INPUT/INVALID_ACCOUNT_ID")
  }
}
