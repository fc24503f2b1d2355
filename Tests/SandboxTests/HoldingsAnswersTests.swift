import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncSandbox

@Suite("Holdings and trades of the sandbox")
struct HoldingsAnswersTests {
  private static let products: JSONValue = ["transactions", "investments"]

  private func linked(
    on day: String, seed: UInt64 = 1, isRecorded: Bool = false
  ) async throws -> (SandboxClient, String) {
    let client = try SandboxClient(on: day, seed: seed, isRecorded: isRecorded) {
      $0.readiness = .immediate
    }
    return (client, try await client.link(days: 30, products: Self.products))
  }

  /// Quantities by account and security.
  private func quantities(_ answer: Answer) throws -> [[String]: Int64] {
    try answer.list("holdings").reduce(into: [:]) { held, holding in
      held[["account_id", "security_id"].map { holding[$0]?.string ?? "" }] =
        try units(holding["quantity"])
    }
  }

  @Test("holdings, cash included, add up to the balance on every day, to the last decimal")
  func total() async throws {
    for seed in UInt64(1)...12 {
      let day = LocalDate(day: 19_700 + Int32(seed) * 61)
      let (client, token) = try await linked(on: "\(day)", seed: seed)
      for _ in 0..<25 {
        let answer = try await client.ask("/investments/holdings/get", token: token)
        var worth: [String: Int64] = [:]
        for holding in answer.list("holdings") {
          let quantity = try units(holding["quantity"])
          let price = try units(holding["institution_price"])
          let value = try units(holding["institution_value"])
          #expect(value == Portfolio.product(quantity, price))
          #expect(quantity > 0, "seed \(seed), \(client.sandbox.today), \(holding)")
          worth[holding["account_id"]?.string ?? "", default: 0] += value
        }
        let accounts = answer.list("accounts").filter { $0["type"] == "investment" }
        #expect(accounts.count == 3 && worth.count == 3)
        for account in accounts {
          #expect(
            try worth[account["account_id"]?.string ?? ""]
              == units(account["balances"]?["current"]),
            "seed \(seed), \(client.sandbox.today), \(account["name"]?.string ?? "")")
        }
        client.clock.pass(days: 29)
      }
    }
  }

  @Test("trades explain every change of holdings, and the initial holdings of two accounts")
  func explained() async throws {
    for seed in UInt64(1)...4 {
      let day = LocalDate(day: 20_000 + Int32(seed) * 131)
      let (client, token) = try await linked(on: "\(day)", seed: seed)
      let first = try await client.ask("/investments/holdings/get", token: token)
      let money = first.list("securities").first { $0["ticker_symbol"] == "CUR:USD" }?[
        "security_id"]
      var held = try quantities(first)
      func apply(_ trades: [JSONValue], sign: Int64) throws {
        for trade in trades {
          let account = trade["account_id"]?.string ?? ""
          if let security = trade["security_id"]?.string {
            held[[account, security], default: 0] += try sign * units(trade["quantity"])
          }
          held[[account, money?.string ?? ""], default: 0] -= try sign * units(trade["amount"])
        }
      }
      let past = try await client.trades(
        token, from: "\(day.adding(days: -730))", through: "\(day)", ["count": 500])
      #expect((150...400).contains(past.list("investment_transactions").count))
      #expect(
        past["total_investment_transactions"].int == past.list("investment_transactions").count)
      try apply(past.list("investment_transactions"), sign: -1)
      let names = first.list("accounts").reduce(into: [:]) {
        $0[$1["account_id"]?.string] = $1["name"]?.string
      }
      // The retirement account is older than the history that Plaid reports.
      let rest = held.filter { $0.value != 0 }.keys.compactMap { names[$0[0]] }
      #expect(Set(rest) == ["Plaid 401k"], "seed \(seed)")

      held = try quantities(first)
      for _ in 0..<13 {
        let known = client.sandbox.today
        client.clock.pass(days: 30)
        let later = try await client.trades(
          token, from: "\(known.next)", through: "\(client.sandbox.today)", ["count": 500])
        try apply(later.list("investment_transactions"), sign: 1)
        let now = try await client.ask("/investments/holdings/get", token: token)
        #expect(
          try held.filter { $0.value != 0 } == quantities(now),
          "seed \(seed), \(client.sandbox.today)")
      }
    }
  }

  @Test("all kinds of trades occur, and all of them are in the table of meanings")
  func kinds() async throws {
    let (client, token) = try await linked(on: "2026-11-20", isRecorded: true)
    let trades = try await client.trades(
      token, from: "2024-11-20", through: "2026-11-20", ["count": 500]
    ).list("investment_transactions")
    let kinds = Set(trades.map { "\($0["type"]?.string ?? "")/\($0["subtype"]?.string ?? "")" })
    #expect(
      kinds == [
        "buy/buy", "buy/dividend reinvestment", "buy/long-term capital gain reinvestment",
        "cash/contribution", "cash/deposit", "cash/dividend", "cash/interest",
        "cash/long-term capital gain", "cash/qualified dividend", "fee/account fee",
        "fee/management fee", "sell/sell", "transfer/split", "transfer/transfer",
      ])
    for trade in trades {
      let meaning = TradeMeaning(
        type: trade["type"]?.string ?? "", subtype: trade["subtype"]?.string ?? "")
      #expect(meaning != .unknown)
      let (quantity, amount) = (try units(trade["quantity"]), try units(trade["amount"]))
      if ["buy", "sell"].contains(trade["type"]) {
        let cost = Portfolio.product(quantity, try units(trade["price"]))
        #expect(try amount == cost + units(trade["fees"]), "\(trade)")
      }
      switch meaning {
      case .buy, .reinvestment: #expect(quantity > 0 && amount > 0)
      case .sell: #expect(quantity < 0 && amount < 0)
      case .income, .cash: #expect(quantity == 0 && amount < 0)
      case .fee: #expect(quantity == 0 && amount > 0)
      default: #expect(quantity > 0 && amount == 0)
      }
    }
    let paidIn = trades.filter { $0["name"] == "Transfer from checking" }
    let paidOut = try await client.pages(token).flatMap { $0.list("added") }
      .filter { $0["name"] == "Transfer to brokerage" }
    let days = Set(paidIn.map { $0["date"] })
    #expect(paidIn.count == 24 && paidOut.count >= 1)
    #expect(paidOut.allSatisfy { days.contains($0["date"]) })
  }

  @Test("a page of any size begins where the previous one ended")
  func paging() async throws {
    let (client, token) = try await linked(on: "2025-05-20", isRecorded: true)
    let (from, through) = ("2023-05-21", "2025-05-20")
    let whole = try await client.trades(token, from: from, through: through, ["count": 500])
    var list: [JSONValue] = []
    var securities: Set<JSONValue> = []
    while list.count < whole["total_investment_transactions"].int ?? 0 {
      let page = try await client.trades(
        token, from: from, through: through, ["count": 37, "offset": .int(list.count)])
      let trades = page.list("investment_transactions")
      let named = Set(trades.compactMap { $0["security_id"]?.string })
      #expect(Set(page.texts("securities", of: "security_id")) == named)
      #expect(page["total_investment_transactions"] == whole["total_investment_transactions"])
      try #require(!trades.isEmpty)
      list += trades
      securities.formUnion(page.list("securities"))
    }
    #expect(list == whole.list("investment_transactions"))
    #expect(securities == Set(whole.list("securities")))
    #expect(list.count == Set(list.map { $0["investment_transaction_id"] }).count)
    let dates = list.compactMap { $0["date"]?.string }
    #expect(dates == dates.sorted(by: >))
    #expect(
      try await client.trades(token, from: from, through: through).list(
        "investment_transactions") == Array(list.prefix(100)))
    let beyond = try await client.trades(token, from: from, through: through, ["offset": 9_999])
    #expect(beyond.verdict == "200" && beyond.list("investment_transactions") == [])
    let may = list.filter { $0["date"]?.string?.hasPrefix("2024-05") == true }
    #expect(!may.isEmpty)
    #expect(
      try await client.trades(token, from: "2024-05-01", through: "2024-05-31").list(
        "investment_transactions") == may)
  }

  @Test("closing prices change on weekdays only, and do not depend on the link day")
  func closes() async throws {
    let client = try SandboxClient(on: "2025-05-16", isRecorded: false) {
      $0.readiness = .immediate
    }
    func closes(_ token: String) async throws -> [String?: JSONValue?] {
      let answer = try await client.ask("/investments/holdings/get", token: token)
      #expect(
        answer.list("securities").allSatisfy { security in
          guard let date = LocalDate(security["close_price_as_of"]?.string ?? "") else {
            return false
          }
          return Market.weekday(date.day) < 5 && date.days(to: client.sandbox.today) < 3
        })
      return answer.list("securities").reduce(into: [:]) {
        $0[$1["security_id"]?.string] = $1["close_price"]
      }
    }
    let token = try await client.link(days: 1, products: Self.products)
    let friday = try await closes(token)
    #expect(friday.count == 7)
    client.clock.pass(days: 2)
    #expect(try await closes(token) == friday)
    client.clock.pass(days: 1)
    let monday = try await closes(token)
    #expect(
      zip(friday.keys.sorted { $0 ?? "" < $1 ?? "" }, 0...).filter {
        monday[$0.0] != friday[$0.0]
      }.count >= 4)
    let other = try await client.link(at: "ins_109509", days: 1, products: Self.products)
    #expect(try await closes(other) == monday)
  }

  @Test("prices stay plausible, and any two years have a split or a reverse split")
  func market() throws {
    for seed in UInt64(1)...4 {
      let market = Market(seed: seed)
      for history in BankSecurity.trends.values {
        var before: (price: Int64, isSplit: Bool)?
        for day in Int32(19_700)...21_200 {
          let price = market.close(of: history, on: day)
          let isSplit = history.splits && MarketTrend.isSplit(on: day)
          let even = history.cents * Household.cent / (isSplit ? 2 : 1)
          #expect((even / 3...even * 3).contains(price), "seed \(seed), \(history.ticker), \(day)")
          if let before, before.isSplit == isSplit {
            let change = abs(price - before.price) * 1000 / before.price
            #expect(change < 100, "seed \(seed), \(history.ticker), \(LocalDate(day: day))")
          }
          before = (price, isSplit)
        }
      }
    }
    for start in Int32(18_000)...23_000 {
      let days = (start...start + 740).map { MarketTrend.isSplit(on: $0) }
      #expect(Set(days).count == 2, "\(LocalDate(day: start))")
    }
  }

  @Test("a split doubles the shares and halves the price")
  func split() async throws {
    let (client, token) = try await linked(on: "2025-03-19")
    func shares() async throws -> (quantity: Int64, price: Int64) {
      let answer = try await client.ask("/investments/holdings/get", token: token)
      let id = answer.list("securities").first { $0["ticker_symbol"] == "CPLT" }?["security_id"]
      let holding = answer.list("holdings").first { $0["security_id"] == id }
      return (try units(holding?["quantity"]), try units(holding?["institution_price"]))
    }
    let before = try await shares()
    client.clock.pass(days: 1)
    let after = try await shares()
    #expect(after.quantity == before.quantity * 2)
    #expect((400...600).contains(after.price * 1000 / before.price))
    let trades = try await client.trades(token, from: "2025-03-20", through: "2025-03-20")
      .list("investment_transactions")
    #expect(trades.map { $0["subtype"] } == ["split"])
    #expect(try units(trades.first?["quantity"]) == before.quantity)
  }
}
