import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncVault

/// The initial setup: checks the credentials, then creates database, first family and
/// configuration.
package struct Setup: Sendable {
  /// The content of the configuration file to be written.
  package var file = ConfigurationFile()
  /// Whether an existing configuration is replaced.
  package var isReplacing = false
  /// Whether the credentials are checked with Plaid first.
  package var isChecked = true
  private let options: ConfigurationOptions
  private let environment: Environment

  /// Prepares a setup; nothing is written before `run`.
  package init(_ options: ConfigurationOptions, in environment: Environment) {
    self.options = options
    self.environment = environment
  }

  /// Throws if a configuration exists that must not be replaced; call it before asking the user.
  package func check() throws(Failure) {
    let path = Configuration.path(options, in: environment)
    guard !isReplacing, try PrivateFile.read(path) != nil else { return }
    throw ConfigurationFile.existsAlready(at: path)
  }

  /// Checks everything before writing; if Plaid refuses the credentials, nothing is created.
  package func run(
    transport: (any HTTPTransport)? = nil
  ) async throws -> (application: Application, family: Family) {
    try check()
    var file = file
    file.databasePath = options.databasePath.map {
      environment.absolutePath($0)
    }
    let configuration = try Configuration.joining(
      file, at: Configuration.path(options, in: environment), options, in: environment)
    let world = World.live(todayOverride: configuration.todayOverride)
    _ = try world.requireToday(in: configuration.timeZone, remedy: .choose(.timeZone))
    if isChecked {
      try await Application.checkCredentials(configuration, in: world, transport: transport)
    }
    let application = try await Application.open(
      configuration, world: world, mayCreate: true, transport: transport)
    let family = try await application.familyOrFirst(named: options.family)
    try file.write(to: configuration.filePath, isReplacing: isReplacing)
    return (application, family)
  }
}
