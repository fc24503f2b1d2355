import Foundation
import TestSupport
import Testing

/// Only the command line names its commands and options: what lies below carries remedies.
@Suite("Words of the command line")
struct CommandWordsTests {
  private static let sources = Repository.root.appending(path: "Sources")

  /// What is written into a key file or into what a key seals; neither is a sentence.
  private static let labels: Set<String> = ["plaid-sync key 1", "plaid-sync key id"]

  /// The Swift files of some modules.
  private static func files(_ isWanted: (String) -> Bool) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(atPath: sources.path).filter(isWanted)
      .flatMap { module in
        FileManager.default.enumerator(
          at: sources.appending(path: module), includingPropertiesForKeys: nil)?
          .compactMap { $0 as? URL } ?? []
      }
      .filter { $0.pathExtension == "swift" }
  }

  /// The names that the command line's configurations give to its commands.
  private static func commands() throws -> Set<String> {
    let name = /commandName: "([a-z]+)"/
    return try files { $0 == "CLI" }.reduce(into: []) { names, file in
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: name) {
        names.insert(String(match.1))
      }
    }
  }

  /// What in a literal only the command line may say; `nil` for an innocent one.
  private static func offence(in literal: String, _ commands: Set<String>) -> String? {
    // Most literals are none of the three kinds that are looked into more closely.
    guard literal.utf8.contains(where: { "-`".utf8.contains($0) }), !labels.contains(literal)
    else { return nil }
    for match in literal.matches(of: /(?:plaid-sync |`(?!plaid-sync))([a-z]+)/)
    where commands.contains(String(match.1)) {
      return String(match.0)
    }
    // A word that stands alone is an argument for another program.
    guard literal.contains(" ") else { return nil }
    return literal.firstMatch(of: /(?:^|[ (`"])(--[a-z][a-z-]*)/).map { String($0.1) }
  }

  @Test("no sentence below the command line names a command or an option")
  func sentencesNameNoCommands() throws {
    let commands = try Self.commands()
    #expect(commands.isSuperset(of: ["pull", "relink", "init", "restore", "syncs", "transaction"]))
    let files = try Self.files { !["CLI", "plaid-sync"].contains($0) }
    #expect(files.count > 300)
    for file in files {
      for literal in SwiftLiterals.texts(in: try String(contentsOf: file, encoding: .utf8)) {
        if let words = Self.offence(in: literal, commands) {
          Issue.record("\(file.lastPathComponent) says \"\(words)\" in \"\(literal)\"")
        }
      }
    }
  }

  @Test("the command line words its commands only in RemedyText and in help texts")
  func onePlaceWordsCommands() throws {
    for file in try Self.files({ $0 == "CLI" })
    where !["RemedyText.swift", "PlaidSyncCommand.swift"].contains(file.lastPathComponent) {
      for literal in SwiftLiterals.texts(in: try String(contentsOf: file, encoding: .utf8))
      where literal.contains("`plaid-sync ") {
        Issue.record("\(file.lastPathComponent) says \"\(literal)\"")
      }
    }
  }

  @Test(
    "commands and options are found in sentences",
    arguments: [
      "run `plaid-sync pull`", "see plaid-sync syncs", "see `syncs`", "name one with --family: A",
      "insist with `--force`", "(--wait waits)",
    ])
  func offences(text: String) {
    #expect(Self.offence(in: text, ["pull", "syncs"]) != nil)
  }

  @Test(
    "other programs, arguments and our own name are not",
    arguments: ["see `crontab -l`", "--now", "install the newer plaid-sync", "plaid-sync.timer"])
  func innocents(text: String) {
    #expect(Self.offence(in: text, ["pull", "syncs"]) == nil)
  }

  @Test("literals are found in code, in each other, over several lines, and not in comments")
  func literals() {
    let source = ##"""
      /// Not "this".
      let a = "one \(b ? "two" : c("three")) four" // nor "that"
      /* and "not /* this */" */ let d = "five \" six"
      let e = """
        seven "eight"
        """
      let f = #"nine "ten" \(eleven)"#
      """##
    #expect(
      SwiftLiterals.texts(in: source) == [
        "two", "three", "one … four", #"five \" six"#, "\n  seven \"eight\"\n  ",
        #"nine "ten" \(eleven)"#,
      ])
  }
}
