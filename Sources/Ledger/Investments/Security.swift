/// Something that can be held: a share, a fund, a bond, an option, a coin, or cash itself.
public struct Security: Hashable, Sendable {
  public let id: SecurityID
  /// Plaid's `security_id`, which may change with a corporate action; `nil` for a manual security.
  public let providerID: String?
  public let name: String?
  /// The symbol it trades under; for cash, `CUR:` and a currency. `nil` if Plaid sends none.
  public let ticker: String?
  /// Plaid's type, such as `equity` or `mutual fund`, as received.
  public let type: String?
  /// Plaid's subtype, as received.
  public let subtype: String?
  /// The usual currency of its prices.
  public let currency: Currency
  /// True for near cash such as a money market fund; it is still treated as a holding.
  public let isCashEquivalent: Bool
  /// What its quoted prices refer to: one unit, or 100 of face value.
  public let quotation: Quotation

  /// Creates a security.
  package init(
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

  /// True when a holding of it is the account's money, in any currency.
  public var isCash: Bool { Security.isCash(ticker: ticker, type: type, currency: currency) }

  /// Whether a security with these values is cash: its ticker is `CUR:` and a currency, or its
  /// type is `cash` and its ticker is its own currency.
  package static func isCash(ticker: String?, type: String?, currency: Currency) -> Bool {
    guard let ticker else { return false }
    return ticker.hasPrefix("CUR:") || (type == "cash" && ticker == currency.code)
  }
}
