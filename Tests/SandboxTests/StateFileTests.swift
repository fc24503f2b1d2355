import Foundation
import PlaidSyncJSON
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSandbox

@Suite("StateFile")
struct StateFileTests {
  private func open(_ path: String, on today: String = "2025-05-20") throws -> SandboxClient {
    try SandboxClient(on: today) { settings in
      settings.stateFile = path
      settings.linkPolls = 1
    }
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("tokens, cursors and sessions survive a restart at any point")
  func restart() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      var client = try open(path)
      let token = try await client.link(days: 60)
      let unused = try await client.publicToken()
      let link = try await HostedLink(client).create()
      let first = try await client.sync(token)

      client = try open(path)
      #expect(first["transactions_update_status"] == "NOT_READY")
      let initial = try await client.sync(token, count: 10)
      #expect(initial["transactions_update_status"] == "INITIAL_UPDATE_COMPLETE")
      #expect(initial["has_more"] == true)

      client = try open(path)
      let second = try await client.sync(token, after: initial.text("next_cursor"), count: 500)
      #expect(second.verdict == "200")
      #expect(second["has_more"] == false)
      var book = ClientBook()
      book.apply([initial, second])
      book.apply(try await client.pages(token, after: book.cursor))

      client = try open(path, on: "2025-05-27")
      book.apply(try await client.pages(token, after: book.cursor))
      #expect(book.complaints == [])
      var fresh = ClientBook()
      fresh.apply(try await client.pages(token))
      #expect(fresh.transactions == book.transactions)

      client = try open(path)
      #expect(client.sandbox.today == (try date("2025-05-27")))
      let exchange: JSONValue = ["public_token": unused["public_token"]]
      #expect(try await client.ask("/item/public_token/exchange", exchange).verdict == "200")
      let poll = try await HostedLink(client).poll(link["link_token"])
      let session = poll.list("link_sessions").first
      #expect(session?["results"]?["item_add_results"]?[0]?["public_token"] != nil)
      #expect(try await client.ask("/item/remove", token: token).verdict == "200")

      client = try open(path)
      #expect(
        try await client.ask("/item/get", token: token).verdict
          == "400 ITEM_ERROR/ITEM_NOT_FOUND")
      #expect(
        try await client.ask("/item/public_token/exchange", exchange).verdict
          == "400 INVALID_INPUT/INVALID_PUBLIC_TOKEN")
      #expect(
        try await HostedLink(client).poll(link["link_token"])["link_sessions"]
          == poll["link_sessions"])
    }
  }

  @Test("after a restart everything continues as without one")
  func continuation() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      let whole = try SandboxClient()
      let first = try open(path)
      let tokens = [try await whole.link(), try await first.link()]
      #expect(tokens[0] == tokens[1])
      whole.clock.pass(days: 11)
      let second = try open(path, on: "2025-05-26")
      _ = try await second.ask("/item/get", token: tokens[1])
      let third = try open(path, on: "2025-05-31")
      let pages = [try await whole.pages(tokens[0]), try await third.pages(tokens[0])]
      #expect(pages[0].map { $0["added"] } == pages[1].map { $0["added"] })
      #expect(pages[0].map { $0["accounts"] } == pages[1].map { $0["accounts"] })
      #expect(pages[0].map { $0["next_cursor"] } == pages[1].map { $0["next_cursor"] })
    }
  }

  @Test("only the owner can read the file and its draft, even if others existed before")
  func modes() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      let draft = path + ".new"
      for leftover in [false, true] {
        if leftover {
          #expect(FileManager.default.createFile(atPath: draft, contents: Data("x".utf8)))
          try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: draft)
        }
        let client = try open(path)
        _ = try await client.link("user_bulk_1")
        #expect(try mode(of: path) == 0o600)
        #expect(!FileManager.default.fileExists(atPath: draft))
      }
    }
  }

  @Test("a refused request and a request that only reads do not write the file")
  func untouched() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      let client = try open(path)
      #expect(!FileManager.default.fileExists(atPath: path))
      let token = try await client.link("user_bulk_1")
      _ = try await client.pages(token)
      try FileManager.default.removeItem(atPath: path)
      _ = try await client.pages(token)
      _ = try await client.ask("/accounts/get", token: token)
      _ = try await client.ask("/item/get", token: "access-sandbox-x")
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("a script's changes are saved too")
  func script() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      let client = try open(path)
      let token = try await client.link("user_bulk_0")
      let id = try client.sandbox.edit(token) { script in
        script.add("1", to: script.accountIDs[0], overrides: ["name": "x"])
      }
      try client.sandbox.setDown(true, institution: SandboxClient.bank)
      let again = try open(path)
      #expect(try again.sandbox.edit(token) { $0.transactionIDs } == [id])
      #expect(
        try await again.ask("/accounts/balance/get", token: token).verdict
          == "400 INSTITUTION_ERROR/INSTITUTION_DOWN")
    }
  }

  @Test("an invalid state file causes an error that names it, and is not changed")
  func broken() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("state.json")
      var client = try open(path)
      let token = try await client.link("user_bulk_3")
      _ = try await client.pages(token)
      let good = try Data(contentsOf: URL(filePath: path))
      let text = String(decoding: good, as: UTF8.self)
      let broken: [(String, String)] = [
        ("nothing", ""), ("no JSON", "{"), ("another object", "{}"),
        ("a part", String(text.prefix(text.count / 2))),
        ("another format", text.replacing(#""format":1"#, with: #""format":2"#)),
        ("no such item", text.replacing(#""\#(token)":0"#, with: #""\#(token)":7"#)),
        ("no such transaction", text.replacing(#""changes":[8,"#, with: #""changes":[400,"#)),
        ("no such account", text.replacing(#""a":1"#, with: #""a":9"#)),
        ("no such merchant", text.replacing(#""m":"#, with: #""m":9"#)),
      ]
      for (what, content) in broken {
        #expect(content != text, "\(what)")
        try Data(content.utf8).write(to: URL(filePath: path))
        do {
          _ = try open(path)
          Issue.record("\(what) was accepted as a state")
        } catch let failure as Failure {
          #expect(failure.code == .badInput, "\(what)")
          #expect(failure.message == "The sandbox's state file \(path) cannot be read.")
          #expect(failure.remedy != nil)
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(content.utf8), "\(what)")
      }
      try good.write(to: URL(filePath: path))
      client = try open(path)
      #expect(try await client.ask("/item/get", token: token).verdict == "200")
    }
  }

  @Test("if the state cannot be written, the request fails")
  func unwritable() async throws {
    try await TemporaryFolder.with { folder in
      let client = try open(folder.file("missing/state.json"))
      let answer = try await client.publicToken("user_bulk_1")
      #expect(answer.verdict == "500 API_ERROR/INTERNAL_SERVER_ERROR")
      #expect(answer.text("error_message").contains("missing/state.json cannot be written"))
      #expect(throws: Failure.self) {
        try client.sandbox.setDown(true, institution: SandboxClient.bank)
      }
    }
  }

  @Test("a folder in place of the file causes an error")
  func folder() throws {
    try TemporaryFolder.with { folder in
      _ = #expect(throws: Failure.self) { try open(folder.path) }
    }
  }
}
