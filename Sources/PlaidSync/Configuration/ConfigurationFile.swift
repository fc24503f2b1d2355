import JSON
import Ledger

/// What a configuration file says; `nil` where it says nothing and the default counts.
public struct ConfigurationFile: Hashable, Sendable {
  public var clientID: SecretSource?
  public var secret: SecretSource?
  public var plaidEnvironment: PlaidEnvironment?
  public var products: [String]?
  public var countryCodes: [String]?
  public var language: String?
  public var historyDays: Int?
  public var clientName: String?
  public var databasePath: String?
  public var keyPath: String?
  public var family: String?
  public var timeZone: String?
  public var currency: Currency?
  public var concurrency: Int?
  public var hasLiveBalances: Bool?
  public var pullMinutes: Int?
  public var consentWarningDays: Int?
  public var staleFeedDays: Int?
  public var ratesCommand: [String]?
  public var pricesCommand: [String]?
  var notify: NotifySettings?

  /// Says nothing.
  public init() {}

  /// As JSON; what is not set is left out.
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
      ("live_balances", hasLiveBalances.map(JSONValue.bool)),
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
