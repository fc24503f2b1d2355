/// An exact signed decimal, coefficient × 10⁻ˢᶜᵃˡᵉ: a number of shares, a price per share, or an
/// interest rate in percent.
///
/// It has at most 18 digits, at most 18 of them decimals, and no trailing zeros. Equal values
/// therefore have equal properties and the same text.
public struct Quantity: Hashable, Sendable {
  /// The maximum number of digits.
  public static let digitsMax = 18
  public static let zero = Quantity(unchecked: 0, scale: 0)
  public static let one = Quantity(unchecked: 1, scale: 0)

  /// The digits, with the sign and without trailing zeros.
  public let coefficient: Int64
  /// The number of decimals, 0 to 18.
  public let scale: Int

  /// Creates a quantity from digits that are already canonical.
  init(unchecked coefficient: Int64, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Creates the canonical quantity; throws when it still has more than 18 digits.
  init(_ coefficient: Int128, scale: Int) throws(AmountError) {
    let reading = try Quantity.rounding(
      coefficient.magnitude, scale: scale, isMore: false, isNegative: coefficient < 0)
    guard !reading.isRounded else { throw .overflow }
    self = reading.quantity
  }

  public var isZero: Bool { coefficient == 0 }
  /// True when the quantity is less than 0, as for a security sold short.
  public var isNegative: Bool { coefficient < 0 }
  /// The quantity with the opposite sign.
  public var negated: Quantity { Quantity(unchecked: -coefficient, scale: scale) }

  /// Returns the exact sum.
  ///
  /// Throws ``AmountError/overflow`` when it does not fit into 18 digits.
  public func adding(_ other: Quantity) throws(AmountError) -> Quantity {
    if scale == other.scale {
      return try Quantity(Int128(coefficient) + Int128(other.coefficient), scale: scale)
    }
    let common = max(scale, other.scale)
    let left = Int128(coefficient) * Int128(Rounding.power(common - scale))
    let right = Int128(other.coefficient) * Int128(Rounding.power(common - other.scale))
    return try Quantity(left + right, scale: common)
  }

  /// Returns the value of this quantity at a price per unit, rounded once, half-even, to eight
  /// decimals.
  ///
  /// Throws ``AmountError/overflow`` when it is out of an amount's range.
  public func value(at price: Quantity) throws(AmountError) -> Amount {
    let surplus = scale + price.scale - Amount.scale
    if surplus >= 0 {
      return Amount(
        unchecked: try Rounding.product(coefficient, price.coefficient, scale: surplus))
    }
    let product = Int128(coefficient) * Int128(price.coefficient)
    guard product.magnitude <= UInt128(Amount.rawValueMax) else { throw .overflow }
    return try Amount(
      rawValue: Rounding.product(Int64(product), Int64(Rounding.power(-surplus)), scale: 0))
  }

  /// Returns this quantity × numerator / denominator, rounded half-even to 18 digits: for example a
  /// price after a split of `numerator` shares into `denominator` shares.
  ///
  /// Throws when the result has more than 18 digits before its decimal point. The denominator must
  /// not be 0.
  package func multiplied(
    by numerator: Quantity, over denominator: Quantity
  ) throws(AmountError) -> Quantity {
    precondition(!denominator.isZero, "the denominator must not be 0")
    let product = Int128(coefficient) * Int128(numerator.coefficient)
    let divisor = UInt128(denominator.coefficient.magnitude)
    var (quotient, remainder) = product.magnitude.quotientAndRemainder(dividingBy: divisor)
    var scale = self.scale + numerator.scale - denominator.scale
    while remainder > 0, scale < 36, quotient < Rounding.power(Quantity.digitsMax) {
      quotient = quotient * 10 + remainder * 10 / divisor
      remainder = remainder * 10 % divisor
      scale += 1
    }
    let isNegative = (product < 0) != denominator.isNegative
    return try Quantity.rounding(
      quotient, scale: scale, isMore: remainder > 0, isNegative: isNegative
    ).quantity
  }
}

extension Quantity: CustomStringConvertible {
  /// The exact decimal text without trailing zeros: `12.5`, `-0.07`, `100`.
  public var description: String {
    let sign = coefficient < 0 ? "-" : ""
    let digits = String(coefficient.magnitude)
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -scale)
    return sign + padded[..<point] + "." + padded[point...]
  }
}

extension Quantity: Comparable {
  public static func < (left: Quantity, right: Quantity) -> Bool {
    // 18 digits times a power of up to 10¹⁸ are less than 2¹²⁷.
    let common = max(left.scale, right.scale)
    return Int128(left.coefficient) * Int128(Rounding.power(common - left.scale))
      < Int128(right.coefficient) * Int128(Rounding.power(common - right.scale))
  }
}
