import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncVault

/// The content of a configuration file; `nil` for a key that is not set, whose default applies.
package struct ConfigurationFile: Hashable, Sendable {
  package var clientID: SecretSource?
  package var secret: SecretSource?
  package var plaidEnvironment: PlaidEnvironment?
  package var products: [String]?
  package var countryCodes: [String]?
  package var language: String?
  package var historyDays: Int?
  package var clientName: String?
  package var databasePath: String?
  package var keyPath: String?
  package var family: String?
  package var timeZone: String?
  package var currency: Currency?
  package var concurrency: Int?
  package var requestsLiveBalances: Bool?
  package var pullMinutes: Int?
  package var consentWarningDays: Int?
  package var staleFeedDays: Int?
  package var ratesCommand: [String]?
  package var pricesCommand: [String]?
  var notify: NotifySettings?

  /// Creates a file in which no key is set.
  package init() {}

  /// The file as JSON, without the keys that are not set.
  var json: JSONValue {
    let plaid: [(String, JSONValue?)] = [
      ("client_id", clientID?.json),
      ("secret", secret?.json),
      ("environment", plaidEnvironment.map { .string($0.description) }),
      ("products", products.map { .array($0.map(JSONValue.string)) }),
      ("country_codes", countryCodes.map { .array($0.map(JSONValue.string)) }),
      ("language", language.map(JSONValue.string)),
      ("days_requested", historyDays.map { .int($0) }),
      ("client_name", clientName.map(JSONValue.string)),
    ]
    let whole: [(String, JSONValue?)] = [
      ("plaid", .object(ConfigurationFile.object(plaid))),
      ("database", databasePath.map(JSONValue.string)),
      ("key_file", keyPath.map(JSONValue.string)),
      ("family", family.map(JSONValue.string)),
      ("time_zone", timeZone.map(JSONValue.string)),
      ("currency", currency.map { .string($0.code) }),
      ("concurrency", concurrency.map { .int($0) }),
      ("live_balances", requestsLiveBalances.map(JSONValue.bool)),
      ("pull_minutes", pullMinutes.map { .int($0) }),
      ("consent_warning_days", consentWarningDays.map { .int($0) }),
      ("stale_feed_days", staleFeedDays.map { .int($0) }),
      ("rates_command", ratesCommand.map { .array($0.map(JSONValue.string)) }),
      ("prices_command", pricesCommand.map { .array($0.map(JSONValue.string)) }),
      ("notify", notify?.json),
    ]
    return .object(ConfigurationFile.object(whole))
  }

  static func object(_ members: [(String, JSONValue?)]) -> JSONObject {
    JSONObject(members.compactMap { key, value in value.map { (key, $0) } })
  }
}

extension ConfigurationFile {
  /// Writes the file atomically, accessible to its owner only.
  ///
  /// An existing file is replaced only on request, because it may hold the only copy of a secret.
  package func write(to path: String, isReplacing: Bool = false) throws(Failure) {
    var writer = JSONWriter(pretty: true)
    writer.write(json)
    writer.endLine()
    guard try PrivateFile.write(writer.bytes, to: path, isReplacing: isReplacing) else {
      throw ConfigurationFile.existsAlready(at: path)
    }
  }

  static func existsAlready(at path: String) -> Failure {
    Failure(
      .cannotCreate, "The configuration \(path) already exists.",
      remedy: .either("edit it", or: .replaceConfiguration))
  }
}

extension ConfigurationFile {
  /// Reads a file; returns `nil` if it does not exist.
  static func read(_ path: String, environment: Environment) throws(Failure) -> ConfigurationFile? {
    guard let content = try PrivateFile.read(path) else { return nil }
    let reader = try ConfigurationReader(content.bytes, path: path, environment: environment)
    let file = try ConfigurationFile(reader)
    let secrets: [(JSONPath, SecretSource?)] = [
      (["plaid", "secret"], file.secret), (["notify", "webhook"], file.notify?.webhook),
    ]
    for case (let place, .text) in secrets where content.isOpenToOthers {
      throw Failure(
        .configuration,
        reader.located(place)
          + "\"\(place)\" is in a file that others can access (mode \(content.modeText)).",
        remedy: "chmod 600 \(path)")
    }
    return file
  }

  /// All keys, in the order of the documentation.
  private static let keys = [
    "plaid", "database", "key_file", "family", "time_zone", "currency", "concurrency",
    "live_balances", "pull_minutes", "consent_warning_days", "stale_feed_days", "rates_command",
    "prices_command", "notify",
  ]
  private static let plaidKeys = [
    "client_id", "secret", "environment", "products", "country_codes", "language",
    "days_requested", "client_name",
  ]

  private init(_ reader: ConfigurationReader) throws(Failure) {
    self.init()
    try reader.checkKeys(of: [], known: ConfigurationFile.keys)
    try reader.checkKeys(of: ["plaid"], known: ConfigurationFile.plaidKeys)
    clientID = try reader.secret(["plaid", "client_id"])
    secret = try reader.secret(["plaid", "secret"])
    plaidEnvironment = try reader.environment(["plaid", "environment"])
    products = try reader.words(["plaid", "products"])
    countryCodes = try reader.words(["plaid", "country_codes"])
    language = try reader.word(["plaid", "language"])
    historyDays = try reader.int(["plaid", "days_requested"], in: 1...730)
    clientName = try reader.text(["plaid", "client_name"])
    databasePath = try reader.path(["database"])
    keyPath = try reader.path(["key_file"])
    family = try reader.text(["family"])
    timeZone = try reader.word(["time_zone"])
    currency = try reader.word(["currency"]).map { Currency($0) }
    concurrency = try reader.int(["concurrency"], in: 1...64)
    requestsLiveBalances = try reader.bool(["live_balances"])
    pullMinutes = try reader.int(["pull_minutes"], in: 1...1440)
    consentWarningDays = try reader.int(["consent_warning_days"], in: 0...90)
    staleFeedDays = try reader.int(["stale_feed_days"], in: 1...365)
    ratesCommand = try reader.command(["rates_command"])
    pricesCommand = try reader.command(["prices_command"])
    notify = try reader.notify(["notify"])
  }
}
