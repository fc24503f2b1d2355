/// A posted entry that earlier readings did not contain yet, though it is dated before them.
public struct LatePostedEntry: Hashable, Sendable {
  /// The entry's date.
  public let date: LocalDate
  /// The entry's money, in Plaid's sign.
  public let money: Money
  /// The entry's own exchange rate, if it carries one.
  public let rate: Rate?
  /// The reading with which it first arrived: earlier readings lack it.
  public let arrivedWith: ReportedBalanceID

  /// Describes a late entry.
  public init(date: LocalDate, money: Money, rate: Rate?, arrivedWith: ReportedBalanceID) {
    self.date = date
    self.money = money
    self.rate = rate
    self.arrivedWith = arrivedWith
  }
}
