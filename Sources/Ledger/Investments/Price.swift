/// The price of a security at the end of a day, in that day's units: not adjusted for later splits.
public struct Price: Hashable, Sendable {
  public let security: SecurityID
  /// The day at whose end the price applies.
  public let date: LocalDate
  /// The price of one unit; in `LedgerReader.prices(of:)` and `LedgerEditor.setPrices(_:)`, the
  /// price as the security's ``Security/quotation`` states it.
  public let value: Quantity
  public let currency: Currency

  /// Creates a price, to be set with `LedgerEditor.setPrices(_:)`.
  public init(security: SecurityID, date: LocalDate, value: Quantity, currency: Currency) {
    self.security = security
    self.date = date
    self.value = value
    self.currency = currency
  }
}

/// The unit that a security's quoted prices refer to.
///
/// ``perUnit(_:)`` converts a quoted price to the price of one unit.
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

  /// Returns the exact price of one unit for a quoted price.
  ///
  /// Throws ``AmountError/overflow`` when the result needs more than 18 digits or decimals.
  public func perUnit(_ price: Quantity) throws(AmountError) -> Quantity {
    switch self {
    case .perUnit: price
    case .perCent: try Quantity(Int128(price.coefficient), scale: price.scale + 2)
    }
  }
}
