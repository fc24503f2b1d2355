import CurlTransport
import FoundationEssentials
import Ledger
import PlaidAPI
import Ports
import SQLiteStore
import Vault

extension Application {
  /// Opens the database and the key file and gets ready to speak to Plaid.
  ///
  /// Nothing goes over the network yet; libcurl is not even initialised before the first request.
  ///
  /// - Parameter mayCreate: whether a database that is not there is made.
  public static func open(
    _ configuration: Configuration, world: World, mayCreate: Bool = false,
    transport: (any HTTPTransport)? = nil, log: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Application {
    let path = configuration.databasePath
    guard mayCreate || FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .notFound, "there is no database \(path)",
        remedy: "run `plaid-sync init`, or name another one with --db")
    }
    if mayCreate { try PrivateFile.makeFolder(PrivateFile.folder(of: path)) }
    let store = try SQLiteStore(path: path, world: world)
    let transport = transport ?? liveTransport
    var application = Application(
      configuration: configuration, world: world, books: store,
      aggregator: aggregator(configuration, in: world, transport: transport, log: log),
      sealer: Vault(keyPath: configuration.keyPath))
    application.hooks = hooks(configuration, transport: transport)
    return application
  }

  /// Finds out whether Plaid accepts the configured credentials, with a call that costs nothing.
  static func checkCredentials(
    _ configuration: Configuration, in world: World, transport: (any HTTPTransport)? = nil
  ) async throws {
    do throws(ProviderFailure) {
      _ = try await aggregator(configuration, in: world, transport: transport)
        .institutionName("ins_109508")
    } catch {
      // That there is no such bank in this environment is told only to whom it lets in.
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
      baseURL: configuration.baseURL,
      credentials: { try configuration.credentials() },
      // A server on this machine is nobody's Plaid: it has no limits to keep.
      budget: configuration.isLocal
        ? nil : RateBudget(isProduction: configuration.environment == .production, world: world),
      now: world.now, log: log)
    return PlaidAggregator(
      client: client, clientName: configuration.clientName,
      countryCodes: configuration.countryCodes)
  }
}
