import ArgumentParser
import PlaidSync

/// The options of every command.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config: String?

  @Option(help: ArgumentHelp("The database.", valueName: "file"), completion: .file())
  var db: String?

  @Option(help: ArgumentHelp("The family to use; default: the only one.", valueName: "name"))
  var family: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print errors only, for cron.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print one line per request.")
  var verbose = false

  /// The options that the configuration is loaded with.
  var configuration: ConfigurationOptions {
    ConfigurationOptions(configPath: config, databasePath: db, family: family)
  }

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose cannot be used together.") }
  }
}

extension GlobalOptions {
  private static let flags: Set<String> = ["--json", "-q", "--quiet", "-v", "--verbose"]
  private static let options: Set<String> = ["--config", "--db", "--family"]

  /// Moves global options from before the command to the end, where the parser expects them:
  /// `plaid-sync --db FILE pull` becomes `plaid-sync pull --db FILE`.
  static func moved(after arguments: [String]) -> [String] {
    var front: [String] = []
    var rest = arguments[...]
    while let first = rest.first {
      if flags.contains(first) || options.contains(where: { first.hasPrefix("\($0)=") }) {
        front.append(first)
        rest.removeFirst()
      } else if options.contains(first), rest.count > 1 {
        front += rest.prefix(2)
        rest.removeFirst(2)
      } else {
        break
      }
    }
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end] + front + rest[end...])
  }
}
