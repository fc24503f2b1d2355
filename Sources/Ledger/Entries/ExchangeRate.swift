/// How much of one currency one unit of another was worth on a day.
public struct ExchangeRate: Hashable, Sendable {
  /// The day.
  public let date: LocalDate
  /// One unit of this …
  public let from: Currency
  /// … is `rate` units of this.
  public let to: Currency
  public let rate: Rate

  /// States a rate.
  public init(date: LocalDate, from: Currency, to: Currency, rate: Rate) {
    self.date = date
    self.from = from
    self.to = to
    self.rate = rate
  }
}
