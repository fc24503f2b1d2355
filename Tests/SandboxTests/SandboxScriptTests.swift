import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

/// These sandboxes are invalid on purpose, so their exchanges are not checked against the
/// description.
@Suite("SandboxScript")
struct SandboxScriptTests {
  private struct Scene {
    let client: SandboxClient
    let token: String
    var book = ClientBook()

    init(polls: Int = 2) async throws {
      client = try SandboxClient(isRecorded: false) { settings in
        settings.readiness = .immediate
        settings.linkPolls = polls
      }
      token = try await client.link("user_bulk_0")
      try await pull()
    }

    @discardableResult
    mutating func pull() async throws -> [Answer] {
      let pages = try await client.pages(token, after: book.cursor)
      book.apply(pages)
      return pages
    }

    @discardableResult
    func edit<Value>(_ body: (inout SandboxScript) -> Value) throws -> Value {
      try client.sandbox.edit(token, body)
    }

    func balances() async throws -> [String] {
      try await client.ask("/accounts/get", token: token).list("accounts").map { account in
        ["current", "available", "limit"].map {
          account["balances"]?[$0]?.number?.text ?? "null"
        }.joined(separator: " ")
      }
    }
  }

  @Test("adding, changing, removing and restoring change the balance and are reported once")
  func life() async throws {
    var scene = try await Scene()
    #expect(try await scene.balances() == ["5000 5000 null", "1200 98800 100000"])
    let (cash, card) = try scene.edit { script in
      (
        script.add("12.5", to: script.accountIDs[0], on: try? date("2025-05-01"), name: "Tea"),
        script.add("-7.25", to: script.accountIDs[1], name: "Refund")
      )
    }
    try await scene.pull()
    #expect(scene.book.table == "2025-05-01 12.5 posted Tea\n2025-05-20 -7.25 posted Refund")
    #expect(try await scene.balances() == ["4987.5 4987.5 null", "1192.75 98807.25 100000"])

    try scene.edit { script in
      script.modify(cash, amount: "13", name: "Green tea", date: try? date("2025-05-02"))
      script.remove(card)
    }
    try await scene.pull()
    #expect(scene.book.table == "2025-05-02 13 posted Green tea")
    #expect(try await scene.balances() == ["4987 4987 null", "1200 98800 100000"])

    try scene.edit { $0.revive(card) }
    try await scene.pull()
    #expect(scene.book.transactions[card] != nil)
    #expect(try await scene.balances()[1] == "1192.75 98807.25 100000")
    #expect(scene.book.complaints == [])
    #expect(try scene.edit { $0.transactionIDs } == [cash, card])
  }

  @Test("a change without a difference is still sent")
  func sameAgain() async throws {
    var scene = try await Scene()
    let id = try scene.edit { $0.add("1", to: $0.accountIDs[0]) }
    try await scene.pull()
    try scene.edit { $0.modify(id) }
    let pages = try await scene.pull()
    #expect(pages.flatMap { $0.texts("modified", of: "transaction_id") } == [id])
  }

  @Test("a pending transaction changes the available balance, a posted one the current balance")
  func pending() async throws {
    var scene = try await Scene()
    let pending = try scene.edit { script in
      script.add(
        "20", to: script.accountIDs[0], on: try? date("2025-05-18"), name: "Dinner",
        isPending: true)
    }
    try await scene.pull()
    #expect(scene.book.table == "2025-05-18 20 pending Dinner")
    #expect(try await scene.balances()[0] == "5000 4980 null")

    let posted = try scene.edit { $0.post(pending, amount: "23.5") }
    let pages = try await scene.pull()
    #expect(scene.book.table == "2025-05-20 23.5 posted Dinner")
    let added = try #require(pages.flatMap { $0.list("added") }.first)
    #expect(added["transaction_id"] == .string(posted))
    #expect(added["pending_transaction_id"] == .string(pending))
    #expect(added["authorized_date"] == "2025-05-18")
    #expect(pages.flatMap { $0.texts("removed", of: "transaction_id") } == [pending])
    #expect(try await scene.balances()[0] == "4976.5 4976.5 null")
    #expect(scene.book.complaints == [])
  }

  @Test("ids, links, currencies and members can have any value, even an invalid one")
  func wrong() async throws {
    var scene = try await Scene()
    try scene.edit { script in
      script.add(
        "1", to: script.accountIDs[0], name: "odd", id: "my-id", pendingID: "no-such-id",
        currency: "BTC",
        overrides: ["amount": "much", "merchant_name": 7, "location": ["city": "Oslo"]])
    }
    let added = try #require(try await scene.pull().flatMap { $0.list("added") }.first)
    #expect(added["transaction_id"] == "my-id")
    #expect(added["pending_transaction_id"] == "no-such-id")
    #expect(added["iso_currency_code"] == .null)
    #expect(added["unofficial_currency_code"] == "BTC")
    #expect(added["amount"] == "much")
    #expect(added["merchant_name"] == 7)
    #expect(added["location"]?["city"] == "Oslo")
    #expect(added["location"]?["region"] == .null)
    try scene.edit { $0.modify("my-id", overrides: ["iso_currency_code": nil, "amount": 2]) }
    let modified = try #require(try await scene.pull().flatMap { $0.list("modified") }.first)
    #expect(modified["amount"] == 2)
    #expect(modified["merchant_name"] == .null)
  }

