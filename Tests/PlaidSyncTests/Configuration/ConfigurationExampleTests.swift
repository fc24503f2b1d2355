import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncVault
import TestSupport
import Testing

@testable import PlaidSync

@Suite("config.example.json")
struct ConfigurationExampleTests {
  private func text(_ name: String) throws -> String {
    let content = try #require(
      try PrivateFile.read(Repository.root.appending(path: name).path), "\(name) is missing")
    return String(decoding: content.bytes, as: UTF8.self)
  }

  /// Every key in the example, as `plaid.secret`; a secret may be an object and is one key.
  private func keys() throws -> [String] {
    let value = try JSONValue.parse(try text("config.example.json"))
    return (value.object?.members ?? []).flatMap { member in
      ["plaid", "notify"].contains(member.key)
        ? (member.value.object?.keys ?? []).map { "\(member.key).\($0)" } : [member.key]
    }
  }

  @Test("it loads, and sets every known key")
  func loads() throws {
    try Surroundings.with { home in
      let it = try home.load(try text("config.example.json"), mode: 0o644)
      #expect(it.hasCredentials)
      #expect(it.databasePath == home.folder.file(".local/share/plaid-sync/plaid-sync.db"))
      #expect(it.currency == Currency("EUR"))
      let file = try #require(
        try ConfigurationFile.read(home.configPath, environment: home.environment()))
      for child in Mirror(reflecting: file).children {
        let value = Mirror(reflecting: child.value)
        #expect(value.children.count == 1, "\(child.label ?? "") is not set")
      }
    }
  }

  @Test("each of its keys has a row in the documentation, and each row is in the example")
  func documented() throws {
    let documentation = try text("Docs/configuration.md")
    let section = try #require(documentation.split(separator: "\n## Keys\n").last)
    let table = try #require(section.split(separator: "\n## ").first)
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      String(row.dropFirst(3).prefix { $0 != "`" })
    }
    #expect(rows == (try keys()))
  }
}
