/// One of the rates that a credit card charges.
public struct CreditRate: Hashable, Sendable {
  /// What it is charged for, in the provider's word: `purchase_apr`, `cash_apr`.
  public let kind: String
  /// Per cent a year: 12.5.
  public let percent: Quantity
  /// How much of the balance it is charged on.
  public let balance: Amount?
  /// What it came to on the last statement.
  public let interestCharged: Amount?

  /// Describes a rate.
  public init(kind: String, percent: Quantity, balance: Amount?, interestCharged: Amount?) {
    self.kind = kind
    self.percent = percent
    self.balance = balance
    self.interestCharged = interestCharged
  }
}
