import PlaidSyncJSON

/// A bank of the sandbox.
struct Institution: Sendable {
  /// How it answers users who want to link.
  enum Health: Sendable {
    case healthy, down, unsupported
  }

  /// `institution_id`.
  let id: String
  let name: String
  /// The countries in which it operates.
  var countries = ["US"]
  /// Whether users log in on its own pages.
  var isOAuth = false
  /// Whether accounts keep a persistent id, because their account numbers are tokenized.
  var hasPersistentIDs = false
  /// Whether balances report when they were read, so that requests must state their maximum age.
  var saysWhenRead = false
  /// How it answers users who want to link.
  var health = Health.healthy

  /// The products that it offers, as far as this server supports them.
  static let products = [
    "auth", "balance", "identity", "investments", "liabilities", "transactions",
  ]

  /// All institutions of the sandbox.
  static let all: [Institution] = [
    Institution(id: "ins_109508", name: "First Platypus Bank"),
    Institution(id: "ins_130016", name: "First Platypus Balance Bank"),
    Institution(id: "ins_109509", name: "First Gingham Credit Union"),
    Institution(id: "ins_109510", name: "Tattersall Federal Credit Union"),
    Institution(id: "ins_109511", name: "Tartan Bank"),
    Institution(id: "ins_109512", name: "Houndstooth Bank"),
    Institution(id: "ins_43", name: "Tartan-Dominion Bank of Canada", countries: ["CA"]),
    Institution(
      id: "ins_116834", name: "Flexible Platypus Open Banking", countries: ["GB"], isOAuth: true),
    Institution(id: "ins_117650", name: "Royal Bank of Plaid", countries: ["GB"]),
    Institution(
      id: "ins_127287", name: "Platypus OAuth Bank", isOAuth: true, hasPersistentIDs: true),
    Institution(id: "ins_132241", name: "First Platypus OAuth App2App Bank", isOAuth: true),
    Institution(
      id: "ins_117181", name: "Flexible Platypus Open Banking (QR code)", countries: ["GB"],
      isOAuth: true),
    Institution(id: "ins_135858", name: "Windowpane Bank"),
    Institution(id: "ins_132363", name: "Unhealthy Platypus Bank - Degraded"),
    Institution(id: "ins_132361", name: "Unhealthy Platypus Bank - Down", health: .down),
    Institution(
      id: "ins_133402", name: "Unsupported Platypus Bank - Institution Not Supported",
      health: .unsupported),
    Institution(id: "ins_56", name: "Chase", isOAuth: true, hasPersistentIDs: true),
    Institution(id: "ins_128026", name: "Capital One", isOAuth: true, saysWhenRead: true),
  ]

  /// The institution with this id.
  static func find(_ id: String) -> Institution? { all.first { $0.id == id } }

  /// The institution as an answer shows it.
  func object(includeOptional: Bool, includeStatus: Bool) -> JSONValue {
    var object: JSONObject = [
      "connection_availability": health == .unsupported ? "NOT_SUPPORTED" : "SUPPORTED",
      "country_codes": .array(countries.map(JSONValue.string)), "dtc_numbers": [],
      "institution_id": .string(id), "name": .string(name), "oauth": .bool(isOAuth),
      "products": .array(Self.products.map(JSONValue.string)), "routing_numbers": [],
    ]
    if includeOptional {
      object.set("url", .string("https://\(id.replacing("_", with: "-")).example"))
      object.set("primary_color", "#004966")
      object.set("logo", nil)
    }
    // Plaid's own Sandbox has no status data either.
    if includeStatus { object.set("status", nil) }
    return .object(object)
  }
}
