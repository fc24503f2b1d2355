/// What one unit of a security was worth at the end of a day, in the units of that day: not
/// adjusted for later splits.
public struct Price: Hashable, Sendable {
  /// Of what.
  public let security: SecurityID
  /// The day.
  public let date: LocalDate
  /// For one unit.
  public let value: Quantity
  /// The currency it is stated in.
  public let currency: Currency

  /// States a price.
  public init(security: SecurityID, date: LocalDate, value: Quantity, currency: Currency) {
    self.security = security
    self.date = date
    self.value = value
    self.currency = currency
  }
}

/// What a security's prices are the prices of.
///
/// Everything that the calculators are given is per unit: whoever reads prices of a security quoted
/// in per cent takes a hundredth of them first, `perUnit(_:)`.
public enum Quotation: String, Hashable, Sendable {
  /// One share, or one of whatever the quantity counts.
  case perUnit = "per unit"
  /// A hundred of what the quantity counts, as for bonds: 98.5 for every 100 of face value.
  case perCent = "per cent"

  /// Finds out from a holding's own figures; `nil` when they agree with neither.
  ///
  /// A provider rounds its value to cents, and prices to a few digits; so a ten-thousandth of the
  /// value, or half a cent, is no disagreement.
  public static func inferred(quantity: Quantity, price: Quantity, value: Amount) -> Quotation? {
    let ways = [Quotation.perUnit, .perCent]
    return ways.first { way in
      // A product beyond an amount's range agrees with no value.
      guard let product = try? quantity.value(at: way.perUnit(price)) else { return false }
      let difference = Int128(product.rawValue) - Int128(value.rawValue)
      return difference.magnitude <= UInt128(max(value.rawValue.magnitude / 10_000, 500_000))
    }
  }

  /// The price of one unit, exactly; throws when that needs more than 18 decimals.
  public func perUnit(_ price: Quantity) throws(AmountError) -> Quantity {
    switch self {
    case .perUnit: price
    case .perCent: try Quantity(Int128(price.coefficient), scale: price.scale + 2)
    }
  }
}
