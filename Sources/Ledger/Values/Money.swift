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
