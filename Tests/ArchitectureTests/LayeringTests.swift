import Foundation
import TestSupport
import Testing

/// Compares every `import` line with the table in `Docs/architecture.md`.
@Suite("Layering")
struct LayeringTests {
  /// What each target may import, from the table's rows `| layer | target | … | may import |`.
  private static func allowances() throws -> [String: Set<String>] {
    let text = try String(
      contentsOf: Repository.root.appending(path: "Docs/architecture.md"), encoding: .utf8)
    var result: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, cells[1].hasPrefix("`") else { continue }
      let name = cells[1].prefix { $0 != " " }.trimmingCharacters(in: ["`"])
      result[name] = Set(
        cells[3].split(separator: ",").map {
          $0.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: ["`"])
        })
    }
    return result
  }

  /// The folder that a module lies in: the name without the prefix that all of ours have.
  private static func folder(of module: Substring) -> String {
    let name = String(module)
    if name == "PlaidSync" { return name }
    if name.hasPrefix("CPlaidSync") { return "C\(name.dropFirst(10))" }
    return name.hasPrefix("PlaidSync") ? "\(name.dropFirst(9))" : name
  }

  private static func imports(of target: String) throws -> [(file: String, module: String)] {
    let folder = Repository.root.appending(path: "Sources/\(target)")
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return try files.compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }
      .flatMap { file in
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
          let words = line.split(separator: " ").filter {
            !$0.hasPrefix("@") && !["public", "package", "internal", "private"].contains($0)
          }
          guard words.count >= 2, words[0] == "import" else { return nil }
          let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var"]
          let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
          let name: Substring = module.prefix { $0 != "." }
          return (file: file.lastPathComponent, module: Self.folder(of: name))
        }
      }
  }

  @Test("a target imports only what its row in the architecture's table names")
  func importsStayInTheTable() throws {
    let allowances = try Self.allowances()
    let platform: Set<String> = [
      "Glibc", "Synchronization", "Dispatch", "FoundationEssentials", "Foundation",
    ]
    let targets = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path)
    #expect(targets.count >= 14)
    for target in targets.sorted() {
      let allowed = try #require(allowances[target], "\(target) has no row in the table")
      for (file, module) in try Self.imports(of: target) where !platform.contains(module) {
        #expect(allowed.contains(module), "\(target)/\(file) imports \(module)")
      }
    }
  }

  @Test("values and calculations use nothing but the language")
  func lowestLayersImportNoPlatform() throws {
    for target in ["Ledger", "JSON", "Balances", "Ports", "Wire"] {
      let platform = try Self.imports(of: target).filter {
        ["Foundation", "FoundationEssentials", "Glibc", "Dispatch"].contains($0.module)
      }
      #expect(platform.isEmpty, "\(target): \(platform)")
    }
  }

  @Test("each third-party package is imported by exactly one target")
  func packagesHaveOneHome() throws {
    let homes = [
      "GRDB": "SQLiteStore", "GRDBSQLite": "SQLiteStore", "Crypto": "Vault",
      "FlyingFox": "Listener", "ArgumentParser": "CLI",
    ]
    for target in homes.values.sorted() {
      let modules = Set(try Self.imports(of: target).map(\.module))
      for (package, home) in homes where home != target {
        #expect(!modules.contains(package), "\(target) imports \(package), which is \(home)'s")
      }
    }
  }
}
