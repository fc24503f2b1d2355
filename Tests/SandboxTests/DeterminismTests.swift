import PlaidSyncJSON
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: the same seed and date give the same answers")
struct DeterminismTests {
  /// A fortnight of a client's requests, with every byte of the answers.
  private func fortnight(seed: UInt64, on today: String = "2025-05-20") async throws -> [[UInt8]] {
    let client = try SandboxClient(on: today, seed: seed, isRecorded: false) { $0.linkPolls = 1 }
    var heard: [[UInt8]] = []
    func hear(_ answer: Answer) -> Answer {
      heard.append(answer.bytes)
      return answer
    }
    let link = HostedLink(client)
    let created = hear(try await link.create(["transactions": ["days_requested": 60]]))
    let session = hear(try await link.poll(created["link_token"])).list("link_sessions").first
    let dynamic = hear(try await client.publicToken("user_transactions_dynamic"))
    var tokens: [String] = []
    for token in [
      session?["results"]?["item_add_results"]?[0]?["public_token"], dynamic["public_token"],
    ] {
      let exchanged = hear(
        try await client.ask("/item/public_token/exchange", ["public_token": token ?? .null]))
      tokens.append(exchanged.text("access_token"))
    }
    var cursors = ["", ""]
    for _ in 0..<14 {
      for (place, token) in tokens.enumerated() {
        for page in try await client.pages(token, after: cursors[place], count: 60) {
          cursors[place] = hear(page).text("next_cursor")
        }
        _ = hear(try await client.ask("/item/get", token: token))
        _ = hear(try await client.ask("/transactions/refresh", token: token))
        _ = hear(try await client.ask("/nowhere", token: token))
      }
      client.clock.pass(days: 1)
    }
    return heard
  }

  @Test("byte for byte")
  func same() async throws {
    let first = try await fortnight(seed: 7)
    #expect(first.count > 80)
    #expect(try await fortnight(seed: 7) == first)
  }

  @Test("another seed gives other ids and other transactions")
  func otherSeed() async throws {
    let runs = [try await fortnight(seed: 7), try await fortnight(seed: 8)]
    var ids: [Set<String>] = []
    var stories: [Set<String>] = []
    for run in runs {
      let answers = try run.map { try JSONValue.parse($0) }
      let added = answers.flatMap { $0["added"]?.array ?? [] }
      ids.append(Set(added.compactMap { $0["transaction_id"]?.string }))
      stories.append(Set(added.map(ClientBook.line)))
    }
    #expect(ids[0].isDisjoint(with: ids[1]))
    // Rent and similar transactions are the same for every seed.
    #expect(stories[0].intersection(stories[1]).count < stories[0].count / 2)
  }

  @Test("the result is the same if days pass one by one or at once")
  func passing() async throws {
    var pages: [[JSONValue]] = []
    for steps in [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [10], [4, 6]] {
      let client = try SandboxClient(isRecorded: false) { $0.readiness = .immediate }
      let token = try await client.link(days: 20)
      for days in steps {
        client.clock.pass(days: days)
        _ = try await client.ask("/item/get", token: token)
      }
      pages.append(
        try await client.pages(token).map { page in
          .object(page.body.object?.setting("request_id", nil) ?? [:])
        })
    }
    #expect(pages[0] == pages[1])
    #expect(pages[0] == pages[2])
  }

  @Test("the date only moves forward")
  func forward() async throws {
    let client = try SandboxClient(isRecorded: false)
    let token = try await client.link(days: 30)
    let later = try date("2025-06-30")
    try client.sandbox.advance(to: later)
    #expect(client.sandbox.today == later)
    let pages = try await client.pages(token)
    try client.sandbox.advance(to: try date("2025-06-01"))
    client.clock.pass(days: 10)
    #expect(client.sandbox.today == later)
    #expect(
      try await client.pages(token).flatMap { $0.list("added") }
        == pages.flatMap { $0.list("added") })
  }
}
