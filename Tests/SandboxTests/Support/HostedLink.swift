import PlaidSyncJSON

/// Goes through Hosted Link as a client does.
struct HostedLink {
  let client: SandboxClient

  /// Creates a walk through Hosted Link at a sandbox.
  init(_ client: SandboxClient) { self.client = client }

  /// A request for a new Item; `changes` replace or add to the usual members, `nil` removes one.
  func create(_ changes: KeyValuePairs<String, JSONValue?> = [:]) async throws -> Answer {
    var body: JSONObject = [
      "client_name": "plaid-sync", "language": "en", "country_codes": ["US"],
      "user": ["client_user_id": "family-1"], "products": ["transactions"],
      "transactions": ["days_requested": 730], "hosted_link": [:],
    ]
    for (key, value) in changes { body[key] = value }
    return try await client.ask("/link/token/create", .object(body))
  }

  /// The session's state.
  func poll(_ token: JSONValue) async throws -> Answer {
    try await client.ask("/link/token/get", ["link_token": token])
  }

  /// Repairs an Item in update mode; the sandbox must finish at the first poll.
  func repair(_ accessToken: String) async throws {
    let created = try await create([
      "access_token": .string(accessToken), "products": nil, "transactions": nil,
    ])
    _ = try await poll(created["link_token"])
  }
}
