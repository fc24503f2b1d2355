import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncSandbox

@Suite("Liabilities of the sandbox")
struct LiabilityAnswersTests {
  private func linked(
    on day: String = "2025-05-20", seed: UInt64 = 1, isRecorded: Bool = true
  ) async throws -> (SandboxClient, String) {
    let client = try SandboxClient(on: day, seed: seed, isRecorded: isRecorded) {
      $0.readiness = .immediate
    }
    return (client, try await client.link(products: ["transactions", "liabilities"]))
  }

  @Test("a statement balance is the amount owed on its day, according to later transactions")
  func statements() async throws {
    for seed in UInt64(1)...3 {
      let (client, token) = try await linked(seed: seed, isRecorded: false)
      var book = ClientBook()
      var owed: [String: [String: Int64]] = [:]
      for _ in 0...70 {
        let pages = try await client.pages(token, after: book.cursor)
        book.apply(pages)
        let answer = try await client.ask("/liabilities/get", token: token)
        for account in answer.list("accounts") {
          owed["\(client.sandbox.today)", default: [:]][account["account_id"]?.string ?? ""] =
            try units(account["balances"]?["current"])
        }
        for list in ["credit", "student"] {
          for liability in answer["liabilities"][list]?.array ?? [] {
            let id = liability["account_id"]?.string ?? ""
            let day = liability["last_statement_issue_date"]?.string ?? ""
            let place = "seed \(seed), \(client.sandbox.today), \(list)"
            let since = try book.transactions.values.filter {
              $0["account_id"]?.string == id && $0["pending"] == false
                && ($0["date"]?.string ?? "") > day
            }.reduce(0) { try $0 + units($1["amount"]) }
            #expect(
              try units(liability["last_statement_balance"]) + since
                == owed["\(client.sandbox.today)"]?[id], "\(place)")
            if let date = liability["last_payment_date"]?.string {
              #expect(
                book.transactions.values.contains {
                  $0["account_id"]?.string == id && $0["date"]?.string == date
                    && $0["amount"]?.number?.text
                      == "-" + (liability["last_payment_amount"]?.number?.text ?? "")
                }, "\(place)")
            }
            if let due = liability["next_payment_due_date"]?.string {
              #expect(due > "\(client.sandbox.today)" && due > day, "\(place)")
            }
          }
        }
        client.clock.pass(days: 1)
      }
    }
  }

  @Test("the rates, terms and payments of the household's loans are consistent")
  func loans() async throws {
    let (client, token) = try await linked()
    let answer = try await client.ask("/liabilities/get", token: token)["liabilities"]
    #expect(answer["credit"]?.array?.count == 2)
    let mortgage = try #require(answer["mortgage"]?[0])
    #expect(
      mortgage["interest_rate"] == ["percentage": .number(verbatim: "3.99"), "type": "fixed"])
    #expect(mortgage["next_payment_due_date"] == "2025-06-03")
    #expect(mortgage["last_payment_date"] == "2025-05-03")
    #expect(mortgage["next_monthly_payment"] == .number(verbatim: "520.44"))
    #expect(mortgage["origination_date"] == "2006-07-01")
    #expect(mortgage["maturity_date"] == "2036-07-01")
    let (interest, principal) = (
      try units(mortgage["ytd_interest_paid"]), try units(mortgage["ytd_principal_paid"])
    )
    #expect(interest + principal == 5 * 52_044_000_000)
    // Five months of 3.99 % on about 57,000.
    #expect((930...955).contains(interest / Amount.unitsPerOne))

    let student = try #require(answer["student"]?[0])
    #expect(student["interest_rate_percentage"] == .number(verbatim: "4.4"))
    #expect(student["minimum_payment_amount"] == .number(verbatim: "412.8"))
    #expect(student["last_payment_amount"] == .number(verbatim: "412.8"))
    #expect(student["last_payment_date"] == "2025-05-05")
    #expect(student["next_payment_due_date"] == "2025-06-05")
    #expect(student["ytd_interest_paid"] == .number(verbatim: "1200.2693771"))
    #expect(student["ytd_principal_paid"] == .number(verbatim: "863.7306229"))
    #expect(student["loan_status"] == ["end_date": "2045-01-01", "type": "repayment"])
  }

  @Test("a custom user's loan and card are as described")
  func custom() async throws {
    let client = try SandboxClient { $0.readiness = .immediate }
    let json = """
      {"override_accounts": [
        {"type": "loan", "subtype": "student", "liability": {
          "type": "student", "origination_date": "2022-01-01", "principal": 45123,
          "nominal_apr": 4.23, "guarantor": "DEPT OF ED", "loan_name": "Plaid Student Loan",
          "repayment_model": {"type": "standard", "non_repayment_months": 12,
            "repayment_months": 120}}},
        {"type": "credit", "subtype": "credit card", "starting_balance": 100,
         "transactions": [], "liability": {"type": "credit", "purchase_apr": 12.9,
           "special_apr": 1.5, "last_payment_amount": 50.25, "minimum_payment_amount": 10,
           "is_overdue": true}}]}
      """
    let token = try await client.link("user_custom", password: json, products: ["liabilities"])
    let answer = try await client.ask("/liabilities/get", token: token)["liabilities"]
    let student = try #require(answer["student"]?[0])
    #expect(student["origination_principal_amount"] == 45123)
    #expect(student["interest_rate_percentage"] == .number(verbatim: "4.23"))
    #expect(student["expected_payoff_date"] == "2033-01-01")
    #expect(student["loan_name"] == "Plaid Student Loan")
    // The annuity of 45,123 at 4.23 % over 120 months.
    #expect(student["minimum_payment_amount"] == .number(verbatim: "461.8"))
    let card = try #require(answer["credit"]?[0])
    #expect(card["is_overdue"] == true && card["last_payment_amount"] == .number(verbatim: "50.25"))
    #expect(card["minimum_payment_amount"] == 10)
    let rates = card["aprs"]?.array ?? []
    #expect(
      rates.map { "\($0["apr_type"]?.string ?? "") \($0["apr_percentage"]?.number?.text ?? "")" }
        == [
          "balance_transfer_apr 18.24", "cash_apr 26.99", "purchase_apr 12.9", "special 1.5",
        ])
  }
}
