/// An amount together with its currency.
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// The amount. If it is an entry's, it has Plaid's sign: positive leaves the account.
  public let amount: Amount
  public let currency: Currency

  /// Creates money from an amount and its currency.
  public init(_ amount: Amount, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// The exact amount with at least the currency's usual decimals, and its code: `12.50 EUR`.
  public var description: String {
    "\(amount.text(decimalsMin: currency.decimalsShown)) \(currency)"
  }
}

/// A currency: of ISO 4217 (`EUR`), or one of Plaid's unofficial ones (`BTC`).
public struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// The code, in upper case.
  public let code: String

  /// Creates a currency from a code in upper case. Any code is accepted.
  public init(_ code: String) {
    self.code = code
  }

  public var description: String { code }

  /// The usual number of decimals of amounts in this currency: 0 for `JPY`, 3 for `KWD`, otherwise
  /// mostly 2.
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
