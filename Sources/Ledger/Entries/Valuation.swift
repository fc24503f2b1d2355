/// The total of an account at the end of a day, as stated by the user.
///
/// The day's computed balance equals it; what the entries do not explain is in the adjustment
/// columns of a ``BalanceRow``. An account has at most one valuation per day.
public struct Valuation: Hashable, Sendable {
  /// The purpose of a valuation.
  public enum Kind: String, Hashable, Sendable {
    /// The balance that the account's history begins with.
    case opening
    /// A later balance, such as that of a statement.
    case reconciliation
  }

  /// The day whose closing balance it states.
  public let date: LocalDate
  /// The total, cash and holdings together, in the account's currency; for a liability, the amount
  /// owed.
  public let amount: Amount
  public let kind: Kind

  /// Creates a valuation, to be set with `LedgerEditor.setValuation(_:of:)`.
  public init(date: LocalDate, amount: Amount, kind: Kind) {
    self.date = date
    self.amount = amount
    self.kind = kind
  }
}
