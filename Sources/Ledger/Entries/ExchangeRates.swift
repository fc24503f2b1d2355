/// The known rates into one currency, by day.
public struct ExchangeRates: Hashable, Sendable {
  /// How many days old a rate may be.
  public static let ageDaysMax = 5
  /// No rates.
  public static let none = ExchangeRates([:])

  private let byCurrency: [Currency: [LocalDate: Rate]]

  /// Takes the rates of each currency into the account's own.
  public init(_ byCurrency: [Currency: [LocalDate: Rate]]) {
    self.byCurrency = byCurrency
  }

  /// The rate of the day, else the newest within five days before, else unknown.
  public func rate(of currency: Currency, on date: LocalDate) -> Rate? {
    guard let days = byCurrency[currency] else { return nil }
    for age in 0...ExchangeRates.ageDaysMax {
      if let rate = days[date.adding(days: -age)] { return rate }
    }
    return nil
  }
}
