import PlaidSyncLedger

/// A security as the bank describes it.
struct BankSecurity: Codable, Hashable, Sendable {
  /// How a security is priced.
  enum Quote: Codable, Hashable, Sendable {
    /// One unit is worth one unit of its currency.
    case par
    /// The market's price for its ticker.
    case market
    /// A fixed price that a custom user sets.
    case fixed(units: Int64, day: Int32)
  }

  /// `ticker_symbol`.
  var ticker: String?
  var name: String?
  /// Plaid's `type` and `subtype`.
  var type: String?
  var subtype: String?
  /// Identifiers that only custom users' securities have.
  var isin: String?
  var cusip: String?
  var sedol: String?
  /// The currency of its price.
  var currency = "USD"
  /// Whether it is a cash equivalent.
  var isCashEquivalent = false
  /// The exchange it is traded on, and its issuer's sector and industry.
  var exchange: String?
  var sector: String?
  var industry: String?
  /// How it is priced.
  var quote = Quote.market

  /// `security_id`: the same in every Item, because it depends on the security, not on its holder.
  var id: String {
    var random = SeededRandom(
      SeededRandom.hash("\(ticker ?? "") \(isin ?? "") \(cusip ?? "") \(name ?? "") \(currency)"))
    return OpaqueText.identifier(&random)
  }

  /// The cash of an account.
  static func money(_ currency: String = "USD") -> BankSecurity {
    BankSecurity(
      ticker: "CUR:\(currency)", name: currency == "USD" ? "U S Dollar" : currency, type: "cash",
      subtype: "cash", currency: currency, isCashEquivalent: true, quote: .par)
  }
}

extension BankSecurity {
  /// The securities that the sandbox's own households invest in.
  static let catalog: [BankSecurity] = [
    money(),
    BankSecurity(
      ticker: "CPLT", name: "Copperline Tools Inc.", type: "equity", subtype: "common stock",
      exchange: "XNAS", sector: "Producer Manufacturing", industry: "Industrial Machinery"),
    BankSecurity(
      ticker: "BRDM", name: "Broadmarket Total ETF", type: "etf", subtype: "etf",
      exchange: "ARCX", sector: "Miscellaneous", industry: "Investment Trusts or Mutual Funds"),
    BankSecurity(
      ticker: "HBRI", name: "Harbor Income ETF", type: "etf", subtype: "etf", exchange: "ARCX",
      sector: "Miscellaneous", industry: "Investment Trusts or Mutual Funds"),
    BankSecurity(
      ticker: "EVGFX", name: "Evergrowth 2050 Fund", type: "mutual fund", subtype: "mutual fund"),
    BankSecurity(
      ticker: "PLBFX", name: "Plainfield Bond Fund", type: "mutual fund", subtype: "mutual fund"),
    BankSecurity(
      ticker: "KSTVX", name: "Keystone Stable Value", type: "mutual fund", subtype: "mutual fund",
      isCashEquivalent: true, quote: .par),
  ]

  /// The price trends of the securities whose price moves.
  static let trends: [String: MarketTrend] = [
    MarketTrend(ticker: "CPLT", cents: 118_00, growth: 90_000, swing: 170, splits: true),
    MarketTrend(ticker: "BRDM", cents: 46_20),
    MarketTrend(ticker: "HBRI", cents: 24_35, growth: 20_000, swing: 60),
    MarketTrend(ticker: "EVGFX", cents: 31_87, swing: 90),
    MarketTrend(ticker: "PLBFX", cents: 10_42, growth: 10_000, swing: 20),
  ].reduce(into: [:]) { $0[$1.ticker] = $1 }
}

/// How much of a security an account holds.
struct BankPosition: Codable, Hashable, Sendable {
  /// The index of the account in the Item.
  let account: Int
  /// The index of the security in the portfolio.
  let security: Int
  /// The quantity in units of 10⁻⁸.
  var units: Int64
  /// The cost basis in units of 10⁻⁸; `nil` if the bank does not know it.
  var costUnits: Int64?
  /// The currency of price, value and cost, if it is not the security's.
  var currency: String?
  /// Members that a test overrides, as JSON text.
  var overrides: String?
}

/// One trade in an investment account; numbers are in units of 10⁻⁸.
struct BankTrade: Codable, Hashable, Sendable {
  /// The index of the account in the Item.
  let account: Int
  /// The index of the security in the portfolio; `nil` for trades of cash only.
  var security: Int?
  /// The day on which it was booked.
  var day: Int32 = 0
  /// The bank's text.
  var name: String
  /// Plaid's `type` and `subtype`.
  let type: String
  let subtype: String
  /// The quantity; positive is added to the account.
  var quantity: Int64 = 0
  /// The price of one; 0 if there is none.
  var price: Int64 = 0
  /// The effect on the cash; positive leaves the account.
  var amount: Int64 = 0
  /// The fees included in the amount.
  var fees: Int64?
  var currency = "USD"
  /// Members that a test overrides, as JSON text.
  var overrides: String?
  /// Whether the bank has canceled it.
  var isGone = false
}
