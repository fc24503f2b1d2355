/// The price of one unit of a security at the end of a day, in that day's units: not adjusted for
/// later splits.
public struct Price: Hashable, Sendable {
  /// The security that the price is for.
  public let security: SecurityID
  /// The day at whose end the price applies.
  public let date: LocalDate
  /// The price of one unit.
  public let value: Quantity
  /// The currency it is stated in.
  public let currency: Currency

  /// Creates a price.
  public init(security: SecurityID, date: LocalDate, value: Quantity, currency: Currency) {
    self.security = security
    self.date = date
    self.value = value
    self.currency = currency
  }
}

/// The unit that a security's prices refer to.
///
/// Calculators receive prices per unit only: code that reads the prices of a security quoted in
/// per cent must convert them first, with `perUnit(_:)`.
public enum Quotation: String, Hashable, Sendable {
  /// The price of one unit as the quantity counts them, such as one share.
  case perUnit = "per unit"
  /// The price of 100 units of the quantity, as for bonds: 98.5 per 100 of face value.
  case perCent = "per cent"

  /// Infers the quotation from a holding's values; `nil` when they are consistent with neither.
  ///
  /// Because providers round values to cents and prices to a few digits, a difference of up to a
  /// ten-thousandth of the value, or half a cent, is tolerated.
  package static func inferred(quantity: Quantity, price: Quantity, value: Amount) -> Quotation? {
    let ways = [Quotation.perUnit, .perCent]
    return ways.first { way in
      // A product out of an amount's range matches no value.
      guard let product = try? quantity.value(at: way.perUnit(price)) else { return false }
      let difference = Int128(product.rawValue) - Int128(value.rawValue)
      return difference.magnitude <= UInt128(max(value.rawValue.magnitude / 10_000, 500_000))
    }
  }

  /// Returns the exact price of one unit; throws when it needs more than 18 decimals.
  public func perUnit(_ price: Quantity) throws(AmountError) -> Quantity {
    switch self {
    case .perUnit: price
    case .perCent: try Quantity(Int128(price.coefficient), scale: price.scale + 2)
    }
  }
}
