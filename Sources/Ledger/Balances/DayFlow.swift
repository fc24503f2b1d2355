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

extension [DayFlow] {
  /// Adds an amount to the flows of a day that is the last one or comes after it; throws when they
  /// leave the range.
  public mutating func add(_ amount: Amount, on date: LocalDate) throws(AmountError) {
    let isLast = last?.date == date
    let day = isLast ? self[count - 1] : DayFlow(date: date, inflow: .zero, outflow: .zero)
    let isInflow = amount < .zero
    let (sum, isOverflow) =
      isInflow
      ? day.inflow.rawValue.subtractingReportingOverflow(amount.rawValue)
      : day.outflow.rawValue.addingReportingOverflow(amount.rawValue)
    guard !isOverflow else { throw .overflow }
    let flow = DayFlow(
      date: date, inflow: isInflow ? try Amount(rawValue: sum) : day.inflow,
      outflow: isInflow ? day.outflow : try Amount(rawValue: sum))
    if isLast { self[count - 1] = flow } else { append(flow) }
  }
}
