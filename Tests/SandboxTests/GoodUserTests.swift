import PlaidSyncJSON
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSandbox

@Suite("GoodUser")
struct GoodUserTests {
  /// Sums of posted amounts by account.
  private func posted(_ book: ClientBook) throws -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for transaction in book.transactions.values where transaction["pending"] == false {
      sums[transaction["account_id"]?.string ?? "", default: 0] += try units(transaction["amount"])
    }
    return sums
  }

  @Test("posted transactions explain every change of a balance, to the last decimal")
  func noDrift() async throws {
    for (seed, user) in [
      (1, "user_good"), (2, "user_good"), (3, "user_good"), (4, "user_yuppie"),
      (5, "user_transactions_dynamic"),
    ] {
      let client = try SandboxClient(on: "2025-01-20", seed: UInt64(seed), isRecorded: false) {
        $0.readiness = .immediate
      }
      let token = try await client.link(user, days: 2)
      var book = ClientBook()
      var before: (accounts: [JSONValue], posted: [String: Int64]) = ([], [:])
      for day in 0...90 {
        if day % 10 == 9 { _ = try await client.ask("/transactions/refresh", token: token) }
        let pages = try await client.pages(token, after: book.cursor)
        book.apply(pages)
        let accounts = pages.last?.list("accounts") ?? []
        let sums = try posted(book)
        for (account, old) in zip(accounts, before.accounts) {
          let id = account["account_id"]?.string ?? ""
          let isOwed = account["type"] == "credit" || account["type"] == "loan"
          let flow = (sums[id] ?? 0) - (before.posted[id] ?? 0)
          let change =
            try units(account["balances"]?["current"]) - units(old["balances"]?["current"])
          #expect(
            change == (isOwed ? flow : -flow),
            "seed \(seed), \(client.sandbox.today), \(account["name"]?.string ?? "")")
        }
        before = (accounts, sums)
        client.clock.pass(days: 1)
      }
      #expect(book.complaints == [], "seed \(seed)")
    }
  }

  @Test("the available balance is the current balance minus pending amounts")
  func available() async throws {
    let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
    let token = try await client.link(days: 30)
    var book = ClientBook()
    for _ in 0...30 {
      let pages = try await client.pages(token, after: book.cursor)
      book.apply(pages)
      for account in pages.last?.list("accounts") ?? [] where account["type"] == "depository" {
        guard account["balances"]?["available"] != .null else { continue }
        let pending = try book.transactions.values.filter {
          $0["account_id"] == account["account_id"] && $0["pending"] == true
        }.reduce(0) { try $0 + units($1["amount"]) }
        let gap =
          try units(account["balances"]?["current"]) - units(account["balances"]?["available"])
        #expect(gap == pending, "\(client.sandbox.today), \(account["name"]?.string ?? "")")
      }
      client.clock.pass(days: 1)
    }
  }

  @Test("pending transactions post within days with a new id that names the old one, or vanish")
  func posting() async throws {
    let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
    let token = try await client.link(days: 1)
    var book = ClientBook()
    book.apply(try await client.pages(token))
    var (linked, vanished, tipped, renamed, late) = (0, 0, 0, 0, 0)
    for _ in 0..<60 {
      client.clock.pass(days: 1)
      let today = client.sandbox.today
      let before = book.transactions
      let pages = try await client.pages(token, after: book.cursor)
      book.apply(pages)
      let added = pages.flatMap { $0.list("added") }
      var successors: [String: JSONValue] = [:]
      for transaction in added {
        if let old = transaction["pending_transaction_id"]?.string {
          successors[old] = transaction
        }
        let date = try #require(LocalDate(transaction["date"]?.string ?? ""))
        #expect((0...4).contains(date.days(to: today)))
        if date.days(to: today) > 0 { late += 1 }
      }
      for id in pages.flatMap({ $0.texts("removed", of: "transaction_id") }) {
        let old = try #require(before[id])
        #expect(old["pending"] == true)
        guard let new = successors.removeValue(forKey: id) else {
          vanished += 1
          #expect(old["name"] == "Wayfarer Fuel")
          continue
        }
        linked += 1
        #expect(new["pending"] == false)
        #expect(new["date"] == .string("\(today)"))
        #expect(new["authorized_date"] == old["date"])
        let days = LocalDate(old["date"]?.string ?? "")?.days(to: today) ?? 0
        #expect((1...5).contains(days))
        let (less, more) = (try units(old["amount"]), try units(new["amount"]))
        #expect(more >= less)
        if more > less { tipped += 1 }
      }
      #expect(successors == [:])
      for transaction in pages.flatMap({ $0.list("modified") }) {
        renamed += 1
        let old = try #require(before[transaction["transaction_id"]?.string ?? ""]?.object)
        #expect(
          transaction.object == old.setting("name", transaction["name"] ?? .null),
          "only the name changes")
      }
    }
    #expect(book.complaints == [])
    for (what, count) in [
      ("linked", linked), ("vanished", vanished), ("tipped", tipped), ("renamed", renamed),
      ("late", late),
    ] {
      #expect(count > 0, "\(what)")
    }
  }

  @Test("loans are paid off and investments follow the market, without transactions")
  func silent() async throws {
    let client = try SandboxClient(isRecorded: false)
    let token = try await client.link()
    func balances() async throws -> [String: Int64] {
      var balances: [String: Int64] = [:]
      for account in try await client.ask("/accounts/get", token: token).list("accounts") {
        balances[account["name"]?.string ?? ""] = try units(account["balances"]?["current"])
      }
      return balances
    }
    let before = try await balances()
    client.clock.pass(days: 365)
    let after = try await balances()
    func change(_ name: String) -> Int64 {
      ((after[name] ?? 0) - (before[name] ?? 0)) / Amount.unitsPerOne
    }
    // A year of payments less a year of interest at the loans' rates.
    #expect((-4_100 ... -3_900).contains(change("Plaid Mortgage")), "\(change("Plaid Mortgage"))")
    #expect((-2_800 ... -2_650).contains(change("Plaid Auto Loan")), "\(change("Plaid Auto Loan"))")
    #expect(change("Plaid Brokerage") != 0)
    #expect(change("Plaid 401k") != 0)
    #expect(change("Plaid Student Loan") < 0)
    for name in ["Plaid IRA", "Plaid 401k", "Plaid Brokerage", "Plaid Saving", "Plaid Checking"] {
      #expect((after[name] ?? 0) > 0, "\(name)")
    }
  }

  @Test("no everyday account is overdrawn, and the card stays within its limit")
  func solvent() async throws {
    for seed in 1...3 {
      let client = try SandboxClient(seed: UInt64(seed), isRecorded: false)
      let token = try await client.link(days: 1)
      for _ in 0..<24 {
        client.clock.pass(days: 15)
        for account in try await client.ask("/accounts/get", token: token).list("accounts") {
          let current = try units(account["balances"]?["current"])
          let name = account["name"]?.string ?? ""
          #expect(current > -1_000_000, "seed \(seed), \(client.sandbox.today), \(name)")
          if let limit = account["balances"]?["limit"], !limit.isNull {
            #expect(try current <= units(limit), "seed \(seed), \(client.sandbox.today), \(name)")
          }
        }
      }
    }
  }

  @Test("the history has two years of all household transactions, on the right accounts")
  func history() async throws {
    let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
    let token = try await client.link()
    let pages = try await client.pages(token)
    var names: [JSONValue?: String] = [:]
    for account in pages[0].list("accounts") {
      names[account["account_id"]] = account["name"]?.string
    }
    let all = pages.flatMap { $0.list("added") }.filter { $0["pending"] == false }
    #expect((1_500...3_000).contains(all.count), "\(all.count)")
    func months(_ name: String, _ account: String) -> Int {
      let found = all.filter { $0["name"]?.string == name && names[$0["account_id"]] == account }
      return Set(found.compactMap { $0["date"]?.string?.prefix(7) }).count
    }
    for (name, account) in [
      ("Quillmark Works", "Plaid Checking"), ("Harborview Lettings", "Plaid Checking"),
      ("Cedarline Home Loans", "Plaid Checking"), ("Brightfell Power", "Plaid Checking"),
      ("Card payment", "Plaid Checking"), ("Card payment, thank you", "Plaid Credit Card"),
      ("Campus Bridge Loans", "Plaid Checking"),
      ("Student loan payment, thank you", "Plaid Student Loan"),
      ("Interest charge", "Plaid Student Loan"), ("Interest", "Plaid Saving"),
      ("Transfer to brokerage", "Plaid Checking"), ("Flickerhouse Video", "Plaid Credit Card"),
    ] {
      #expect((23...25).contains(months(name, account)), "\(name): \(months(name, account))")
    }
  }

  @Test("transfers between own accounts have both sides, on the same day")
  func transfers() async throws {
    let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
    let token = try await client.link()
    var open: [String: Int64] = [:]
    let pairs = [
      "Card payment": "card", "Card payment, thank you": "card",
      "Campus Bridge Loans": "student", "Student loan payment, thank you": "student",
      "Transfer to savings": "saving", "Transfer from checking": "saving",
      "Transfer to checking": "spending", "Transfer from savings": "spending",
    ]
    var count = 0
    for transaction in try await client.pages(token).flatMap({ $0.list("added") }) {
      guard let pair = pairs[transaction["name"]?.string ?? ""] else { continue }
      count += 1
      open["\(pair) \(transaction["date"]?.string ?? "")", default: 0] +=
        try units(transaction["amount"])
    }
    #expect(count > 200)
    #expect(open.filter { $0.value != 0 } == [:])
  }

  @Test(
    "every category is one of Plaid's, in both versions", .enabled(if: PlaidDescription.isAvailable)
  )
  func categories() throws {
    let rows = try PlaidDescription.text("personal_finance_categories.csv").split(separator: "\n")
    var known: Set<String> = []
    for row in rows.dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      if fields[2] == "1" { known.insert("\(fields[0]) \(fields[1]) v1") }
      if fields[3] == "1" { known.insert("\(fields[0]) \(fields[1]) v2") }
    }
    for merchant in Merchant.catalog {
      for version in ["v1", "v2"] {
        let category = merchant.categoryObject(version: version)
        let primary = category["primary"]?.string ?? ""
        let detailed = category["detailed"]?.string ?? ""
        #expect(known.contains("\(primary) \(detailed) \(version)"), "\(merchant.name)")
      }
    }
  }
}
