import ArgumentParser
import PlaidSync

/// What every command understands.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config: String?

  @Option(help: ArgumentHelp("The database.", valueName: "file"), completion: .file())
  var db: String?

  @Option(help: ArgumentHelp("The family to work for; default: the only one.", valueName: "name"))
  var family: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print errors only, for cron.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print one line per request.")
  var verbose = false

  /// What of it the configuration wants to know.
  var configuration: ConfigurationOptions {
    ConfigurationOptions(configPath: config, databasePath: db, family: family)
  }

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}

extension GlobalOptions {
  private static let flags: Set<String> = ["--json", "-q", "--quiet", "-v", "--verbose"]
  private static let options: Set<String> = ["--config", "--db", "--family"]

  /// Moves what stands in front of the command behind it, where commands expect their options:
  /// `plaid-sync --db FILE pull` is `plaid-sync pull --db FILE`.
  static func moved(behind arguments: [String]) -> [String] {
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