  @Test("balances can be set without a transaction, also to null")
  func balances() async throws {
    let scene = try await Scene()
    let ids = try scene.edit { $0.accountIDs }
    for (current, available, limit) in [
      ("1", "2", nil), ("1", nil, nil), (nil, "3.5", nil), ("-4", "0", "5"), (nil, nil, nil),
    ] as [(String?, String?, String?)] {
      try scene.edit { script in
        for id in ids {
          script.setBalance(of: id, current: current, available: available, limit: limit)
        }
      }
      let expected = [current, available, limit].map { $0 ?? "null" }.joined(separator: " ")
      #expect(try await scene.balances() == [expected, expected])
    }
  }

  @Test("an account without a current balance does not invent one")
  func nullBalance() async throws {
    let scene = try await Scene()
    try scene.edit { script in
      script.setBalance(of: script.accountIDs[0], current: nil, available: "10")
      script.add("1", to: script.accountIDs[0])
    }
    #expect(try await scene.balances()[0].hasPrefix("null "))
  }

  @Test("an account vanishes and returns, with its transactions")
  func vanish() async throws {
    var scene = try await Scene()
    let id = try scene.edit { $0.accountIDs[1] }
    try scene.edit { script in
      script.add("3", to: id)
      script.setVanished(true, id)
    }
    #expect(try await scene.balances().count == 1)
    #expect(try await scene.pull().last?.list("accounts").count == 1)
    try scene.edit { $0.setVanished(false, id) }
    #expect(try await scene.balances() == ["5000 5000 null", "1203 98797 100000"])
  }

  @Test("a renumbered account keeps its persistent id; its transactions follow it")
  func renumber() async throws {
    var scene = try await Scene()
    let old = try scene.edit { $0.accountIDs[0] }
    let new = try scene.edit { script in
      script.add("1", to: old)
      script.setPersistentID("always", of: old)
      return script.renumber(old)
    }
    #expect(new != old)
    let page = try #require(try await scene.pull().last)
    #expect(page.list("accounts")[0]["account_id"] == .string(new))
    #expect(page.list("accounts")[0]["persistent_account_id"] == "always")
    #expect(page.list("added")[0]["account_id"] == .string(new))
    try scene.edit { $0.setPersistentID(nil, of: new) }
    let account = try await scene.client.ask("/accounts/get", token: scene.token)
      .list("accounts")[0]
    #expect(account["persistent_account_id"] == nil)
  }

  @Test("an account of any type can be added, and its members replaced")
  func addAccount() async throws {
    var scene = try await Scene()
    let id = try scene.edit { script in
      let id = script.addAccount(
        "Vault", type: "depository", subtype: "savings", current: "9.99", currency: "EUR",
        mask: "7")
      script.add("1", to: id)
      script.overrideAccount(
        id, ["type": "piggy bank", "balances": ["limit": "none"], "mask": nil])
      return id
    }
    try await scene.pull()
    let account = try await scene.client.ask("/accounts/get", token: scene.token)
      .list("accounts")[2]
    #expect(account["account_id"] == .string(id))
    #expect(account["type"] == "piggy bank")
    #expect(account["mask"] == .null)
    #expect(
      account["balances"]
        == [
          "available": .number(verbatim: "8.99"), "current": .number(verbatim: "8.99"),
          "iso_currency_code": "EUR", "limit": "none", "unofficial_currency_code": nil,
        ])
  }

  @Test("an Item can be put into any error, and repaired")
  func itemError() async throws {
    let scene = try await Scene()
    let verdicts = [
      ("ITEM_LOGIN_REQUIRED", "400 ITEM_ERROR/ITEM_LOGIN_REQUIRED"),
      ("INSTITUTION_NOT_RESPONDING", "400 INSTITUTION_ERROR/INSTITUTION_NOT_RESPONDING"),
      ("INTERNAL_SERVER_ERROR", "500 API_ERROR/INTERNAL_SERVER_ERROR"),
      ("TRANSACTIONS_SYNC_LIMIT", "429 RATE_LIMIT_EXCEEDED/TRANSACTIONS_SYNC_LIMIT"),
      ("SOMETHING_NEW", "400 ITEM_ERROR/SOMETHING_NEW"),
    ]
    for (code, verdict) in verdicts {
      try scene.edit { $0.setError(code: code) }
      #expect(try await scene.client.sync(scene.token).verdict == verdict)
      let item = try await scene.client.ask("/item/get", token: scene.token)["item"]
      #expect(item["error"]?["error_code"] == .string(code))
    }
    try scene.edit { $0.setError(code: nil) }
    #expect(try await scene.client.sync(scene.token).verdict == "200")
  }

  @Test("an Item is found by its id as well as by its token")
  func keys() async throws {
    let scene = try await Scene()
    let id = try scene.edit { $0.itemID }
    #expect(scene.client.sandbox.itemIDs == [id])
    try scene.client.sandbox.edit(id) { $0.add("1", to: $0.accountIDs[0]) }
    #expect(try scene.edit { $0.changeCount } == 1)
    _ = try await scene.client.ask("/item/remove", token: scene.token)
    #expect(scene.client.sandbox.itemIDs == [])
  }
}
