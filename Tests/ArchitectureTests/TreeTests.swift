import Foundation
import Testing

/// Holds the sizes and names that CONTRIBUTING.md promises.
@Suite("Tree")
struct TreeTests {
  private static let code = ["Sources", "Tests", "Fuzz", "Benchmarks"]

  @Test("no source file has more than 300 lines")
  func fileLengths() throws {
    let files = try ProjectFiles.files(in: ["Sources"], ["swift", "c", "h"])
    #expect(files.count > 400)
    for file in files where file.lines.count - 1 > 300 {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines")
    }
  }

  /// The formatter breaks code, and leaves comments and texts alone.
  @Test("no comment has more than 100 columns")
  func lineLengths() throws {
    for file in try ProjectFiles.files(in: Self.code, ["swift"]) {
      for (index, line) in file.lines.enumerated()
      where line.count > 100 && line.drop(while: { $0 == " " }).hasPrefix("//") {
        Issue.record("\(file.path):\(index + 1) has \(line.count) columns")
      }
    }
  }

  @Test("no function has more than 70 lines")
  func functionLengths() throws {
    for file in try ProjectFiles.files(in: ["Sources"], ["swift"]) {
      for function in Self.functions(in: file.lines) where function.length > 70 {
        Issue.record("\(file.path):\(function.line) has a function of \(function.length) lines")
      }
    }
  }

  /// Functions and initializers by the line that they begin on. The style puts the closing brace of
  /// a declaration at its own indentation, so no parser is needed. A requirement of a protocol has
  /// no body: the protocol ends first.
  private static func functions(in lines: [Substring]) -> [(line: Int, length: Int)] {
    let beginning = /^( *)(?:[a-z()@:]+ )*(?:func |init[(?<])/
    return lines.enumerated().compactMap { index, line in
      guard let match = line.firstMatch(of: beginning), !line.hasSuffix("}") else { return nil }
      let end = lines[index...].dropFirst().firstIndex { other in
        !other.isEmpty && (!other.hasPrefix(match.1) || other.hasPrefix(match.1 + "}"))
      }
      guard let end, lines[end].hasPrefix(match.1) else { return nil }
      return (index + 1, end - index + 1)
    }
  }

  @Test("the folders of Tests are named after the modules that they test")
  func testFolders() throws {
    let modules = try ProjectFiles.names(in: "Sources").map { "\($0)Tests" }
    let others = [
      "ArchitectureTests", "FuzzTests", "IntegrationTests", "ProcessTests", "Contract",
      "ThreadSanitizer", "README.md",
    ]
    let strangers = Set(try ProjectFiles.names(in: "Tests")).subtracting(modules).subtracting(
      others)
    #expect(strangers.isEmpty)
  }

  @Test("Swift files are named after a type that they declare or extend")
  func fileNames() throws {
    for file in try ProjectFiles.files(in: ["Sources"], ["swift"]) {
      let name = file.path.split(separator: "/").last?.prefix { $0 != "." && $0 != "+" } ?? ""
      let isDeclared = file.text.contains(
        try Regex("(struct|class|enum|actor|protocol|extension|typealias) \(name)\\b"))
      // Functions and extensions of several types.
      let isGroup =
        name.hasSuffix("Responses")
        || [
          "Exports", "SQLFragments", "CheckedArithmetic", "EqualBytes", "InvestmentReports",
          "String",
        ].contains(name)
      if !isDeclared && !isGroup { Issue.record("\(file.path) does not declare \(name)") }
    }
  }
}
