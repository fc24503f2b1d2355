import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncCLI

/// Checks `Docs/commands.md` against the existing commands and the documents that they print.
@Suite("Docs/commands.md")
struct CommandsPageTests {
  @Test("documents exactly the existing commands and options")
  func commands() async throws {
    let page = try CommandsPage.read()
    let leaves = try await CommandTree.read().leaves
    let globals = Set(page.globals)
    #expect(Set(page.options.keys) == Set(leaves.map(\.name)))
    for command in leaves {
      let documented = page.options[command.name] ?? []
      let own = command.options.filter { !globals.contains($0) }
      #expect(documented.sorted() == own.sorted(), "\(command.name)")
      #expect(
        globals.subtracting(command.options) == [], "\(command.name) lacks an option of all")
    }
  }

  @Test("mentions no option that does not exist")
  func strangers() async throws {
    let page = try CommandsPage.read()
    let known = Set(try await CommandTree.read().leaves.flatMap(\.options))
    for name in page.text.matches(of: /--[a-z][a-z-]*/).map({ String($0.output) }) {
      #expect(known.contains(name) || name == "--generate-completion-script", "\(name)")
    }
  }

  /// Documents that no transcript contains.
  private static func rare() throws -> [(arguments: [String], document: JSONValue)] {
    let timeline = try LedgerText(
      """
      2024-03-01  reported  100.00
      2024-03-04  reported  100.00
      2024-03-05  reported   77.00
      2024-03-03  late       20.00 with 3
      """
    ).timeline()
    let day = LocalDate(day: 19_784)
    let explanation = try #require(try BalanceExplanation(of: day, in: timeline))
    let finding = VerifyFinding(accountID: AccountID(1), date: day, message: "odd")
    let element = JSONOutput.quarantined(Samples.quarantined)
    return [
      (["quarantine", "list"], JSONOutput.document("quarantine", [element])),
      (
        ["quarantine", "show"],
        JSONOutput.document([("element", element), ("raw_json", "{}")])
      ),
      (
        ["explain"],
        try JSONOutput.explanation(
          explanation, try Samples.account(isKnown: true), transactions: [])
      ),
      (["verify"], JSONOutput.document("findings", [JSONOutput.finding(finding)])),
    ]
  }

  @Test("lists the fields of each document as in the transcripts")
  func documents() async throws {
    let page = try CommandsPage.read()
    #expect(page.members.count > 30)
    let runs = try Self.documents() + Self.rare()
    for member in page.members where member.commands != [["sandbox", "serve"]] {
      let commands = member.commands.isEmpty ? [[]] : member.commands
      for command in commands {
        let found = runs.filter { Self.fits($0.arguments, command, all: page) }
          .flatMap { Self.objects(in: $0.document, at: member) }
        let name = "\(command.joined(separator: " ")) \(member.place)"
        #expect(!found.isEmpty, "\(name): no transcript has it")
        for object in found { #expect(Set(object.keys) == member.fields, "\(name)") }
      }
    }
  }

  @Test("documents every document in a transcript")
  func undocumented() async throws {
    let page = try CommandsPage.read()
    for run in try Self.documents() where run.document["error"] == nil {
      let isKnown = page.members.contains { member in
        member.commands.contains { Self.fits(run.arguments, $0, all: page) }
      }
      #expect(isKnown, "\(run.arguments.joined(separator: " "))")
    }
  }

  private static func documents() throws -> [(arguments: [String], document: JSONValue)] {
    try Transcript.all.flatMap(\.steps).compactMap { step in
      guard let words = CommandLineText(step.typed).arguments, words.contains("--json"),
        !words.contains("--help")
      else { return nil }
      let output = step.output.dropLast().filter { !$0.hasPrefix("! ") }
      return (words, try JSONDocument(output.joined(separator: "\n")).value)
    }
  }

  /// Whether a command line is the command that the page names; `link` is not `link --no-pull`.
  private static func fits(
    _ arguments: [String], _ command: [String], all page: CommandsPage
  ) -> Bool {
    let words = command.filter { !$0.hasPrefix("--") }
    let flags = Set(command.filter { $0.hasPrefix("--") })
    guard arguments.starts(with: words) else { return false }
    let telling = Set(
      page.members.flatMap(\.commands).filter { $0.starts(with: words) }.flatMap { $0 }
        .filter { $0.hasPrefix("--") })
    return command.isEmpty || telling.intersection(arguments) == flags
  }

  /// The objects at a path; none in a document with an error, unless errors are requested.
  private static func objects(in document: JSONValue, at member: CommandsPage.Member)
    -> [JSONObject]
  {
    if member.place == "error" { return [document["error"]?.object].compactMap { $0 } }
    guard document["error"] == nil, let object = document.object else { return [] }
    guard !member.place.isEmpty else {
      let own = object.members.filter { !["schema", "warnings"].contains($0.key) }
      return [JSONObject(own.map { ($0.key, $0.value) })]
    }
    var values = [document]
    for step in member.place.split(separator: ".") {
      let name = step.hasSuffix("[]") ? String(step.dropLast(2)) : String(step)
      values = values.compactMap { $0[name] }
      if step.hasSuffix("[]") { values = values.flatMap { $0.array ?? [] } }
    }
    return values.compactMap(\.object)
  }
}
