import JSON
import Ledger
import Vault

extension ConfigurationFile {
  /// Reads a file; `nil` when there is none.
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
          + "\"\(place)\" stands in a file that others may use (mode \(content.modeText)).",
        remedy: "chmod 600 \(path)")
    }
    return file
  }

  /// The keys that there are, in the order of the documentation.
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
    environment = try reader.environment(["plaid", "environment"])
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
    hasLiveBalances = try reader.bool(["live_balances"])
    pullMinutes = try reader.int(["pull_minutes"], in: 1...1440)
    consentWarningDays = try reader.int(["consent_warning_days"], in: 0...90)
    staleFeedDays = try reader.int(["stale_feed_days"], in: 1...365)
    ratesCommand = try reader.command(["rates_command"])
    pricesCommand = try reader.command(["prices_command"])
    notify = try reader.notify(["notify"])
  }
}
