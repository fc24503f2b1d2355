/// The stored exchange rates into one currency, by day.
package struct ExchangeRates: Hashable, Sendable {
  private struct DayRate: Hashable {
    let date: LocalDate
    let rate: Rate

    /// Whether the rate is recent enough for a day on or after its own.
    func serves(_ other: LocalDate) -> Bool { date.days(to: other) <= ExchangeRates.ageDaysMax }
  }

  /// The maximum age of a rate in days.
  package static let ageDaysMax = 5
  /// No exchange rates.
  package static let none = ExchangeRates([:])

  /// The rates of each currency, ascending by day.
  private let byCurrency: [Currency: [DayRate]]

  /// Creates the collection from each currency's rates by day.
  package init(_ byCurrency: [Currency: [LocalDate: Rate]]) {
    self.byCurrency = byCurrency.mapValues { days in
      days.map { DayRate(date: $0.key, rate: $0.value) }.sorted { $0.date < $1.date }
    }
  }

  /// Returns the rate of the day, or else the newest of the five days before; `nil` without one.
  package func rate(of currency: Currency, on date: LocalDate) -> Rate? {
    guard let known = byCurrency[currency] else { return nil }
    let next = known.firstSortedIndex { $0.date > date }
    guard next > 0, known[next - 1].serves(date) else { return nil }
    return known[next - 1].rate
  }

  /// Returns the rate for each of the days in one pass; `last` must not be before `first`.
  package func rates(
    of currency: Currency, from first: LocalDate, through last: LocalDate
  ) -> [Rate?] {
    let known = byCurrency[currency] ?? []
    var next = known.firstSortedIndex { $0.date > first }
    return (first.day...last.day).map { day in
      let date = LocalDate(day: day)
      if next < known.count, known[next].date == date { next += 1 }
      return next > 0 && known[next - 1].serves(date) ? known[next - 1].rate : nil
    }
  }
}

/// The exchange rate between two currencies on a day, stated by the user.
public struct ExchangeRate: Hashable, Sendable {
  /// The day that the rate is for. It also applies to the five days after it if these have none.
  public let date: LocalDate
  /// The currency of which one unit is worth ``rate`` units of ``to``.
  public let from: Currency
  public let to: Currency
  public let rate: Rate

  /// Creates an exchange rate, to be set with `LedgerEditor.setRates(_:of:)`: one unit of `from` is
  /// worth `rate` units of `to`.
  public init(date: LocalDate, from: Currency, to: Currency, rate: Rate) {
    self.date = date
    self.from = from
    self.to = to
    self.rate = rate
  }
}

/// All stored rates of a family, between any two currencies.
public struct RateBook: Hashable, Sendable {
  /// A rate book without rates.
  package static let none = RateBook([:])

  /// The rates into each currency.
  private let into: [Currency: ExchangeRates]

  /// Creates a rate book from the rates into each currency.
  package init(_ into: [Currency: ExchangeRates]) {
    self.into = into
  }

  /// Returns how many units of `target` one unit of `source` is worth on a day; `nil` when no such
  /// rate is stored for the day or the five days before it. Inverse rates and rates through a third
  /// currency are not used.
  public func rate(from source: Currency, to target: Currency, on date: LocalDate) -> Rate? {
    into[target]?.rate(of: source, on: date)
  }

  /// Converts money at the rate of a day; `nil` when ``rate(from:to:on:)`` is.
  ///
  /// Throws ``AmountError/overflow`` when the result is out of range.
  public func converting(
    _ money: Money, to target: Currency, on date: LocalDate
  ) throws(AmountError) -> Amount? {
    if money.currency == target { return money.amount }
    return try rate(from: money.currency, to: target, on: date)?.converting(money.amount)
  }
}

/// An exact positive factor between two currencies: coefficient × 10⁻ˢᶜᵃˡᵉ.
public struct Rate: Hashable, Sendable, CustomStringConvertible {
  private let factor: Quantity

  /// The digits without trailing zeros.
  public var coefficient: Int64 { factor.coefficient }
  /// The number of decimals, 0 to 18.
  public var scale: Int { factor.scale }

  /// Parses a positive decimal of at most 18 digits, without an exponent: `1.0845`.
  ///
  /// Throws ``AmountError/notANumber`` for any other text.
  public init(_ text: String) throws(AmountError) {
    let isPlain = text.utf8.allSatisfy {
      $0 == UInt8(ascii: ".") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
    }
    let parsed: Quantity.Parsed?
    // A number with too many digits is not a valid rate either.
    do throws(AmountError) { parsed = try Quantity.parse(text) } catch { parsed = nil }
    guard isPlain, let parsed, !parsed.isRounded, parsed.quantity.coefficient > 0 else {
      throw .notANumber
    }
    factor = parsed.quantity
  }

  /// The exact decimal text without trailing zeros: `1.0845`.
  public var description: String { factor.description }

  /// Returns the amount times this rate, rounded once, half-even, to eight decimals.
  ///
  /// Throws ``AmountError/overflow`` when the result is out of range.
  public func converting(_ amount: Amount) throws(AmountError) -> Amount {
    Amount(
      unchecked: try Rounding.product(amount.rawValue, factor.coefficient, scale: factor.scale))
  }
}
