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
