import Ledger
import Ports
import Vault

/// The first set-up: configuration, database, first family, and whether Plaid lets us in.
public struct Setup: Sendable {
  /// What the configuration file will say.
  public var file = ConfigurationFile()
  /// Whether an existing configuration is replaced.
  public var isReplacing = false
  /// Whether Plaid is asked if it accepts the credentials.
  public var isChecked = true
  private let options: ConfigurationOptions
  private let environment: Environment

  /// Begins a set-up.
  public init(_ options: ConfigurationOptions, in environment: Environment) {
    self.options = options
    self.environment = environment
  }

  /// Fails when there is a configuration that must not be replaced, before anything is asked.
  public func check() throws(Failure) {
    let path = Configuration.path(options, in: environment)
    guard !isReplacing, try PrivateFile.read(path) != nil else { return }
    throw Failure(
      .cannotCreate, "The configuration \(path) exists already.",
      remedy: .either("edit it", or: .replaceConfiguration))
  }

  /// Checks everything first, then writes; refused credentials leave nothing behind.
  public func run(
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
    guard world.today(configuration.timeZone) != nil else {
      throw Failure(
        .configuration, "there is no time zone called \"\(configuration.timeZone)\"",
        remedy: .choose(.timeZone))
    }
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
