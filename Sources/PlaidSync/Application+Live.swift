import CurlTransport
import Ledger
import PlaidAPI
import Ports
import SQLiteStore
import Vault

extension Application {
  /// Opens the database and the key file and gets ready to speak to Plaid.
  ///
  /// Nothing goes over the network yet; libcurl is not even initialised before the first request.
  public static func open(
    _ configuration: Configuration, world: World,
    transport: (any HTTPTransport)? = nil, log: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Application {
    let store = try SQLiteStore(path: configuration.databasePath, world: world)
    let client = PlaidClient(
      transport: transport ?? CurlTransport(userAgent: "plaid-sync/\(version)"),
      baseURL: configuration.baseURL,
      credentials: { try configuration.credentials() }, log: log)
    return Application(
      configuration: configuration, world: world, books: store,
      aggregator: PlaidAggregator(
        client: client, clientName: configuration.clientName,
        countryCodes: configuration.countryCodes),
      sealer: Vault(keyPath: configuration.keyPath))
  }
}

/// The program's version.
public let version = "0.1.0"
