/// A posted entry in another currency than its account's, which has to be converted at its date.
public struct ForeignEntry: Hashable, Sendable {
  /// The entry's date.
  public let date: LocalDate
  /// The entry's money, in Plaid's sign.
  public let money: Money
  /// The entry's own rate into the account's currency, if it carries one.
  public let rate: Rate?

  /// Describes an entry.
  public init(date: LocalDate, money: Money, rate: Rate?) {
    self.date = date
    self.money = money
    self.rate = rate
  }
}
