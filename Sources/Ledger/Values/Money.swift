/// An amount together with its currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// The amount; if it is an entry's, in Plaid's sign: positive leaves the account.
  public let amount: Amount
  /// The currency of the amount.
  public let currency: Currency

  /// Creates money from an amount and its currency.
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
  /// The code, in upper case as the provider writes it.
  public let code: String

  /// Creates a currency from any code; unknown codes are accepted.
  public init(_ code: String) {
    self.code = code
  }

  public var description: String { code }

  /// The minimum number of decimals to show for amounts in this currency.
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
