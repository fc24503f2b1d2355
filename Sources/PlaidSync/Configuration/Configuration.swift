import PlaidSyncLedger

/// The settings in effect, from ``ConfigurationOptions``, environment, file and defaults, in this
/// order of precedence.
///
/// ``load(_:in:isFileNeeded:)`` reads them. Paths are absolute. Docs/configuration.md describes the
/// file. Client id and secret are not readable.
public struct Configuration: Sendable {
  /// The path of the configuration file, which need not exist.
  public let filePath: String
  /// Whether that file exists.
  public let hasFile: Bool
  /// The path of the database.
  public let databasePath: String
  /// The path of the key file for access tokens.
  public let keyPath: String
  /// The Plaid environment to call.
  public let plaidEnvironment: PlaidEnvironment
  /// Plaid's names of the products that items are linked with, such as `transactions`.
  public let products: [String]
  /// The countries whose institutions are offered when linking, as two-letter codes.
  public let countryCodes: [String]
  /// The language of the Link pages, as a two-letter code.
  public let language: String
  /// How many days of history are requested when linking, 1 to 730; cannot be changed for a linked
  /// item.
  public let historyDays: Int
  /// The name that users see on the Link pages.
  public let clientName: String
  /// The name of the family to work with; `nil` means the only one.
  public let family: String?
  /// The time zone of a new family, as an IANA name.
  public let timeZone: String
  /// The currency of a new family.
  public let currency: Currency
  /// How many items are pulled at the same time.
  public let concurrency: Int
  /// Whether the command line's pulls ask the banks for fresh balances, which Plaid bills; others
  /// follow `PullOptions.isLive`.
  public let requestsLiveBalances: Bool
  /// How many minutes a whole pull may take.
  public let pullMinutes: Int
  /// How many days before a consent ends the warnings start.
  public let consentWarningDays: Int
  /// After how many days without a successful update a bank's data counts as stale.
  public let staleFeedDays: Int
  /// The program that prints exchange rates, and its arguments; `nil` for none.
  public let ratesCommand: [String]?
  /// The program that prints closing prices, and its arguments; `nil` for none.
  public let pricesCommand: [String]?
  /// The date that `PLAID_SYNC_TODAY` puts in place of today's, for tests; `nil` follows the clock.
  ///
  /// It has an effect through `World.live(todayOverride:)` only.
  public let todayOverride: LocalDate?
  let notify: NotifySettings
  let environment: Environment
  let clientID: SecretSource?
  let secret: SecretSource?
  let secrets: SecretReader

  /// The base URL of requests to Plaid.
  public var baseURL: String { plaidEnvironment.baseURL }
  /// Whether requests go to a server on this machine instead of Plaid.
  package var isLocal: Bool { plaidEnvironment.isLocal }
  /// ``consentWarningDays`` and ``staleFeedDays``, as `Item.warnings(at:on:_:)` takes them.
  public var warningThresholds: ItemWarningThresholds {
    var warningThresholds = ItemWarningThresholds()
    warningThresholds.consentDays = consentWarningDays
    warningThresholds.staleDays = staleFeedDays
    return warningThresholds
  }
  /// True when it is configured where client id and secret are; they are not fetched to find out.
  public var hasCredentials: Bool { clientID != nil && secret != nil }

  /// Creates a configuration from merged layers, whose paths are absolute; defaults fill the gaps.
  init(
    _ layers: ConfigurationFile, filePath: String, hasFile: Bool, dataFolder: String,
    todayOverride: LocalDate?, environment: Environment
  ) {
    self.filePath = filePath
    self.hasFile = hasFile
    databasePath = layers.databasePath ?? "\(dataFolder)/plaid-sync.db"
    keyPath = layers.keyPath ?? "\(dataFolder)/token.key"
    plaidEnvironment = layers.plaidEnvironment ?? .sandbox
    products = layers.products ?? ["transactions"]
    countryCodes = layers.countryCodes ?? ["US"]
    language = layers.language ?? "en"
    historyDays = layers.historyDays ?? 730
    clientName = layers.clientName ?? "plaid-sync"
    family = layers.family
    timeZone = layers.timeZone ?? environment.timeZone
    currency = layers.currency ?? Currency("USD")
    concurrency = layers.concurrency ?? 8
    requestsLiveBalances = layers.requestsLiveBalances ?? false
    pullMinutes = layers.pullMinutes ?? 30
    consentWarningDays = layers.consentWarningDays ?? 14
    staleFeedDays = layers.staleFeedDays ?? 7
    ratesCommand = layers.ratesCommand
    pricesCommand = layers.pricesCommand
    self.todayOverride = todayOverride
    notify = layers.notify ?? NotifySettings()
    self.environment = environment
    clientID = layers.clientID
    secret = layers.secret
    secrets = SecretReader(environment: environment)
  }
}
