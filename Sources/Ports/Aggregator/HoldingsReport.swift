import PlaidSyncLedger

/// The current holdings of an item's investment accounts.
///
/// It is complete except for `undecodable`: a security without a line for an account in `accounts`
/// is not held there. It contains no information about accounts that are not in `accounts`.
package struct HoldingsReport: Hashable, Sendable {
  /// The item's accounts, which may include other accounts than investment accounts.
  package let accounts: [AccountReport]
  package let holdings: [HoldingReport]
  /// The securities of these holdings.
  package let securities: [SecurityReport]
  /// The elements that could not be decoded.
  package let undecodable: [UndecodableElement]

  /// Creates a report.
  package init(
    accounts: [AccountReport], holdings: [HoldingReport], securities: [SecurityReport],
    undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.holdings = holdings
    self.securities = securities
    self.undecodable = undecodable
  }
}

/// One line of a provider's list of current holdings.
///
/// An account can have several lines for one security, which add up.
package struct HoldingReport: Hashable, Sendable {
  /// The provider's ids of the account and the security.
  package let accountID: String
  package let securityID: String
  /// The quantity; negative when sold short.
  package let quantity: Quantity
  /// The institution's price, in the security's quotation; `nil` when none is stated, which a 0
  /// together with a value also means.
  package let price: Quantity?
  /// The day of the price; `nil` means that the provider does not know it.
  package let priceDate: LocalDate?
  /// The value as the institution states it.
  package let value: Amount?
  /// The cost of the whole holding.
  package let costBasis: Amount?
  /// The currency; `nil` when the provider names none.
  package let currency: Currency?
  /// The tax lots, if the institution states them.
  package let lots: [TaxLot]
  /// The holding's JSON as received.
  package let rawJSON: String
  /// Irregularities, such as a rounded quantity or an invalid date.
  package let warnings: [String]

  /// Creates a holding.
  package init(
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

/// A provider's description of a security.
package struct SecurityReport: Hashable, Sendable {
  /// The provider's id, which may change with a corporate action.
  package let providerID: String
  package let name: String?
  /// The symbol; `CUR:` and a currency for cash.
  package let ticker: String?
  /// Global identifiers; mostly withheld for licensing reasons.
  package let isin: String?
  package let cusip: String?
  package let sedol: String?
  /// The provider's type and subtype, kept even when unknown.
  package let type: String?
  package let subtype: String?
  /// The currency; `nil` when the provider names none.
  package let currency: Currency?
  /// True for near cash, which is still treated as a holding.
  package let isCashEquivalent: Bool
  /// The last closing price; `nil` when none is stated.
  package let closePrice: Quantity?
  /// The day of the closing price; `nil` means that the provider does not know it.
  package let closeDate: LocalDate?
  /// The security's JSON as received.
  package let rawJSON: String
  /// Irregularities, as sentences.
  package let warnings: [String]

  /// Creates a security.
  package init(
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

/// An element of a provider's response that could not be decoded, although the rest could.
package struct UndecodableElement: Hashable, Sendable {
  /// The list that an element is in.
  package enum List: String, Hashable, Sendable, CaseIterable {
    case accounts, securities, holdings, trades, liabilities
  }

  /// The list that contained the element.
  package let list: List
  /// The provider's id of the element; `nil` if it has none or none could be read.
  package let providerID: String?
  /// What is wrong with the element, as a sentence.
  package let reason: String
  /// The element's JSON, with the digits of every number as received.
  package let raw: [UInt8]

  /// Creates an undecodable element.
  package init(list: List, providerID: String?, reason: String, raw: [UInt8]) {
    self.list = list
    self.providerID = providerID
    self.reason = reason
    self.raw = raw
  }
}
