import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncSandbox

@Suite("DataEvent")
struct DataEventTests {
  /// All balances as `/accounts/get` reports them.
  private func balances(_ scene: FaultScene) async throws -> [String: String] {
    let list = try await scene.client.ask("/accounts/get", token: scene.token).list("accounts")
    let pairs = list.map { account in
      (account["name"]?.string ?? "", account["balances"]?["current"]?.number?.text ?? "null")
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func apply(
    _ dataEvent: DataEvent, _ scene: FaultScene, seed: UInt64 = 1, count: Int? = nil
  ) throws -> Bool {
    try scene.client.sandbox.apply(dataEvent, to: scene.token, seed: seed, count: count)
  }

  @Test("currencies can be missing or unknown, and amounts can have seven decimals")
  func transactions() async throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let scene = try await FaultScene()
      for kind in [DataEvent.nullCurrency, .unknownCurrency, .sevenDecimals] {
        #expect(try apply(kind, scene, seed: seed))
      }
      let added = try await scene.client.sync(scene.token, after: scene.cursor).list("added")
      #expect(added.map { $0["iso_currency_code"] } == [.null, "XQZ", "USD"], "seed \(seed)")
      #expect(added[0]["unofficial_currency_code"] == .null)
      let decimals = added[2]["amount"]?.number?.text.split(separator: ".").last
      #expect(decimals?.count == 7, "seed \(seed)")
    }
  }

  @Test("accounts of unknown types are opened; accounts, except the last, vanish and return")
  func accounts() async throws {
    let scene = try await FaultScene(isJudged: false)
    let all = try await balances(scene)
    #expect(try apply(.accountReturns, scene) == false, "none has vanished")
    #expect(try apply(.accountVanishes, scene))
    #expect(try await balances(scene).count == all.count - 1)
    #expect(try apply(.accountVanishes, scene) == false, "the last one stays")
    #expect(try apply(.accountReturns, scene))
    #expect(try await balances(scene) == all)
    #expect(try apply(.unknownAccountType, scene))
    let accounts = try await scene.client.ask("/accounts/get", token: scene.token)
    #expect(accounts.texts("accounts", of: "type") == ["depository", "credit", "riddle"])
  }

  @Test("an account gets a new id only if it has a persistent id")
  func renumberedAccount() async throws {
    let plain = try await FaultScene()
    #expect(try apply(.accountRenumbered, plain) == false)
    let scene = try await FaultScene()
    let old = try scene.edit { script in
      script.setPersistentID("always", of: script.accountIDs[1])
      return script.accountIDs
    }
    #expect(try apply(.accountRenumbered, scene))
    let new = try scene.edit { $0.accountIDs }
    #expect(new[0] == old[0] && new[1] != old[1])
    let page = try await scene.client.ask("/accounts/get", token: scene.token)
    #expect(page.list("accounts")[1]["persistent_account_id"] == "always")
  }

  @Test("an Item with new ids has the same data and continues to change")
  func renumberedItem() async throws {
    let scene = try await FaultScene("user_good")
    var book = ClientBook()
    book.apply(try await scene.client.pages(scene.token))
    let before = (book.table, try await balances(scene), Set(book.transactions.keys))
    let accounts = Set(try scene.edit { $0.accountIDs })
    #expect(try apply(.itemRenumbered, scene))
    book.apply(try await scene.client.pages(scene.token, after: book.cursor))
    #expect(book.complaints == [])
    #expect(book.table == before.0)
    #expect(try await balances(scene) == before.1)
    #expect(book.transactions.keys.filter(before.2.contains) == [])
    #expect(try scene.edit { $0.accountIDs }.filter(accounts.contains) == [])
    // Transactions that were pending at the time of the event still post.
    scene.client.clock.pass(days: 10)
    book.apply(try await scene.client.pages(scene.token, after: book.cursor))
    #expect(book.complaints == [])
    let pending = book.transactions.values.filter { transaction in
      transaction["pending"] == true && (transaction["date"]?.string ?? "") <= "2025-05-20"
    }
    #expect(pending == [])
  }

  @Test("late history predates the Item and changes no balance; a large update is large")
  func amounts() async throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let scene = try await FaultScene()
      let before = try await balances(scene)
      #expect(try apply(.lateHistory, scene, seed: seed, count: 5))
      #expect(try await balances(scene) == before, "seed \(seed)")
      let added = try await scene.client.sync(scene.token, after: scene.cursor).list("added")
      #expect(added.count == 5)
      #expect(added.allSatisfy { ($0["date"]?.string ?? "9") < "2025-05-20" }, "seed \(seed)")
    }
    let scene = try await FaultScene()
    #expect(try apply(.largeUpdate, scene))
    let pages = try await scene.client.pages(scene.token, after: scene.cursor)
    #expect(pages.map { $0.list("added").count } == Array(repeating: 500, count: 40))
  }

  @Test("a login linked again has the same data with new ids, and then changes separately")
  func linkedAgain() async throws {
    let scene = try await FaultScene("user_good", at: "ins_56")
    var old = ClientBook()
    old.apply(try await scene.client.pages(scene.token))
    let publicToken = try scene.client.sandbox.linkAgain(scene.token)
    let exchanged = try await scene.client.ask(
      "/item/public_token/exchange", ["public_token": .string(publicToken)])
    let token = exchanged.text("access_token")
    var new = ClientBook()
    new.apply(try await scene.client.pages(token))
    #expect(new.table == old.table)
    #expect(new.transactions.keys.filter { old.transactions[$0] != nil } == [])
    let lists = [
      try await scene.client.ask("/accounts/get", token: scene.token),
      try await scene.client.ask("/accounts/get", token: token),
    ]
    for key in ["name", "mask", "persistent_account_id"] {
      #expect(lists[0].texts("accounts", of: key) == lists[1].texts("accounts", of: key))
    }
    let ids = lists.map { Set($0.texts("accounts", of: "account_id")) }
    #expect(ids[0].isDisjoint(with: ids[1]))
    #expect(exchanged.text("item_id") != lists[0]["item"]["item_id"]?.string)
    scene.client.clock.pass(days: 20)
    old.apply(try await scene.client.pages(scene.token, after: old.cursor))
    new.apply(try await scene.client.pages(token, after: new.cursor))
    #expect(new.table == old.table && new.complaints == [])
  }

  @Test("a plan's data events apply to the Item of the request")
  func planned() async throws {
    let scene = try await FaultScene()
    let other = try await scene.client.link("user_bulk_0")
    let rule = FaultRule(.dataEvent(.lateHistory), at: "/item/get", count: 2, calls: [2])
    scene.faults.plan = FaultPlan([rule])
    for token in [other, scene.token, other] {
      _ = try await scene.client.ask("/item/get", token: token)
    }
    #expect(try scene.edit { $0.transactionIDs.count } == 6)
    #expect(try scene.client.sandbox.edit(other) { $0.transactionIDs } == [])
  }
}
