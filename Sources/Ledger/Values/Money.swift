/// An amount together with its currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// How much, in Plaid's sign where it is an entry's: positive leaves the account.
  public let amount: Amount
  /// Of what.
  public let currency: Currency

  /// Joins the two.
  public init(_ amount: Amount, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  public var description: String {
    "\(amount.text(decimalsMin: currency.decimalsShown)) \(currency)"
  }
}

/// A currency code: ISO 4217 (`EUR`) or one of the provider's unofficial codes (`BTC`).
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The code, upper case as the provider writes it.
  public let code: String

  /// Wraps a code as it is; unknown ones are kept, never refused.
  public init(_ code: String) {
    self.code = code
  }

  public var description: String { code }

  /// The decimals that amounts of this currency are shown with, at least.
  public var decimalsShown: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }
}
