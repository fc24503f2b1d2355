/// What the user states an account's total to be at the end of a day.
public struct Valuation: Hashable, Sendable {
  /// Why it was stated.
  public enum Kind: String, Hashable, Sendable {
    case opening, reconciliation
  }

  /// The day at whose end it holds.
  public let date: LocalDate
  /// The total, in the account's currency.
  public let amount: Amount
  /// Opening balance or reconciliation.
  public let kind: Kind

  /// States a total.
  public init(date: LocalDate, amount: Amount, kind: Kind) {
    self.date = date
    self.amount = amount
    self.kind = kind
  }
}
