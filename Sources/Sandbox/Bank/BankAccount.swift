import PlaidSyncJSON
import PlaidSyncLedger

/// One account of an Item, with balances that follow its transactions.
struct BankAccount: Codable, Hashable, Sendable {
  /// `account_id`; changes when Plaid loses track of the account.
  var id: String
  /// `persistent_account_id`, at the few banks that have one.
  var persistentID: String?
  /// The name shown in Link.
  var name: String
  /// The bank's own name for the account.
  var officialName: String?
  /// The last digits of the account number.
  var mask: String?
  var type: String
  var subtype: String?
  /// `holder_category`.
  var holder = "personal"
  /// The currency, official or not.
  var currency = "USD"
  /// `current` in units; `nil` if the bank reports none.
  var currentUnits: Int64?
  /// `available` minus what the rule of the type gives; `nil` if the bank reports no `available`.
  var availableGapUnits: Int64?
  /// The credit line.
  var limitUnits: Int64?
  /// The sum of pending amounts.
  var pendingUnits: Int64 = 0
  /// Whether the bank no longer lists the account.
  var isVanished = false
  /// What a custom user states about the debt, as JSON text.
  var liability: String?
  /// Members that a test overrides, as JSON text.
  var overrides: String?

  /// Whether the balance is an amount owed.
  var isOwed: Bool { type == "credit" || type == "loan" }
  /// Whether `/transactions/sync` returns transactions for the account.
  var hasTransactions: Bool {
    type == "depository" || type == "credit" || (type == "loan" && subtype == "student")
  }

  /// `available`, by the rule of the account's type.
  var availableUnits: Int64? {
    guard let availableGapUnits else { return nil }
    let currentUnits = currentUnits ?? 0
    if isOwed { return (limitUnits ?? 0) - currentUnits - pendingUnits + availableGapUnits }
    return currentUnits - pendingUnits + availableGapUnits
  }

  /// Applies a posted amount to the balance.
  mutating func post(_ units: Int64) {
    guard let current = currentUnits else { return }
    currentUnits = isOwed ? current + units : current - units
  }

  /// Chooses the gap so that `available` has the given value now.
  mutating func forceAvailable(_ units: Int64) {
    availableGapUnits = 0
    availableGapUnits = units - (availableUnits ?? 0)
  }
}

extension BankAccount {
  /// The currencies without an ISO code.
  static let unofficialCurrencies: Set<String> = [
    "ADA", "BAT", "BCH", "BNB", "BTC", "BTG", "BSV", "CNH", "DASH", "DOGE", "ETC", "ETH", "GBX",
    "LSK", "NEO", "OMG", "QTUM", "USDT", "XLM", "XMR", "XRP", "ZEC", "ZRX",
  ]

  /// The account as an answer shows it; `readAt` is set if the bank reports when it read balances.
  func object(readAt: Timestamp?) -> JSONObject {
    let isUnofficial = Self.unofficialCurrencies.contains(currency)
    var balances: JSONObject = [
      "available": .decimal(availableUnits), "current": .decimal(currentUnits),
      "iso_currency_code": isUnofficial ? nil : .string(currency),
      "limit": .decimal(limitUnits),
      "unofficial_currency_code": isUnofficial ? .string(currency) : nil,
    ]
    if let readAt { balances.set("last_updated_datetime", .string("\(readAt)")) }
    var object: JSONObject = [
      "account_id": .string(id), "balances": .object(balances), "holder_category": .string(holder),
      "mask": .string(orNull: mask), "name": .string(name),
      "official_name": .string(orNull: officialName),
    ]
    if let persistentID { object.set("persistent_account_id", .string(persistentID)) }
    object.set("subtype", .string(orNull: subtype))
    object.set("type", .string(type))
    return object.overridden(by: overrides)
  }

  /// The account as a link session shows it.
  var linkObject: JSONValue {
    [
      "class_type": nil, "id": .string(id), "mask": .string(orNull: mask), "name": .string(name),
      "subtype": .string(subtype ?? ""), "type": .string(type), "verification_status": nil,
    ]
  }
}
