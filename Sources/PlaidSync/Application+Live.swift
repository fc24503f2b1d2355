import FoundationEssentials
import PlaidSyncAPI
import PlaidSyncCurlTransport
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore
import PlaidSyncVault

extension Application {
  /// Opens the database of a configuration. Nothing is sent to Plaid yet, and neither the key file
  /// nor the secrets are read.
  ///
  /// A database of an older version is migrated, after a copy of it was made.
  ///
  /// Throws `FailureCode.notFound` if the database does not exist and must not be created,
  /// `FailureCode.newerDatabase` if a newer version wrote it, and `FailureCode.inputOutput`,
  /// `FailureCode.damaged` or `FailureCode.cannotCreate` if it cannot be used.
  ///
  /// - Parameters:
  ///   - configuration: Usually that of ``Configuration/load(_:in:isFileNeeded:)``.
  ///   - world: The clock, random numbers and processes; by default the machine's, with
  ///     ``Configuration/todayOverride``.
  ///   - mayCreate: Whether to create the database, with its folder, if it does not exist.
  public static func open(
    _ configuration: Configuration, world: World? = nil, mayCreate: Bool = false
  ) async throws -> Application {
    try await open(
      configuration, world: world ?? .live(todayOverride: configuration.todayOverride),
      mayCreate: mayCreate, transport: nil)
  }

  /// Opens the database with another transport, wording or log.
  ///
  /// - Parameters:
  ///   - transport: Sends the requests; by default libcurl does.
  ///   - remedyWording: How notices word a remedy; by default in plain words, without commands.
  ///   - log: Receives a line for each request.
  package static func open(
    _ configuration: Configuration, world: World, mayCreate: Bool = false,
    transport: (any HTTPTransport)? = nil,
    remedyWording: @escaping RemedyWording = { $0.description },
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Application {
    let path = configuration.databasePath
    guard mayCreate || FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .notFound, "there is no database \(path)",
        remedy: .either(.initialize, or: .choose(.database)))
    }
    if mayCreate { try PrivateFile.makeFolder(PrivateFile.folder(of: path)) }
    let store = try SQLiteStore(path: path, world: world)
    let transport = transport ?? liveTransport
    var application = Application(
      configuration: configuration, world: world, books: store,
      aggregator: aggregator(configuration, in: world, transport: transport, log: log),
      sealer: Vault(keyPath: configuration.keyPath))
    application.hooks = hooks(configuration, transport: transport)
    application.remedyWording = remedyWording
    return application
  }

  /// Checks with a free call whether Plaid accepts the configured credentials.
  static func checkCredentials(
    _ configuration: Configuration, in world: World, transport: (any HTTPTransport)? = nil
  ) async throws {
    do throws(ProviderFailure) {
      _ = try await aggregator(configuration, in: world, transport: transport)
        .institutionName("ins_109508")
    } catch {
      // Plaid answers that the environment lacks this bank only if it accepts the credentials.
      guard error.failure.code != .provider else { return }
      throw error.failure.during("checking the credentials at \(configuration.baseURL)")
    }
  }

  private static var liveTransport: CurlTransport {
    CurlTransport(userAgent: "plaid-sync/\(BuildInformation.current.version)")
  }

  private static func aggregator(
    _ configuration: Configuration, in world: World, transport: (any HTTPTransport)? = nil,
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) -> PlaidAggregator {
    let client = PlaidClient(
      transport: transport ?? liveTransport,
      baseURL: configuration.baseURL, isLocal: configuration.isLocal,
      credentials: { try configuration.credentials() },
      // A server on this machine is not Plaid itself and has no rate limits.
      budget: configuration.isLocal
        ? nil
        : RateBudget(isProduction: configuration.plaidEnvironment == .production, world: world),
      now: world.now, log: log)
    return PlaidAggregator(
      client: client, clientName: configuration.clientName,
      countryCodes: configuration.countryCodes)
  }
}
