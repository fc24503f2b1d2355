import JSON
import Ledger

/// One account of an Item, with balances that follow its transactions.
struct BankAccount: Codable, Hashable, Sendable {
  /// `account_id`; changes when Plaid loses track of the account.
  var id: String
  /// `persistent_account_id`, at the few banks that have one.
  var persistentID: String?
  /// The name in Link.
  var name: String
  /// The bank's own name.
  var officialName: String?
  /// The last digits.
  var mask: String?
  /// Plaid's type.
  var type: String
  /// Plaid's subtype.
  var subtype: String?
  /// Who holds it.
  var holder = "personal"
  /// The currency, official or not.
  var currency = "USD"
  /// `current` in units; `nil` when the bank gives none.
  var currentUnits: Int64?
  /// What `available` has beyond the rule; `nil` when the bank gives none.
  var availableGapUnits: Int64?
  /// The credit line.
  var limitUnits: Int64?
  /// The sum of pending amounts.
  var pendingUnits: Int64 = 0
  /// Whether the bank no longer lists it.
  var isVanished = false
  /// What a custom user says of the debt, as JSON text.
  var liability: String?
  /// Members that a test wants to have otherwise, as JSON text.
  var overrides: String?

  /// Whether its balance is an amount owed.
  var isOwed: Bool { type == "credit" || type == "loan" }
  /// Whether `/transactions/sync` has transactions of it.
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

  /// Lets a posted amount act on the balance.
  mutating func post(_ units: Int64) {
    guard let current = currentUnits else { return }
    currentUnits = isOwed ? current + units : current - units
  }

  /// Chooses the gap so that `available` is what was asked for now.
  mutating func forceAvailable(_ units: Int64) {
    availableGapUnits = 0
    availableGapUnits = units - (availableUnits ?? 0)
  }
}

extension BankAccount {
  /// The currencies that have no ISO code.
  static let unofficialCurrencies: Set<String> = [
    "ADA", "BAT", "BCH", "BNB", "BTC", "BTG", "BSV", "CNH", "DASH", "DOGE", "ETC", "ETH", "GBX",
    "LSK", "NEO", "OMG", "QTUM", "USDT", "XLM", "XMR", "XRP", "ZEC", "ZRX",
  ]

  /// The account as an answer shows it; `readAt` where the bank says when it was read.
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
