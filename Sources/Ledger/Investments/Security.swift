/// Something that can be held: a share, a fund, a bond, an option, a coin, or cash itself.
public struct Security: Hashable, Sendable {
  /// Its number in the store.
  public let id: SecurityID
  /// The provider's id, which may change with a corporate action; `nil` for one made by hand.
  public let providerID: String?
  /// What it is called.
  public let name: String?
  /// The symbol it is traded by.
  public let ticker: String?
  /// The provider's word for what it is: `equity`, `mutual fund`; kept as it came.
  public let type: String?
  /// The provider's narrower word; kept as it came.
  public let subtype: String?
  /// The currency its prices are mostly stated in.
  public let currency: Currency
  /// True for what is nearly cash, such as a money market fund; it stays a holding.
  public let isCashEquivalent: Bool
  /// What its prices are the prices of.
  public let quotation: Quotation

  /// Describes a security.
  public init(
    id: SecurityID, providerID: String? = nil, name: String? = nil, ticker: String? = nil,
    type: String? = nil, subtype: String? = nil, currency: Currency,
    isCashEquivalent: Bool = false, quotation: Quotation = .perUnit
  ) {
    self.id = id
    self.providerID = providerID
    self.name = name
    self.ticker = ticker
    self.type = type
    self.subtype = subtype
    self.currency = currency
    self.isCashEquivalent = isCashEquivalent
    self.quotation = quotation
  }

  /// True when a holding of it is the account's cash, in whatever currency.
  public var isCash: Bool { Security.isCash(ticker: ticker, type: type, currency: currency) }

  /// Whether so described a security is cash: its ticker is `CUR:` and a currency, or it is of the
  /// type `cash` and its ticker is its own currency.
  public static func isCash(ticker: String?, type: String?, currency: Currency) -> Bool {
    guard let ticker else { return false }
    return ticker.hasPrefix("CUR:") || (type == "cash" && ticker == currency.code)
  }
}
