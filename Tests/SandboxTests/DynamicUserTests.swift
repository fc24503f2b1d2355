import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("DynamicUser")
struct DynamicUserTests {
  private func linked(isRecorded: Bool = true) async throws -> (SandboxClient, String, ClientBook) {
    let client = try SandboxClient(isRecorded: isRecorded) { $0.readiness = .immediate }
    let token = try await client.link("user_transactions_dynamic")
    var book = ClientBook()
    book.apply(try await client.pages(token))
    return (client, token, book)
  }

  @Test("the user starts with 108 transactions: four are pending, a third has many decimals")
  func start() async throws {
    let (_, _, book) = try await linked()
    let all = book.transactions.values
    #expect(all.count == 108)
    #expect(all.count { $0["pending"] == true } == 4)
    let odd = all.count { transaction in
      let parts = (transaction["amount"]?.number?.text ?? "").split(separator: ".")
      return parts.count == 2 && parts[1].utf8.count > 2
    }
    #expect((25...45).contains(odd), "\(odd)")
  }

  @Test("each refresh posts pending transactions, adds new ones and raises one old amount")
  func refresh() async throws {
    var (client, token, book) = try await linked()
    for round in 0..<5 {
      let before = book
      let pending = before.transactions.filter { $0.value["pending"] == true }
      #expect(
        try await client.ask("/transactions/refresh", token: token).body.object?.keys
          == ["request_id"])
      let pages = try await client.pages(token, after: book.cursor)
      book.apply(pages)
      #expect(book.complaints == [])

      let removed = pages.flatMap { $0.texts("removed", of: "transaction_id") }
      #expect(Set(removed) == Set(pending.keys), "round \(round)")
      let added = pages.flatMap { $0.list("added") }
      let posted = added.filter { $0["pending"] == false }
      #expect(Set(posted.compactMap { $0["pending_transaction_id"]?.string }) == Set(removed))
      for transaction in posted {
        let old = pending[transaction["pending_transaction_id"]?.string ?? ""]
        #expect(transaction["amount"] == old?["amount"])
        #expect(transaction["authorized_date"] == old?["date"])
        #expect(transaction["transaction_id"] != old?["transaction_id"])
      }
      #expect((2...4).contains(added.count { $0["pending"] == true }))

      let modified = pages.flatMap { $0.list("modified") }
      #expect(modified.count == 1)
      let id = modified[0]["transaction_id"]?.string ?? ""
      let old = try #require(before.transactions[id])
      let rise = try units(modified[0]["amount"]) - units(old["amount"])
      #expect(rise == 100_000_000)
      client.clock.pass(days: round)
    }
  }

  @Test("transactions can be created for this user only")
  func create() async throws {
    let (client, token, book) = try await linked()
    func create(_ transactions: [JSONValue], _ token: String) async throws -> Answer {
      try await client.ask(
        "/sandbox/transactions/create",
        ["access_token": .string(token), "transactions": .array(transactions)])
    }
    func transaction(_ transacted: String, _ posted: String) -> JSONValue {
      [
        "date_transacted": .string(transacted), "date_posted": .string(posted),
        "amount": .number(verbatim: "12.3456789"), "description": "Lemonade",
        "iso_currency_code": "USD",
      ]
    }
    let before = try await client.ask("/accounts/get", token: token).list("accounts")[0]
    #expect(try await create([transaction("2025-05-06", "2025-05-20")], token).verdict == "200")
    let update = try await client.sync(token, after: book.cursor)
    #expect(
      update.list("added").map(ClientBook.line) == ["2025-05-20 12.3456789 posted Lemonade"])
    #expect(update.list("added")[0]["authorized_date"] == "2025-05-06")
    let after = try await client.ask("/accounts/get", token: token).list("accounts")[0]
    let change =
      try units(after["balances"]?["current"]) - units(before["balances"]?["current"])
    #expect(change == -1_234_567_890)

    for (transacted, posted) in [
      ("2025-05-05", "2025-05-20"), ("2025-05-20", "2025-05-19"), ("2025-05-20", "2025-05-21"),
    ] {
      let answer = try await create([transaction(transacted, posted)], token)
      #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
      #expect(answer.text("display_message").hasPrefix("Transaction and posted dates must be"))
    }
    let many = Array(repeating: transaction("2025-05-20", "2025-05-20"), count: 11)
    #expect(
      try await create(many, token).text("error_message")
        == "The request contains too many transactions.")
    #expect(try await client.sync(token, after: update.text("next_cursor")).list("added") == [])
    let good = try await client.link()
    #expect(
      try await create([transaction("2025-05-20", "2025-05-20")], good).verdict
        == "400 INVALID_REQUEST/INVALID_FIELD")
  }

  @Test("a request may name the account of a created transaction, as newer clients do")
  func createOnAccount() async throws {
    let (client, token, book) = try await linked(isRecorded: false)
    let accounts = try await client.ask("/accounts/get", token: token)
      .texts("accounts", of: "account_id")
    func create(_ account: String) async throws -> Answer {
      let transaction: JSONValue = [
        "date_transacted": "2025-05-20", "date_posted": "2025-05-20", "amount": 5,
        "description": "Lemonade", "account_id": .string(account),
      ]
      return try await client.ask(
        "/sandbox/transactions/create",
        ["access_token": .string(token), "transactions": [transaction]])
    }
    #expect(try await create(accounts[1]).verdict == "200")
    let update = try await client.sync(token, after: book.cursor)
    #expect(update.texts("added", of: "account_id") == [accounts[1]])
    #expect(try await create("nobody").verdict == "400 INVALID_INPUT/INVALID_ACCOUNT_ID")
  }

  @Test("an Item without transactions cannot be refreshed")
  func notEnabled() async throws {
    let client = try SandboxClient()
    let body = try await client.publicToken(days: nil, products: ["auth"])
    let token = try await client.ask(
      "/item/public_token/exchange", ["public_token": body["public_token"]]
    ).text("access_token")
    #expect(
      try await client.ask("/transactions/refresh", token: token).verdict
        == "400 ITEM_ERROR/PRODUCT_NOT_ENABLED")
  }
}
