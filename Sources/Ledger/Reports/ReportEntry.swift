/// An entry as reports of spending and income read it: posted, standing, no transfer, not excluded.
public struct ReportEntry: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Positive leaves the account.
  public let money: Money
  /// What one unit of its currency is in the account's, where the entry itself says so.
  public let ownRate: Rate?
  /// The account's currency.
  public let accountCurrency: Currency
  public let category: String?

  /// Describes an entry.
  public init(
    accountID: AccountID, date: LocalDate, money: Money, ownRate: Rate?,
    accountCurrency: Currency, category: String?
  ) {
    self.accountID = accountID
    self.date = date
    self.money = money
    self.ownRate = ownRate
    self.accountCurrency = accountCurrency
    self.category = category
  }

  /// The amount in another currency, by the entry's own rate or that of its day; `nil` without one.
  public func amount(in currency: Currency, _ rates: RateBook) throws(AmountError) -> Amount? {
    guard money.currency != currency, let ownRate else {
      return try rates.converting(money, to: currency, on: date)
    }
    let own = Money(try ownRate.converting(money.amount), accountCurrency)
    return try rates.converting(own, to: currency, on: date)
  }
}
