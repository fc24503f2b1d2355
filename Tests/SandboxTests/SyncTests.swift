import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: /transactions/sync")
struct SyncTests {
  /// A sandbox without delays, with one Item whose stream a script controls.
  private func scripted(
    _ script: (inout SandboxScript) -> Void
  ) async throws -> (client: SandboxClient, token: String, cursor: String) {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link("user_bulk_0")
    let cursor = try await client.sync(token).text("next_cursor")
    try client.sandbox.edit(token, script)
    return (client, token, cursor)
  }

  @Test("a new Item first has no transactions, then thirty days, then everything")
  func stages() async throws {
    let client = try SandboxClient()
    let token = try await client.link()
    let first = try await client.sync(token)
    #expect(first["transactions_update_status"] == "NOT_READY")
    #expect(first["next_cursor"] == "")
    #expect(first["has_more"] == false)
    #expect(first.list("added") + first.list("modified") + first.list("removed") == [])

    let second = try await client.sync(token, count: 500)
    #expect(second["transactions_update_status"] == "INITIAL_UPDATE_COMPLETE")
    #expect(second["has_more"] == false)
    #expect(second.texts("added", of: "date").min() == "2025-04-21")

    let rest = try await client.pages(token, after: second.text("next_cursor"))
    #expect(rest.allSatisfy { $0["transactions_update_status"] == "HISTORICAL_UPDATE_COMPLETE" })
    let dates = rest.flatMap { $0.texts("added", of: "date") }
    #expect(dates.max() == "2025-04-20")
    #expect(dates.min() == "2023-05-22")
    let all = try await client.pages(token).flatMap { $0.texts("added", of: "transaction_id") }
    let parts = ([second] + rest).flatMap { $0.texts("added", of: "transaction_id") }
    #expect(all == parts)
    #expect(Set(all).count == all.count)
  }

