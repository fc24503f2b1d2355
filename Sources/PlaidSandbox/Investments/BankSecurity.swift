import Ledger

/// A security as the bank describes it.
struct BankSecurity: Codable, Hashable, Sendable {
  /// How it is priced.
  enum Quote: Codable, Hashable, Sendable {
    /// One unit is worth one unit of its currency.
    case par
    /// As the market says, under its ticker.
    case market
    /// As a custom user has it, once and for all.
    case fixed(units: Int64, day: Int32)
  }

  /// `ticker_symbol`.
  var ticker: String?
  /// What it is called.
  var name: String?
  /// Plaid's words.
  var type: String?
  var subtype: String?
  /// The numbers of custom users' securities.
  var isin: String?
  var cusip: String?
  var sedol: String?
  /// The currency of its price.
  var currency = "USD"
  /// Whether it is nearly cash.
  var isCashEquivalent = false
  /// Where it is traded, and what its issuer does.
  var exchange: String?
  var sector: String?
  var industry: String?
  /// How it is priced.
  var quote = Quote.market

  /// `security_id`: the same in every Item, as it is about the security and not about who has it.
  var id: String {
    var random = SeededRandom(
      SeededRandom.hash("\(ticker ?? "") \(isin ?? "") \(cusip ?? "") \(name ?? "") \(currency)"))
    return OpaqueText.identifier(&random)
  }

  /// The money of an account.
  static func money(_ currency: String = "USD") -> BankSecurity {
    BankSecurity(
      ticker: "CUR:\(currency)", name: currency == "USD" ? "U S Dollar" : currency, type: "cash",
      subtype: "cash", currency: currency, isCashEquivalent: true, quote: .par)
  }
}

extension BankSecurity {
  /// What the sandbox's own households invest in.
  static let catalogue: [BankSecurity] = [
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

  /// How those that move do so.
  static let trends: [String: MarketTrend] = [
    MarketTrend(ticker: "CPLT", cents: 118_00, growth: 90_000, swing: 170, splits: true),
    MarketTrend(ticker: "BRDM", cents: 46_20),
    MarketTrend(ticker: "HBRI", cents: 24_35, growth: 20_000, swing: 60),
    MarketTrend(ticker: "EVGFX", cents: 31_87, swing: 90),
    MarketTrend(ticker: "PLBFX", cents: 10_42, growth: 10_000, swing: 20),
  ].reduce(into: [:]) { $0[$1.ticker] = $1 }
}

/// How much of a security an account has.
struct BankPosition: Codable, Hashable, Sendable {
  /// The place of the account among the Item's.
  let account: Int
  /// The place of the security among the portfolio's.
  let security: Int
  /// How many, in units of 10⁻⁸.
  var units: Int64
  /// What they cost, in units of 10⁻⁸; `nil` when the bank does not know.
  var costUnits: Int64?
  /// The currency of price, value and cost, if it is not the security's.
  var currency: String?
  /// Members that a test wants to have otherwise, as JSON text.
  var overrides: String?
}

/// One dealing in an investment account; numbers in units of 10⁻⁸.
struct BankTrade: Codable, Hashable, Sendable {
  /// The place of the account among the Item's.
  let account: Int
  /// The place of the security among the portfolio's; `nil` for money only.
  var security: Int?
  /// The day it was booked.
  var day: Int32 = 0
  /// The bank's text.
  var name: String
  /// Plaid's words.
  let type: String
  let subtype: String
  /// How many came, or went when negative.
  var quantity: Int64 = 0
  /// The price of one; 0 when there is none.
  var price: Int64 = 0
  /// What it did to the cash; positive leaves the account.
  var amount: Int64 = 0
  /// The fees that are in the amount.
  var fees: Int64?
  /// The currency.
  var currency = "USD"
  /// Members that a test wants to have otherwise, as JSON text.
  var overrides: String?
  /// Set when the bank has taken it back.
  var isGone: Bool?
}
