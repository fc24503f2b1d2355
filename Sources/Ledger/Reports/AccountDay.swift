/// What one account was worth at the end of one day.
public struct AccountDay: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Cash and the rest together, in the account's currency; of a liability, what is owed.
  public let total: Amount
  /// True when a rate or a price was missing, so that only the known part is in here.
  public let isIncomplete: Bool

  /// Describes a day.
  public init(accountID: AccountID, date: LocalDate, total: Amount, isIncomplete: Bool) {
    self.accountID = accountID
    self.date = date
    self.total = total
    self.isIncomplete = isIncomplete
  }
}
