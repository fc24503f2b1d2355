/// All stored rates of a family, between any two currencies.
public struct RateBook: Hashable, Sendable {
  /// No rates.
  public static let none = RateBook([:])

  /// The rates into each currency.
  private let into: [Currency: ExchangeRates]

  /// Takes the rates into each currency.
  public init(_ into: [Currency: ExchangeRates]) {
    self.into = into
  }

  /// How many units of `target` one unit of `source` is on a day; `nil` when no such rate is stored
  /// for the day or the five days before it. Nothing is turned round or led over a third currency.
  public func rate(from source: Currency, to target: Currency, on date: LocalDate) -> Rate? {
    into[target]?.rate(of: source, on: date)
  }

  /// The money in another currency, at its day's rate; `nil` without one.
  public func converting(
    _ money: Money, to target: Currency, on date: LocalDate
  ) throws(AmountError) -> Amount? {
    if money.currency == target { return money.amount }
    return try rate(from: money.currency, to: target, on: date)?.converting(money.amount)
  }
}
