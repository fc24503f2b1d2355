import PlaidSyncJSON
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSandbox

@Suite("CustomUser")
struct CustomUserTests {
  private static let example = """
    {
      "version": "2", "seed": "any",
      "override_accounts": [
        {
          "type": "depository", "subtype": "checking", "starting_balance": 1000.05,
          "force_available_balance": 900, "currency": "EUR",
          "meta": {"name": "Giro", "official_name": "Girokonto", "mask": "4711"},
          "transactions": [
            {"date_transacted": "2025-05-01", "date_posted": "2025-05-02", "amount": 12.3456789,
             "description": "Baker", "currency": "EUR"},
            {"date_transacted": "2025-05-19", "date_posted": "2025-05-22", "amount": 50,
             "description": "Hotel", "currency": "EUR"},
            {"date_transacted": "2025-05-21", "date_posted": "2025-05-23", "amount": -7.5,
             "description": "Refund", "currency": "EUR"}
          ]
        },
        {
          "type": "credit", "subtype": "credit card", "starting_balance": 100,
          "meta": {"limit": 2000}, "has_null_available_balance": true, "transactions": []
        },
        {"type": "loan", "subtype": "student", "liability": {"principal": 45123}},
        {"type": "investment", "subtype": "brokerage", "starting_balance": 120, "holdings": []}
      ]
    }
    """

  private func linked(_ json: String) async throws -> (SandboxClient, String) {
    let client = try SandboxClient { $0.readiness = .immediate }
    return (client, try await client.link("user_custom", password: json))
  }

  /// Members of an element, texts and numbers, on one line.
  private func line(_ element: JSONValue, _ keys: [String]) -> String {
    keys.map { element[$0]?.string ?? element[$0]?.number?.text ?? "-" }.joined(separator: " ")
  }

