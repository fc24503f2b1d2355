/// The total of an account at the end of a day, as stated by the user.
public struct Valuation: Hashable, Sendable {
  /// The purpose of a valuation.
  public enum Kind: String, Hashable, Sendable {
    case opening, reconciliation
  }

  /// The day whose closing balance it states.
  public let date: LocalDate
  /// The total, in the account's currency.
  public let amount: Amount
  /// Opening balance or reconciliation.
  public let kind: Kind

  /// Creates a valuation.
  public init(date: LocalDate, amount: Amount, kind: Kind) {
    self.date = date
    self.amount = amount
    self.kind = kind
  }
}
