import PlaidSyncJSON
import Testing

@testable import PlaidSyncCLI

/// Checks the transcripts and the documentation against the existing commands.
@Suite("Every command")
struct CoverageTests {
  /// Commands without a transcript of a result: `sandbox serve` runs until it is stopped, which a
  /// test with processes covers, and the sandbox sends nothing that ends in quarantine.
  private static let untyped: Set<String> = ["sandbox serve", "quarantine show"]

  /// The commands of all transcripts, with their output and exit status.
  private static let typed: [(arguments: [String], output: [String], status: String)] =
    Transcript.all.flatMap(\.steps).compactMap { step in
      CommandLineText(step.typed).arguments.map {
        ($0, step.output.filter { !$0.hasPrefix("! ") }.dropLast(), step.output.last ?? "")
      }
    }

  @Test("has a transcript of its text, its document and its help")
  func transcripts() async throws {
    for command in try await CommandTree.read().leaves {
      let runs = Self.typed.filter { $0.arguments.starts(with: command.words) }
      func has(_ test: ([String], String) -> Bool) -> Bool {
        runs.contains { test($0.arguments, $0.status) }
      }
      let name = command.name
      #expect(has { words, _ in words.contains("--help") }, "\(name) --help")
      guard !Self.untyped.contains(name) else { continue }
      let isGood: Set<String> = ["[exit 0]", "[exit 1]"]
      #expect(
        has { words, status in
          !words.contains("--json") && !words.contains("--help") && isGood.contains(status)
        }, "\(name) as text")
      #expect(
        has { words, status in words.contains("--json") && isGood.contains(status) },
        "\(name) --json")
    }
  }

  @Test("states its name: deriving one from the type takes longer than parsing the command line")
  func names() {
    var commands = PlaidSyncCommand.configuration.subcommands
    while let command = commands.popLast() {
      #expect(command.configuration.commandName != nil, "\(command)")
      commands += command.configuration.subcommands
    }
  }

  @Test("has a help that shows an example and fits 100 columns")
  func help() throws {
    let helps = Self.typed.filter { $0.arguments.contains("--help") && $0.arguments.count > 1 }
    #expect(helps.count > 20)
    for help in helps {
      let name = help.arguments.joined(separator: " ")
      #expect(help.output.contains { $0.contains("Example") }, "\(name)")
      #expect(help.output.allSatisfy { $0.count <= 100 }, "\(name)")
    }
  }

  @Test("prints documents that can be read, with a schema and warnings or an error")
  func documents() throws {
    for run in Self.typed where run.arguments.contains("--json") {
      let name = run.arguments.joined(separator: " ")
      let document = try JSONDocument(run.output.joined(separator: "\n")).value
      #expect(document["schema"]?.int == 1, "\(name)")
      let isError = document["error"].map { !$0.isNull } ?? false
      #expect(isError || document["warnings"]?.array != nil, "\(name)")
    }
  }

  @Test("states what to try when it refuses, without names of types")
  func refusals() {
    for step in Transcript.all.flatMap(\.steps) {
      guard let status = step.output.last, status != "[exit 0]", status != "[exit 1]" else {
        continue
      }
      guard CommandLineText(step.typed).arguments?.contains("--json") == false else { continue }
      let errors = step.output.filter { $0.hasPrefix("! ") }
      #expect(errors.contains { $0.hasPrefix("! plaid-sync: ") }, "\(step.typed)")
      #expect(errors.contains { $0.hasPrefix("!   try: ") }, "\(step.typed)")
      let text = errors.joined(separator: "\n")
      #expect(!text.contains(/[a-z]Error\b|Optional\(|SQLITE_|access-sandbox-[0-9a-f]/))
    }
  }
}
