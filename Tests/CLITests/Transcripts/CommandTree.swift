import PlaidSync
import PlaidSyncJSON

@testable import PlaidSyncCLI

/// A command as the program itself describes it, with its subcommands.
struct CommandTree: Sendable {
  /// The words after the program's name: `transaction add`.
  let words: [String]
  /// The long names of the options: `--amount`.
  let options: [String]
  /// The names of the arguments: `account`.
  let arguments: [String]
  let children: [CommandTree]

  var name: String { words.joined(separator: " ") }
  /// The commands without subcommands, in the order of the help.
  var leaves: [CommandTree] {
    children.isEmpty ? [self] : children.flatMap(\.leaves)
  }

  /// The whole tree.
  static func read() async throws -> CommandTree {
    let recorder = Recorder()
    _ = await PlaidSyncProgram.run(
      ["--experimental-dump-help"], in: Environment(home: "/", workingFolder: "/"),
      recorder.console(columns: nil))
    let document = try JSONDocument(recorder.output)
    return CommandTree(document.value["command"] ?? .null, below: nil)
  }

  private init(_ value: JSONValue, below words: [String]?) {
    let name = value["commandName"]?.string ?? ""
    let own = words.map { $0 + [name] } ?? []
    self.words = own
    let all = (value["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool == true }
    options = all.flatMap { argument in
      (argument["names"]?.array ?? []).filter { $0["kind"]?.string == "long" }
        .compactMap { $0["name"]?.string.map { "--\($0)" } }
    }
    arguments = all.filter { $0["kind"]?.string == "positional" }
      .compactMap { $0["valueName"]?.string }
    children = (value["subcommands"]?.array ?? [])
      .filter { $0["commandName"]?.string != "help" && $0["shouldDisplay"]?.bool != false }
      .map { CommandTree($0, below: own) }
  }
}
