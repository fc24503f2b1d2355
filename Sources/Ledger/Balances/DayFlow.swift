/// What the posted entries of one day, in the account's currency, bring in and take out.
public struct DayFlow: Hashable, Sendable {
  /// The day.
  public let date: LocalDate
  /// The sum of the negative amounts, without their sign.
  public let inflow: Amount
  /// The sum of the positive amounts.
  public let outflow: Amount

  /// Describes a day's flows.
  public init(date: LocalDate, inflow: Amount, outflow: Amount) {
    self.date = date
    self.inflow = inflow
    self.outflow = outflow
  }
}
