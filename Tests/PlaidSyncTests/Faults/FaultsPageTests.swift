import Foundation
import PlaidSyncSandbox
import TestSupport
import Testing

@testable import PlaidSync

/// Compares Docs/faults.md with the code.
@Suite("Docs/faults.md")
struct FaultsPageTests {
  /// One row of the table: the fault, and the tests that cover it.
  private struct Row {
    let fault: String
    let cells: [String]
    let tests: [String]
  }

  private static func page() throws -> String {
    try Repository.text("Docs/faults.md")
  }

  /// The rows of the table `| fault | user sees | kept | tests |`.
  private static func rows() throws -> [Row] {
    try page().split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4 else { return nil }
      let tests = cells[3].split(separator: ",").map {
        $0.trimmingCharacters(in: ["`", " "])
      }
      return Row(fault: cells[0].trimmingCharacters(in: ["`"]), cells: cells, tests: tests)
    }
  }

  @Test("the table lists every fault of the code once, in the same order, and no other")
  func complete() throws {
    #expect(try Self.rows().map(\.fault) == SandboxFault.Cause.names)
    #expect(try Self.rows().allSatisfy { $0.cells.allSatisfy { !$0.isEmpty } })
  }

  @Test("every test named in the table exists")
  func tests() throws {
    let folder = Repository.root.appending(path: "Tests")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let paths = files?.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
    let byName = Dictionary(
      paths.map { ($0.deletingPathExtension().lastPathComponent, $0) },
      uniquingKeysWith: { first, _ in first })
    for row in try Self.rows() {
      #expect(!row.tests.isEmpty, "\(row.fault)")
      for test in row.tests {
        let parts = test.split(separator: ".").map(String.init)
        let file = try #require(byName[parts[0]], "\(row.fault): there is no \(parts[0])")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(parts.count == 2 && text.contains("func \(parts[1])("), "\(row.fault): \(test)")
      }
    }
  }

  @Test("its example is a valid fault file")
  func example() throws {
    let blocks = try Self.page().components(separatedBy: "```")
    let example = try #require(blocks.first { $0.hasPrefix("json\n") }).dropFirst(5)
    let plan = try FaultFile.plan(Array(example.utf8), path: "example")
    #expect(plan.seed == 7 && plan.rules.count == 8)
  }
}