  @Test("accounts are as described, with the starting balance as the current one")
  func accounts() async throws {
    let (client, token) = try await linked(Self.example)
    let lines = try await client.ask("/accounts/get", token: token).list("accounts").map {
      account in
      let balances = account["balances"]
      return ["name", "official_name", "mask", "subtype"].map { account[$0]?.string ?? "-" }
        .joined(separator: ", ") + ": "
        + ["current", "available", "limit"].map { balances?[$0]?.number?.text ?? "-" }
        .joined(separator: " ") + " " + (balances?["iso_currency_code"]?.string ?? "-")
    }
    #expect(
      lines.joined(separator: "\n") == """
        Giro, Girokonto, 4711, checking: 1000.05 900 - EUR
        Plaid credit card, -, 1111, credit card: 100 - 2000 USD
        Plaid student, -, 2222, student: 45123 - - USD
        Plaid brokerage, -, 3333, brokerage: 120 - - USD
        """)
  }

  @Test("a transaction is pending until its day, and only then moves the balance")
  func pending() async throws {
    let (client, token) = try await linked(Self.example)
    var book = ClientBook()
    var story: [String] = []
    for _ in 0..<4 {
      let pages = try await client.pages(token, after: book.cursor)
      book.apply(pages)
      let current = pages.last?.list("accounts")[0]["balances"]?["current"]?.number?.text ?? ""
      story.append("\(client.sandbox.today) \(current)\n" + book.table)
      client.clock.pass(days: 1)
    }
    #expect(book.complaints == [])
    #expect(
      story.joined(separator: "\n") == """
        2025-05-20 1000.05
        2025-05-02 12.3456789 posted Baker
        2025-05-19 50 pending Hotel
        2025-05-21 1000.05
        2025-05-02 12.3456789 posted Baker
        2025-05-19 50 pending Hotel
        2025-05-21 -7.5 pending Refund
        2025-05-22 950.05
        2025-05-02 12.3456789 posted Baker
        2025-05-21 -7.5 pending Refund
        2025-05-22 50 posted Hotel
        2025-05-23 957.55
        2025-05-02 12.3456789 posted Baker
        2025-05-22 50 posted Hotel
        2025-05-23 -7.5 posted Refund
        """)
    let posted = book.transactions.values.filter { $0["pending_transaction_id"] != .null }
    #expect(posted.count == 2)
  }

  @Test("an account without transactions gets random ones, the same for the same seed")
  func random() async throws {
    let json = #"{"seed": "one", "override_accounts": [{"type": "depository"}]}"#
    var tables: [String] = []
    for text in [json, json, json.replacing("one", with: "two")] {
      let (client, token) = try await linked(text)
      var book = ClientBook()
      book.apply(try await client.pages(token))
      tables.append(book.table)
    }
    #expect(tables[0].split(separator: "\n").count == 30)
    #expect(tables[0] == tables[1])
    #expect(tables[0] != tables[2])
  }

  @Test("holdings and trades are as described, security by security")
  func investments() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let json = """
      {"override_accounts": [{"type": "investment", "subtype": "brokerage",
        "holdings": [
          {"institution_price": 140.4, "institution_price_as_of": "2025-05-02", "quantity": 12,
           "currency": "USD", "security": {"ticker_symbol": "AAAA", "currency": "USD"}},
          {"institution_price": 19999.54, "cost_basis": 120.03, "quantity": 0.00293644,
           "currency": "USD", "security": {"ticker_symbol": "CUR:BTC"}}],
        "investment_transactions": [
          {"date": "2025-05-02", "name": "buy stock", "quantity": 10, "price": 10, "fees": 20,
           "type": "buy", "currency": "USD", "security": {"ticker_symbol": "AAAA"}},
          {"date": "2025-05-01", "name": "buy options", "quantity": -3, "price": 1.5,
           "type": "sell", "security": {"ticker_symbol": "F241108C00005000"}},
          {"date": "2025-05-01", "quantity": 0, "price": 0, "type": "cash"}]}]}
      """
    let token = try await client.link("user_custom", password: json, products: ["investments"])
    let held = try await client.ask("/investments/holdings/get", token: token)
    #expect(
      held.list("holdings").map {
        line($0, ["quantity", "institution_price", "institution_value", "cost_basis"])
      } == ["12 140.4 1684.8 -", "0.00293644 19999.54 58.72744924 120.03"])
    #expect(
      held.texts("holdings", of: "institution_price_as_of") == ["2025-05-02", "2025-05-20"])
    #expect(held.texts("securities", of: "type") == ["equity", "cryptocurrency"])
    // Without a balance of its own, the account has the value of its holdings.
    #expect(
      held.list("accounts").first?["balances"]?["current"]?.number?.text == "1743.52744924")
    let trades = try await client.trades(token, from: "2025-05-01", through: "2025-05-20")
    #expect(
      trades.list("investment_transactions").map {
        line($0, ["type", "subtype", "name", "quantity", "amount", "fees"])
      } == [
        "buy buy buy stock 10 120 20", "cash deposit cash 0 0 -",
        "sell sell buy options -3 -4.5 -",
      ])
    let known = held.texts("securities", of: "security_id").first
    #expect(trades.texts("securities", of: "security_id").first == known)
    #expect(trades.texts("securities", of: "subtype") == ["common stock", "option"])
  }

  @Test("linking ends with the error that the user requests")
  func forcedError() async throws {
    let answer = try await SandboxClient().publicToken(
      "user_custom", password: #"{"force_error": "ITEM_LOCKED", "override_accounts": []}"#)
    #expect(answer.verdict == "400 ITEM_ERROR/ITEM_LOCKED")
  }

  @Test(
    "an invalid custom user is refused, with the position of the error",
    arguments: [
      ("pass_good", "1:1: "), ("[]", "not a JSON object"),
      (#"{"override_accounts": {}}"#, "override_accounts must be an array"),
      (#"{"override_accounts": [{"type": "piggy"}]}"#, "override_accounts[0].type must be one of"),
      (#"{"override_accounts": [{"type": 7}]}"#, "override_accounts[0].type must be one of"),
      (
        #"{"override_accounts": [{"starting_balance": "many"}]}"#,
        "override_accounts[0].starting_balance must be a number"
      ),
      (
        #"{"override_accounts": [{"starting_balance": 1e30}]}"#,
        "override_accounts[0].starting_balance is out of range"
      ),
      (
        #"{"override_accounts": [{"holdings": [{"institution_price": 1, "quantity": 1}]}]}"#,
        "override_accounts[0].holdings[0].security is missing"
      ),
      (
        """
        {"override_accounts": [{"holdings": [
          {"institution_price": 1, "quantity": 1, "security": {"name": "A"}}]}]}
        """, "override_accounts[0].holdings[0].security needs a ticker_symbol, cusip or isin"
      ),
      (
        """
        {"override_accounts": [{"holdings": [
          {"institution_price": 80000000000, "quantity": 8e10, "security": {"isin": "A"}}]}]}
        """, "override_accounts[0].holdings[0] is worth too much"
      ),
      (
        """
        {"override_accounts": [{"investment_transactions": [
          {"date": "2025-05-01", "quantity": 0, "price": 0, "type": "gift"}]}]}
        """, "override_accounts[0].investment_transactions[0].type must be one of"
      ),
      (
        #"{"override_accounts": [{"liability": {"is_overdue": "yes"}}]}"#,
        "override_accounts[0].liability.is_overdue must be"
      ),
      (
        #"{"override_accounts": [{"transactions": [{"amount": 1}]}]}"#,
        "override_accounts[0].transactions[0].date_transacted"
      ),
      (
        """
        {"override_accounts": [{"transactions": [
          {"amount": 1, "date_transacted": "2025-01-02", "date_posted": "2025-01-01"}]}]}
        """, "override_accounts[0].transactions[0]"
      ),
      (
        """
        {"override_accounts": [{"transactions": [
          {"amount": "1", "date_transacted": "2025-01-02", "date_posted": "2025-01-03"}]}]}
        """, "override_accounts[0].transactions[0].amount must be a number"
      ),
    ])
  func refused(json: String, message: String) async throws {
    let answer = try await SandboxClient().publicToken("user_custom", password: json)
    #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
    #expect(answer.text("error_message").contains(message), "\(answer.text("error_message"))")
  }

  @Test("the limits of Plaid's Sandbox apply, except to a custom user from a file")
  func limits() async throws {
    let accounts = Array(repeating: #"{"type": "other"}"#, count: 11).joined(separator: ",")
    let transaction = """
      {"amount": 1, "date_transacted": "2025-01-01", "date_posted": "2025-01-01"}
      """
    let transactions = Array(repeating: transaction, count: 251).joined(separator: ",")
    for json in [
      #"{"override_accounts": [\#(accounts)]}"#,
      #"{"override_accounts": [{"transactions": [\#(transactions)]}]}"#,
      #"{"override_accounts": []}"# + String(repeating: " ", count: 55_000),
    ] {
      let answer = try await SandboxClient(isRecorded: false).publicToken(
        "user_custom", password: json)
      #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_FIELD")
      let client = try SandboxClient { $0.user = .custom(Array(json.utf8)) }
      #expect(try await client.publicToken(nil).verdict == "200")
    }
  }

  @Test("a sandbox does not open with a file that is not a custom user")
  func badFile() throws {
    #expect(throws: Failure.self) {
      try SandboxClient { $0.user = .custom(Array("{".utf8)) }
    }
    do {
      _ = try SandboxClient { $0.user = .custom(Array(#"{"override_accounts": 1}"#.utf8)) }
    } catch let failure as Failure {
      #expect(failure.code == .badInput)
      #expect(failure.message.contains("override_accounts must be an array"))
    }
  }

  @Test("Plaid's own custom users load", .enabled(if: PlaidDescription.isAvailable))
  func published() async throws {
    let names = try PlaidDescription.names(in: "custom_users")
    #expect(names.count >= 4)
    for name in names {
      let client = try SandboxClient(on: "2026-09-01") { $0.readiness = .immediate }
      let json = try PlaidDescription.text("custom_users/\(name)")
      let token = try await client.link(
        "user_custom", password: json,
        products: ["transactions", "investments", "liabilities"])
      let described = try JSONValue.parse(json)["override_accounts"]?.array ?? []
      let accounts = try await client.ask("/accounts/get", token: token).list("accounts")
      #expect(accounts.map { $0["subtype"] } == described.map { $0["subtype"] }, "\(name)")
      let pages = try await client.pages(token)
      let shown = pages.flatMap { $0.texts("added", of: "name") }
      let texts = described.flatMap { account in
        account["transactions"]?.array?.compactMap { $0["description"]?.string } ?? []
      }
      #expect(texts.isEmpty || shown.sorted() == texts.sorted(), "\(name)")
      let held = try await client.ask("/investments/holdings/get", token: token)
      let holdings = described.flatMap { $0["holdings"]?.array ?? [] }
      #expect(held.list("holdings").map { $0["quantity"] } == holdings.map { $0["quantity"] })
      let trades = try await client.trades(token, from: "2024-09-02", through: "2026-09-01")
      let dealt = described.flatMap { $0["investment_transactions"]?.array ?? [] }
      #expect(trades.list("investment_transactions").count == dealt.count, "\(name)")
      let owed = try await client.ask("/liabilities/get", token: token)
      #expect(
        owed["liabilities"]["student"]?[0]?["origination_principal_amount"]
          == described[0]["liability"]?["principal"], "\(name)")
    }
  }
}
