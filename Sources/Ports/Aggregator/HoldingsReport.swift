import Ledger

/// Everything that an item's investment accounts hold at this moment.
///
/// It is complete but for what is `undecodable`: what an account of the list holds no line of, it does
/// not hold. An account that is not in `accounts` is not spoken of.
public struct HoldingsReport: Hashable, Sendable {
  /// The accounts, which need not all be investment accounts.
  public let accounts: [AccountReport]
  public let holdings: [HoldingReport]
  /// The securities of these holdings.
  public let securities: [SecurityReport]
  /// What could not be read.
  public let undecodable: [UndecodableElement]

  /// Describes the answer.
  public init(
    accounts: [AccountReport], holdings: [HoldingReport], securities: [SecurityReport],
    undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.holdings = holdings
    self.securities = securities
    self.undecodable = undecodable
  }
}

/// One line of a provider's list of what an account holds now.
///
/// An account can have several lines for one security, which add up.
public struct HoldingReport: Hashable, Sendable {
  /// The provider's ids.
  public let accountID: String
  public let securityID: String
  /// How many; negative when sold short.
  public let quantity: Quantity
  /// The institution's price, in the security's quotation; `nil` when none is stated, which a 0
  /// beside a value means too.
  public let price: Quantity?
  /// The day of the price; `nil` says that the provider does not know.
  public let priceDate: LocalDate?
  /// What the institution says that it is worth.
  public let value: Amount?
  /// What all of it cost.
  public let costBasis: Amount?
  /// `nil` when the provider names no currency.
  public let currency: Currency?
  /// The purchases it consists of, where the institution tells.
  public let lots: [TaxLot]
  /// The holding as it was sent.
  public let rawJSON: String
  /// What is odd about it: a rounded quantity, an unreadable date.
  public let warnings: [String]

  /// Describes a holding.
  public init(
    accountID: String, securityID: String, quantity: Quantity, price: Quantity?,
    priceDate: LocalDate?, value: Amount?, costBasis: Amount? = nil, currency: Currency?,
    lots: [TaxLot] = [], rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.accountID = accountID
    self.securityID = securityID
    self.quantity = quantity
    self.price = price
    self.priceDate = priceDate
    self.value = value
    self.costBasis = costBasis
    self.currency = currency
    self.lots = lots
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}

/// What a provider says of a security.
public struct SecurityReport: Hashable, Sendable {
  /// The provider's id, which may change with a corporate action.
  public let providerID: String
  public let name: String?
  /// The symbol; `CUR:` and a currency for money.
  public let ticker: String?
  /// Numbers that identify it everywhere; mostly withheld for want of a licence.
  public let isin: String?
  public let cusip: String?
  public let sedol: String?
  /// The provider's words, kept even when unknown.
  public let type: String?
  public let subtype: String?
  /// `nil` when the provider names no currency.
  public let currency: Currency?
  /// True for what is nearly cash; it stays a holding.
  public let isCashEquivalent: Bool
  /// The last close; `nil` when none is stated.
  public let closePrice: Quantity?
  /// The day of the close; `nil` says that the provider does not know.
  public let closeDate: LocalDate?
  /// The security as it was sent.
  public let rawJSON: String
  /// What is odd about it.
  public let warnings: [String]

  /// Describes a security.
  public init(
    providerID: String, name: String? = nil, ticker: String? = nil, isin: String? = nil,
    cusip: String? = nil, sedol: String? = nil, type: String? = nil, subtype: String? = nil,
    currency: Currency?, isCashEquivalent: Bool = false, closePrice: Quantity? = nil,
    closeDate: LocalDate? = nil, rawJSON: String = "{}", warnings: [String] = []
  ) {
    self.providerID = providerID
    self.name = name
    self.ticker = ticker
    self.isin = isin
    self.cusip = cusip
    self.sedol = sedol
    self.type = type
    self.subtype = subtype
    self.currency = currency
    self.isCashEquivalent = isCashEquivalent
    self.closePrice = closePrice
    self.closeDate = closeDate
    self.rawJSON = rawJSON
    self.warnings = warnings
  }
}

/// An element of a provider's answer that could not be read; the rest of the answer could.
public struct UndecodableElement: Hashable, Sendable {
  /// The lists in which elements come.
  public enum List: String, Hashable, Sendable, CaseIterable {
    case accounts, securities, holdings, trades, liabilities
  }

  /// Which list it was in.
  public let list: List
  /// The provider's id of the element, if it has one and that much could be read.
  public let providerID: String?
  /// What is wrong with it, as a sentence.
  public let reason: String
  /// The element's JSON, with every number's digits as they came.
  public let raw: [UInt8]

  /// Describes an element.
  public init(list: List, providerID: String?, reason: String, raw: [UInt8]) {
    self.list = list
    self.providerID = providerID
    self.reason = reason
    self.raw = raw
  }
}
