import PlaidSyncJSON
import TestSupport
import Testing

@testable import PlaidSyncWire

@Suite("PlaidError")
struct PlaidErrorTests {
  @Test("the table matches the published one", .enabled(if: PlaidDescription.isAvailable))
  func publishedTable() throws {
    let rows = try PlaidDescription.table("errors.csv")
    let published = rows.map { row in
      "\(row["error_type"] ?? "") \(row["error_code"] ?? "") \(row["http_status"] ?? "") "
        + (row["reaction"] ?? "")
    }
    let ours = PlaidErrorRule.all.map { "\($0.type) \($0.code) \($0.httpStatus) \($0.reaction)" }
    #expect(ours.sorted() == published.sorted())
  }

  @Test("every code has exactly one rule, with a sentence")
  func sentences() {
    let rules = PlaidErrorRule.all
    #expect(Set(rules.map(\.code)).count == rules.count)
    #expect(Set(rules.map(\.reaction)) == Set(PlaidReaction.allCases))
    for rule in rules {
      #expect(rule.sentence.hasSuffix(".") && rule.sentence.count > 20, "\(rule.code)")
      #expect(PlaidErrorRule.of(type: "ANY", code: rule.code) == rule)
    }
  }

  @Test(
    "an unknown code has the reaction of its type",
    arguments: [
      ("API_ERROR", PlaidReaction.retry), ("INSTITUTION_ERROR", .retry),
      ("RATE_LIMIT_EXCEEDED", .wait), ("ITEM_ERROR", .report), ("INVALID_REQUEST", .fatal),
      ("SOMETHING_ELSE", .fatal),
    ])
  func unknownCode(_ type: String, _ reaction: PlaidReaction) {
    let rule = PlaidErrorRule.of(type: type, code: "NEVER_SEEN")
    #expect(rule.reaction == reaction)
    #expect(!rule.isKnown)
    #expect(rule.code == "NEVER_SEEN")
  }

  @Test("older spellings have the same rules")
  func aliases() {
    #expect(PlaidErrorRule.of(type: "", code: "plaid-internal-error").reaction == .retry)
    #expect(PlaidErrorRule.of(type: "", code: "no-depository-accounts").reaction == .skip)
  }

  @Test("the reaction to a response without an error object depends on its status")
  func status() {
    let reactions = [400, 404, 408, 429, 500, 503].map(PlaidErrorRule.reaction(toStatus:))
    #expect(reactions == [.fatal, .fatal, .retry, .wait, .retry, .retry])
    for body in ["", "<html>", "{}", "[]", "{\"error_type\":1,\"error_code\":\"X\"}"] {
      #expect(PlaidError(body: Array(body.utf8), from: .itemGet) == nil)
    }
  }

  @Test("every field of an error object is decoded, and unknown ones are kept")
  func fields() throws {
    let body = try Fixture.plaid("error/unknown_code.json")
    let error = try #require(PlaidError(body: body, from: .accountsGet))
    #expect(error.type == "INSTITUTION_ERROR")
    #expect(error.code == "INSTITUTION_ON_HOLIDAY")
    #expect(error.message == "closed")
    #expect(error.requestID == "req-error")
    #expect(error.documentationURL == "https://example.org/errors")
    #expect(error.suggestedAction == nil)
    #expect(error.status == 400)
    #expect(error.raw["future_field"] == [1])
    #expect(error.reaction == .retry)
    #expect(
      error.sentence == "Plaid has a problem with the bank. Plaid says: The bank is closed today.")
  }

  @Test("a refused cursor is distinguished from other invalid fields, only at the sync endpoint")
  func cursor() throws {
    let error = try refusal("cursor not associated with access_token")
    #expect(error.isCursorRefused(at: .transactionsSync))
    #expect(!error.isCursorRefused(at: .accountsGet))
    #expect(!(try refusal("count must be positive")).isCursorRefused(at: .transactionsSync))
  }

  private func refusal(_ message: String) throws -> PlaidError {
    let object: JSONValue = [
      "error_type": "INVALID_REQUEST", "error_code": "INVALID_FIELD",
      "error_message": .string(message),
    ]
    return try PlaidError(WireReader(object, from: .transactionsSync))
  }
}
