import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("Shape")
struct ShapeTests {
  private func verdict(_ path: String, _ body: String) async throws -> String {
    let answer = try await SandboxClient().ask(path, try JSONValue.parse(body))
    let message = answer.text("error_message")
    return "\(answer.text("error_code")): \(message)"
  }

  @Test("unknown members are reported with their paths, before any other error")
  func unknown() async throws {
    #expect(
      try await verdict("/transactions/sync", #"{"count": "1", "options": {"a": 1}, "b": 2}"#)
        == "UNKNOWN_FIELDS: the request has fields that this endpoint does not recognize: "
        + "b, options.a")
  }

  @Test("missing members are reported with their paths, before wrong ones")
  func missing() async throws {
    #expect(
      try await verdict("/sandbox/public_token/create", #"{"options": 1}"#)
        == "MISSING_FIELDS: required fields are missing from the request: "
        + "institution_id, initial_products")
    let nested = #"{"access_token": "a", "transactions": [{"amount": 1}]}"#
    #expect(
      try await verdict("/sandbox/transactions/create", nested)
        == "MISSING_FIELDS: required fields are missing from the request: "
        + "transactions[0].date_transacted, transactions[0].date_posted, "
        + "transactions[0].description")
  }

  @Test(
    "a value of the wrong type is reported with the expected type",
    arguments: [
      (#"{"access_token": 7}"#, "access_token must be a string"),
      (#"{"access_token": ""}"#, "access_token must be a non-empty string"),
      (#"{"access_token": null}"#, "access_token must be a string"),
      (#"{"access_token": "a", "cursor": null}"#, "cursor must be a string"),
      (#"{"access_token": "a", "count": 0}"#, "count must be an integer from 1 to 500"),
      (#"{"access_token": "a", "count": 501}"#, "count must be an integer from 1 to 500"),
      (#"{"access_token": "a", "count": 2.5}"#, "count must be an integer from 1 to 500"),
      (#"{"access_token": "a", "count": "5"}"#, "count must be an integer from 1 to 500"),
      (#"{"access_token": "a", "options": []}"#, "options must be an object"),
      (
        #"{"access_token": "a", "options": {"include_original_description": "yes"}}"#,
        "options.include_original_description must be a boolean"
      ),
      (
        #"{"access_token": "a", "options": {"personal_finance_category_version": "v3"}}"#,
        "options.personal_finance_category_version must be one of v1, v2"
      ),
      (
        #"{"access_token": "a", "options": {"days_requested": 731}}"#,
        "options.days_requested must be an integer from 1 to 730"
      ),
    ])
  func wrongKind(body: String, message: String) async throws {
    #expect(try await verdict("/transactions/sync", body) == "INVALID_FIELD: \(message)")
  }

  @Test("a cursor has at most 256 characters")
  func cursorLength() async throws {
    let body = #"{"access_token": "a", "cursor": "\#(String(repeating: "x", count: 257))"}"#
    #expect(
      try await verdict("/transactions/sync", body)
        == "INVALID_FIELD: cursor must be at most 256 characters long")
  }

  @Test("dates, instants, URLs and lists are checked")
  func formats() async throws {
    let dates = """
      {"access_token": "a", "start_date": "2025-02-30", "end_date": "2025-03-01"}
      """
    #expect(
      try await verdict("/transactions/get", dates)
        == "INVALID_FIELD: start_date must be a date (YYYY-MM-DD)")
    let instant = #"{"access_token": "a", "options": {"min_last_updated_datetime": "today"}}"#
    #expect(
      try await verdict("/accounts/balance/get", instant)
        == "INVALID_FIELD: options.min_last_updated_datetime must be an RFC 3339 instant")
    let list = #"{"access_token": "a", "options": {"account_ids": ["a", 1]}}"#
    #expect(
      try await verdict("/accounts/get", list)
        == "INVALID_FIELD: options.account_ids[1] must be a string")
    #expect(
      try await verdict(
        "/sandbox/public_token/create",
        #"{"institution_id": "ins_1", "initial_products": []}"#)
        == "INVALID_FIELD: initial_products must not be empty")
    for address in ["ftp://a", "https://", "http:///x", "http://a b"] {
      #expect(
        try await verdict(
          "/item/webhook/update", #"{"access_token": "a", "webhook": "\#(address)"}"#)
          == "INVALID_FIELD: webhook must be an http or https URL")
    }
  }

  @Test("null counts as left out only if the description says so")
  func nulls() async throws {
    let allowed = #"{"access_token": "a", "reason_code": null, "reason_note": null}"#
    #expect(try await verdict("/item/remove", allowed).hasPrefix("INVALID_ACCESS_TOKEN"))
    let refused = #"{"access_token": "a", "options": {"account_ids": null}}"#
    #expect(
      try await verdict("/accounts/get", refused)
        == "INVALID_FIELD: options.account_ids must be an array")
  }

  @Test("every endpoint with a shape has an answer, and vice versa")
  func routes() async throws {
    let client = try SandboxClient()
    #expect(Shape.endpoints.count == 23)
    for path in Shape.endpoints.keys {
      #expect(try await client.ask(path).status == 400, "\(path)")
    }
  }
}
