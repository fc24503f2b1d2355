import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

@testable import PlaidSyncSandbox

/// A minimal client: posts JSON to a sandbox in process and returns its answers.
struct SandboxClient {
  /// First Platypus Bank.
  static let bank = "ins_109508"

  let sandbox: Sandbox
  let clock: ManualClock

  /// Opens a sandbox on a date.
  ///
  /// Its answers are later checked against Plaid's description, unless a test makes them invalid or
  /// would record too many similar ones.
  init(
    on today: String = "2025-05-20", seed: UInt64 = 1, isRecorded: Bool = true,
    _ configure: (inout SandboxConfiguration) -> Void = { _ in }
  ) throws {
    clock = ManualClock(try date(today))
    var settings = SandboxConfiguration(clock: clock.sandboxClock)
    settings.seed = seed
    if isRecorded { settings.log = { ExchangeRecord.append($0) } }
    configure(&settings)
    sandbox = try Sandbox(settings)
  }

  /// Posts a body with credentials in the headers.
  func ask(_ path: String, _ body: JSONValue = [:]) async throws -> Answer {
    let headers: HTTPHeaders = [
      "Content-Type": "application/json", "PLAID-CLIENT-ID": "teller", "PLAID-SECRET": "sesame",
      "Plaid-Version": "2020-09-14",
    ]
    return try await send(path, headers, body.encoded())
  }

  /// Sends any request.
  func send(
    _ path: String, _ headers: HTTPHeaders, _ body: [UInt8], method: HTTPMethod = .post
  ) async throws -> Answer {
    let response = try await sandbox.send(
      HTTPRequest(method: method, url: "https://sandbox.test" + path, headers: headers, body: body))
    let value = try JSONValue.parse(response.body)
    return Answer(status: response.status, bytes: response.body, body: value)
  }
}

extension SandboxClient {
  /// Requests a public token.
  func publicToken(
    _ user: String? = "user_good", password: String? = nil, at bank: String = SandboxClient.bank,
    days: Int? = 730, products: JSONValue = ["transactions"]
  ) async throws -> Answer {
    var options: JSONObject = [:]
    if let user { options.set("override_username", .string(user)) }
    if let password { options.set("override_password", .string(password)) }
    if let days { options.set("transactions", ["days_requested": .int(days)]) }
    return try await ask(
      "/sandbox/public_token/create",
      [
        "institution_id": .string(bank), "initial_products": products, "options": .object(options),
      ])
  }

  /// Links a user and returns the access token.
  func link(
    _ user: String? = "user_good", password: String? = nil, at bank: String = SandboxClient.bank,
    days: Int? = 730, products: JSONValue = ["transactions"]
  ) async throws -> String {
    let token = try await publicToken(
      user, password: password, at: bank, days: days, products: products)
    let exchanged = try await ask(
      "/item/public_token/exchange", ["public_token": token["public_token"]])
    return exchanged.text("access_token")
  }

  /// Calls an endpoint that needs only an access token.
  func ask(_ path: String, token: String) async throws -> Answer {
    try await ask(path, ["access_token": .string(token)])
  }

  /// Requests a page of trades.
  func trades(
    _ token: String, from start: String, through end: String, _ options: JSONObject? = nil
  ) async throws -> Answer {
    var body: JSONObject = [
      "access_token": .string(token), "start_date": .string(start), "end_date": .string(end),
    ]
    if let options { body.set("options", .object(options)) }
    return try await ask("/investments/transactions/get", .object(body))
  }

  /// Requests one page of changes.
  func sync(
    _ token: String, after cursor: String? = nil, count: Int? = nil, options: JSONObject? = nil
  ) async throws -> Answer {
    var body: JSONObject = ["access_token": .string(token)]
    if let cursor { body.set("cursor", .string(cursor)) }
    if let count { body.set("count", .int(count)) }
    if let options { body.set("options", .object(options)) }
    return try await ask("/transactions/sync", .object(body))
  }

  /// Requests pages until there are no more and the history is complete.
  func pages(
    _ token: String, after cursor: String = "", count: Int = 500, options: JSONObject? = nil
  ) async throws -> [Answer] {
    var pages: [Answer] = []
    var cursor = cursor
    while true {
      let page = try await sync(token, after: cursor, count: count, options: options)
      pages.append(page)
      guard page.status == 200, pages.count < 10_000 else { return pages }
      cursor = page.text("next_cursor")
      let isComplete = page.text("transactions_update_status") == "HISTORICAL_UPDATE_COMPLETE"
      if page["has_more"] == false && isComplete { return pages }
    }
  }
}

/// Parses a date in a test.
func date(_ text: String) throws -> LocalDate {
  guard let date = LocalDate(text) else { throw Misspelled(text: text) }
  return date
}

/// A text in a test that cannot be parsed.
struct Misspelled: Error {
  let text: String
}
