import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncAPI

@Suite("Liabilities from Plaid")
struct LiabilitiesTests {
  private static func report(_ lists: String) async throws -> LiabilitiesReport {
    let body = #"{"accounts": [], "liabilities": \#(lists), "item": {}, "request_id": "r"}"#
    return try await ScriptedTransport(Array(body.utf8)).aggregator.liabilities(Secret("token"))
  }

  @Test("a card's rates, statement and payments are decoded")
  func card() async throws {
    let report = try await Self.report(
      """
      {"student": null, "credit": [{"account_id": "a1", "is_overdue": false,
        "aprs": [
          {"apr_type": "purchase_apr", "apr_percentage": 12.5, "balance_subject_to_apr": 157.01,
           "interest_charge_amount": null},
          {"apr_type": "penalty_apr", "apr_percentage": 29.99, "balance_subject_to_apr": null,
           "interest_charge_amount": null},
          {"apr_type": "special"}],
        "last_payment_amount": 168.25, "last_payment_date": "2025-05-07",
        "last_statement_issue_date": "2025-04-28", "last_statement_balance": 1708.77,
        "minimum_payment_amount": 20, "next_payment_due_date": null, "cash_advance_limit": 300}]}
      """)
    let liability = try #require(report.liabilities.first)
    var terms = LiabilityTerms(kind: .credit)
    terms.isOverdue = false
    terms.creditRates = [
      CreditRate(
        kind: "purchase_apr", percent: try Quantity("12.5"), balance: try Amount("157.01"),
        interestCharged: nil),
      CreditRate(
        kind: "penalty_apr", percent: try Quantity("29.99"), balance: nil, interestCharged: nil),
    ]
    terms.lastPaymentAmount = try Amount("168.25")
    terms.lastPaymentDate = try date("2025-05-07")
    terms.lastStatementDate = try date("2025-04-28")
    terms.lastStatementBalance = try Amount("1708.77")
    terms.minimumPayment = try Amount("20")
    #expect(liability.terms == terms)
    #expect(liability.warnings.count == 1)
    #expect(liability.warnings[0].contains("aprs[2].apr_percentage is missing"))
    #expect(try JSONValue.parse(liability.rawJSON)["cash_advance_limit"] == 300)
  }

  @Test("lists that are newer than the program are decoded by the names they share")
  func newerList() async throws {
    let report = try await Self.report(
      """
      {"line_of_credit": [{"account_id": "a9", "minimum_payment_amount": 15.5,
        "origination_date": "2020-02-29", "interest_rate": {"percentage": 7.125, "type": null}}]}
      """)
    let terms = try #require(report.liabilities.first).terms
    #expect(terms.kind.word == "line_of_credit")
    #expect(try terms.minimumPayment == Amount("15.5"))
    #expect(try terms.ratePercent == Quantity("7.125") && terms.rateKind == nil)
    #expect(try terms.originationDate == date("2020-02-29"))
  }

  @Test("an invalid element does not affect the others")
  func undecodable() async throws {
    let report = try await Self.report(
      #"{"credit": [{"account_id": null}, {"account_id": "a2"}], "mortgage": [null]}"#)
    #expect(report.liabilities.map(\.accountID) == ["a2"])
    #expect(
      report.undecodable.map(\.reason) == [
        "/liabilities/get: liabilities.credit[0].account_id is missing.",
        "/liabilities/get: liabilities.mortgage[0] is null where object was expected.",
      ])
  }

  @Test("Plaid's example decodes", .enabled(if: PlaidDescription.isAvailable))
  func example() async throws {
    let body = try PlaidDescription.bytes("examples/liabilities_get.response.json")
    let report = try await ScriptedTransport(body).aggregator.liabilities(Secret("token"))
    #expect(report.undecodable == [] && report.liabilities.flatMap(\.warnings) == [])
    #expect(report.liabilities.map(\.terms.kind) == [.credit, .mortgage, .student])
    let mortgage = report.liabilities[1].terms
    #expect(try mortgage.minimumPayment == Amount("3141.54") && mortgage.term == "30 year")
    #expect(try mortgage.payoffDate == date("2045-07-31"))
    #expect(try mortgage.ratePercent == Quantity("3.99") && mortgage.rateKind == "fixed")
    let student = report.liabilities[2].terms
    #expect(try student.ratePercent == Quantity("5.25") && student.loanStatus == "repayment")
    #expect(try student.outstandingInterest == Amount("6227.36"))
    #expect(try student.repaymentPlan == "standard" && student.payoffDate == date("2032-07-28"))
  }
}
