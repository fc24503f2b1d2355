/// What an account's reading says and its entries do not explain.
public struct Drift: Hashable, Sendable {
  public let accountID: AccountID
  /// The day of the reading or valuation before it; the difference arose after it.
  public let since: LocalDate
  /// The day of the reading that shows it.
  public let date: LocalDate
  /// How much more the reading says than the entries explain; of a liability, how much more is owed.
  public let amount: Amount
  /// True when the user has stated that day's total: the difference is booked.
  public let isAccepted: Bool
  /// True when a rate or a price is missing, so that the entries are not wholly known.
  public let isIncomplete: Bool

  /// Describes a difference.
  public init(
    accountID: AccountID, since: LocalDate, date: LocalDate, amount: Amount, isAccepted: Bool,
    isIncomplete: Bool
  ) {
    self.accountID = accountID
    self.since = since
    self.date = date
    self.amount = amount
    self.isAccepted = isAccepted
    self.isIncomplete = isIncomplete
  }
}
