import Ledger

/// What the program was told: command line before environment, before file, before defaults.
public struct Configuration: Sendable {
  /// Where the configuration file is, or would be.
  public let filePath: String
  /// Whether that file exists.
  public let hasFile: Bool
  /// Where the database is.
  public let databasePath: String
  /// Where the key of the access tokens is.
  public let keyPath: String
  /// Which Plaid to speak to.
  public let plaidEnvironment: PlaidEnvironment
  /// The products that items are linked with.
  public let products: [String]
  /// The countries whose institutions are offered when linking.
  public let countryCodes: [String]
  /// The language of the pages for linking.
  public let language: String
  /// How many days of history are asked for when linking; an item keeps what it was linked with.
  public let historyDays: Int
  /// The name that users see on the pages for linking.
  public let clientName: String
  /// The family to work for; `nil` is the only one.
  public let family: String?
  /// The time zone that a new family gets.
  public let timeZone: String
  /// The currency that a new family gets.
  public let currency: Currency
  /// How many items are pulled at a time.
  public let concurrency: Int
  /// Whether balances are asked from the banks themselves, which Plaid bills.
  public let hasLiveBalances: Bool
  /// How many minutes a whole pull may take.
  public let pullMinutes: Int
  /// So many days before a consent ends it is warned of.
  public let consentWarningDays: Int
  /// After so many days without a successful update the data of a bank counts as stale.
  public let staleFeedDays: Int
  /// The program that prints exchange rates, and its arguments.
  public let ratesCommand: [String]?
  /// The program that prints closing prices, and its arguments.
  public let pricesCommand: [String]?
  /// Replaces today's date.
  public let todayOverride: LocalDate?
  let notify: NotifySettings
  let environment: Environment
  let clientID: SecretSource?
  let secret: SecretSource?
  let secrets: SecretReader

  /// What requests to Plaid are sent to.
  public var baseURL: String { plaidEnvironment.baseURL }
  /// True when Plaid is played by a server on this machine.
  public var isLocal: Bool { plaidEnvironment.isLocal }
  /// How early to warn of what may become of an item.
  public var care: ItemWarningThresholds {
    var care = ItemWarningThresholds()
    care.consentDays = consentWarningDays
    care.staleDays = staleFeedDays
    return care
  }
  /// Whether it is said where client id and secret come from.
  public var hasCredentials: Bool { clientID != nil && secret != nil }

  /// Puts the layers together; all paths are absolute by now.
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
    hasLiveBalances = layers.hasLiveBalances ?? false
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