  @Test("with immediate readiness the first call returns everything")
  func immediate() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link("user_transactions_dynamic")
    let page = try await client.sync(token, count: 500)
    #expect(page["transactions_update_status"] == "HISTORICAL_UPDATE_COMPLETE")
    #expect(page.list("added").count == 108)
    #expect(page["has_more"] == false)
  }

  @Test("a product added by its first call becomes available as configured")
  func addedLater() async throws {
    let client = try SandboxClient { settings in
      settings.readiness = .immediate
      settings.linkPolls = 1
    }
    let link = HostedLink(client)
    let created = try await link.create([
      "products": ["auth"], "additional_consented_products": ["transactions"],
      "transactions": nil,
    ])
    let session = try await link.poll(created["link_token"]).list("link_sessions").first
    let token = try await client.ask(
      "/item/public_token/exchange",
      ["public_token": session?["results"]?["item_add_results"]?[0]?["public_token"] ?? .null]
    ).text("access_token")
    let pages = try await client.pages(token, options: ["days_requested": 60])
    #expect(pages[0]["transactions_update_status"] == "HISTORICAL_UPDATE_COMPLETE")
    #expect(pages.flatMap { $0.texts("added", of: "date") }.min() == "2025-03-21")
    let again = try await client.pages(token, options: ["days_requested": 700])
    #expect(again.flatMap { $0.texts("added", of: "date") }.min() == "2025-03-21")
  }

  @Test("the default history has ninety days")
  func defaultDays() async throws {
    let client = try SandboxClient()
    let token = try await client.link(days: nil)
    let dates = try await client.pages(token).flatMap { $0.texts("added", of: "date") }
    #expect(("2025-02-19"..."2025-02-22").contains(dates.min() ?? ""))
  }

  @Test(
    "added, modified and removed together do not exceed the page size",
    arguments: [1, 2, 3, 7, 499])
  func count(count: Int) async throws {
    let (client, token, start) = try await scripted { script in
      let account = script.accountIDs[0]
      for number in 0..<9 { script.add("\(number).5", to: account) }
    }
    var book = ClientBook()
    book.apply(try await client.pages(token, after: start))
    try client.sandbox.edit(token) { script in
      let ids = script.transactionIDs
      for id in ids[0..<3] { script.remove(id) }
      for id in ids[3..<6] { script.modify(id, amount: "100") }
      for number in 0..<4 { script.add("\(number + 50)", to: script.accountIDs[1]) }
    }
    let pages = try await client.pages(token, after: book.cursor, count: count)
    let sizes = pages.map {
      $0.list("added").count + $0.list("modified").count + $0.list("removed").count
    }
    #expect(sizes.dropLast().allSatisfy { $0 == count })
    #expect(sizes.reduce(0, +) == 10)
    #expect(pages.map { $0["has_more"] } == pages.indices.map { .bool($0 < pages.count - 1) })
    book.apply(pages)
    #expect(book.complaints == [])
    #expect(book.transactions.count == 10)
  }

  @Test("a page has a hundred changes by default")
  func defaultCount() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link("user_bulk_101")
    let page = try await client.sync(token)
    #expect(page.list("added").count == 100)
    #expect(page["has_more"] == true)
  }

  @Test("an update reports every transaction's net change once")
  func net() async throws {
    var ids: [String] = []
    let (client, token, start) = try await scripted { script in
      let account = script.accountIDs[0]
      for name in ["stays", "changes", "goes", "returns"] {
        ids.append(script.add("1", to: account, name: name))
      }
    }
    let before = try await client.sync(token, after: start)
    #expect(before.texts("added", of: "name") == ["stays", "changes", "goes", "returns"])
    try client.sandbox.edit(token) { script in
      let passing = script.add("2", to: script.accountIDs[0], name: "passing")
      script.modify(ids[1], amount: "3")
      script.modify(ids[1], amount: "4")
      script.remove(passing)
      script.remove(ids[2])
      script.remove(ids[3])
      script.revive(ids[3])
      let late = script.add("5", to: script.accountIDs[0], name: "late")
      script.modify(late, amount: "6")
    }
    let after = try await client.sync(token, after: before.text("next_cursor"))
    #expect(after.list("added").map(ClientBook.line) == ["2025-05-20 6 posted late"])
    #expect(
      after.list("modified").map(ClientBook.line)
        == ["2025-05-20 4 posted changes", "2025-05-20 1 posted returns"])
    #expect(after.texts("removed", of: "transaction_id") == [ids[2]])
  }

  @Test("a stored cursor always gives the same answer")
  func replay() async throws {
    let client = try SandboxClient()
    let token = try await client.link(days: 300)
    let whole = try await client.pages(token)
    let cursors = [""] + whole.map { $0.text("next_cursor") }
    for (place, page) in whole.enumerated() where cursors[place] != "" {
      for _ in 0..<2 {
        let again = try await client.sync(token, after: cursors[place], count: 500)
        #expect(
          again.body.object?.setting("request_id", "-")
            == page.body.object?.setting("request_id", "-"))
      }
    }
    let end = try #require(cursors.last)
    for _ in 0..<2 {
      let nothing = try await client.sync(token, after: end)
      #expect(nothing.list("added") + nothing.list("modified") + nothing.list("removed") == [])
      #expect(nothing.text("next_cursor") == end)
    }
    #expect(
      try await client.pages(token).flatMap { $0.list("added") }
        == whole.flatMap { $0.list("added") })
  }

  @Test("the cursor `now` skips earlier changes")
  func now() async throws {
    let (client, token, _) = try await scripted { script in
      script.add("1", to: script.accountIDs[0], name: "before")
    }
    let page = try await client.sync(token, after: "now")
    #expect(page.list("added") == [])
    #expect(page["has_more"] == false)
    try client.sandbox.edit(token) { $0.add("2", to: $0.accountIDs[0], name: "after") }
    let next = try await client.sync(token, after: page.text("next_cursor"))
    #expect(next.texts("added", of: "name") == ["after"])
  }

  @Test("a cursor of another Item or stream, or an invalid text, is refused")
  func wrongCursors() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let tokens = [
      try await client.link("user_bulk_3"), try await client.link("user_bulk_3"),
    ]
    let cursor = try await client.sync(tokens[0]).text("next_cursor")
    let account = try await client.ask("/accounts/get", token: tokens[0])
      .texts("accounts", of: "account_id")[0]
    let ofAccount = try await client.sync(tokens[0], options: ["account_id": .string(account)])
    let verdicts = [
      try await client.sync(tokens[1], after: cursor),
      try await client.sync(tokens[0], after: ofAccount.text("next_cursor")),
      try await client.sync(
        tokens[0], after: cursor, options: ["account_id": .string(account)]),
      try await client.sync(tokens[0], after: "rubbish"),
      try await client.sync(tokens[0], after: String(cursor.dropLast())),
      try await client.sync(tokens[0], after: cursor + "A"),
    ]
    for answer in verdicts {
      #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
      #expect(answer.text("error_message") == "cursor not associated with access_token")
    }
    #expect(try await client.sync(tokens[0], after: cursor).verdict == "200")
  }

  @Test("any single changed character of a cursor is detected")
  func forged() async throws {
    let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
    let token = try await client.link("user_bulk_30")
    let cursor = try await client.sync(token, count: 10).text("next_cursor")
    for place in cursor.indices {
      var forged = cursor
      let other = forged[place] == "A" ? "B" : "A"
      forged.replaceSubrange(place...place, with: other)
      #expect(try await client.sync(token, after: forged).status == 400, "\(forged)")
    }
  }

  @Test("each account has its own stream if requested")
  func ofOneAccount() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link("user_bulk_40")
    let ids = try await client.ask("/accounts/get", token: token)
      .texts("accounts", of: "account_id")
    let whole = try await client.pages(token).flatMap { $0.list("added") }
    for id in ids {
      let own = try await client.pages(token, count: 7, options: ["account_id": .string(id)])
      #expect(
        own.flatMap { $0.list("added") } == whole.filter { $0["account_id"]?.string == id })
    }
    let wrong = try await client.sync(token, options: ["account_id": "nobody"])
    #expect(wrong.verdict == "400 INVALID_INPUT/INVALID_ACCOUNT_ID")
  }

  @Test("a change between two pages ends the pagination, which can be restarted")
  func mutation() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link("user_bulk_25")
    let first = try await client.sync(token, count: 10)
    let gone = first.texts("added", of: "transaction_id")[0]
    try client.sandbox.edit(token) { $0.remove(gone) }
    for _ in 0..<2 {
      let second = try await client.sync(token, after: first.text("next_cursor"), count: 10)
      #expect(
        second.verdict
          == "400 TRANSACTIONS_ERROR/TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION")
    }
    let pages = try await client.pages(token, count: 10)
    let ids = pages.flatMap { $0.texts("added", of: "transaction_id") }
    #expect(ids.count == 24)
    #expect(!ids.contains(gone))
  }

  @Test("a day that passes between two pages is a change if it has transactions")
  func mutationByDay() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link()
    let first = try await client.sync(token)
    client.clock.pass(days: 3)
    let second = try await client.sync(token, after: first.text("next_cursor"))
    #expect(second.text("error_code") == "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION")
  }

  @Test("the bank's own text is returned only if requested")
  func statements() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link("user_bulk_1")
    for (isIncluded, key) in [(false, false), (true, true)] {
      let page = try await client.sync(
        token, options: ["include_original_description": .bool(isIncluded)])
      #expect((page.list("added")[0]["original_description"] != nil) == key)
    }
    #expect(try await client.sync(token).list("added")[0]["original_description"] == nil)
  }

  @Test("categories have the requested version")
  func categories() async throws {
    let (client, token, start) = try await scripted { _ in }
    try client.sandbox.edit(token) { $0.add("-10", to: $0.accountIDs[0]) }
    func category(_ version: String) async throws -> JSONValue? {
      let page = try await client.sync(
        token, after: start, options: ["personal_finance_category_version": .string(version)])
      return page.list("added")[0]["personal_finance_category"]
    }
    #expect(
      try await category("v2")
        == [
          "confidence_level": "LOW", "detailed": "OTHER_OTHER", "primary": "OTHER",
          "version": "v2",
        ])
    #expect(
      try await category("v1")
        == [
          "confidence_level": "LOW", "detailed": "GENERAL_SERVICES_OTHER_GENERAL_SERVICES",
          "primary": "GENERAL_SERVICES", "version": "v1",
        ])
  }

  @Test("only accounts with transactions are returned, with balances that match the page")
  func accounts() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let token = try await client.link()
    let page = try await client.sync(token)
    let names = page.texts("accounts", of: "name")
    #expect(
      names == [
        "Plaid Checking", "Plaid Saving", "Plaid CD", "Plaid Credit Card", "Plaid Money Market",
        "Plaid Student Loan", "Plaid HSA", "Plaid Cash Management", "Plaid Business Credit Card",
      ])
    try client.sandbox.edit(token) { $0.add("12.34", to: $0.accountIDs[0]) }
    let after = try await client.sync(token)
    #expect(after.list("accounts")[0]["balances"]?["current"] == .number(verbatim: "97.66"))
  }
}
