/// An exact signed decimal: a number of shares, or a price per share. Coefficient × 10⁻ˢᶜᵃˡᵉ.
///
/// It has at most 18 digits, of which at most 18 are decimals, and no zeros at its end, so equal
/// values are equal in every part and have one text, which a store keeps.
public struct Quantity: Hashable, Sendable {
  /// How many digits it can have.
  public static let digitsMax = 18
  /// None.
  public static let zero = Quantity(unchecked: 0, scale: 0)
  /// A single one.
  public static let one = Quantity(unchecked: 1, scale: 0)

  /// The digits, with the sign and without zeros at the end.
  public let coefficient: Int64
  /// How many of the digits are decimals, 0 to 18.
  public let scale: Int

  /// Wraps digits that are canonical already.
  init(unchecked coefficient: Int64, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Makes it canonical; throws when it has more than 18 digits even then.
  init(_ coefficient: Int128, scale: Int) throws(AmountError) {
    let reading = try Quantity.rounding(
      coefficient.magnitude, scale: scale, isMore: false, isNegative: coefficient < 0)
    guard !reading.isRounded else { throw .overflow }
    self = reading.quantity
  }

  /// True for nothing.
  public var isZero: Bool { coefficient == 0 }
  /// True for less than nothing: what was sold short.
  public var isNegative: Bool { coefficient < 0 }
  /// The same with the other sign.
  public var negated: Quantity { Quantity(unchecked: -coefficient, scale: scale) }

  /// The exact sum; throws when 18 digits do not hold it.
  public func adding(_ other: Quantity) throws(AmountError) -> Quantity {
    if scale == other.scale {
      return try Quantity(Int128(coefficient) + Int128(other.coefficient), scale: scale)
    }
    let common = max(scale, other.scale)
    let left = Int128(coefficient) * Int128(Rounding.power(common - scale))
    let right = Int128(other.coefficient) * Int128(Rounding.power(common - other.scale))
    return try Quantity(left + right, scale: common)
  }

  /// What so many are worth at a price for one: the product in 128 bits, rounded once, half-even,
  /// to an amount's units; throws when it leaves an amount's range.
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

  /// It times one quantity over another, rounded half-even to 18 digits: what a price becomes when
  /// a split makes `denominator` shares of `numerator` ones.
  ///
  /// Throws when the result has more than 18 digits before its point. The denominator is not 0.
  public func multiplied(
    by numerator: Quantity, over denominator: Quantity
  ) throws(AmountError) -> Quantity {
    precondition(!denominator.isZero, "nothing can be divided by nothing")
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
  /// The canonical text: `12.5`, `-0.07`, `100`.
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
    // 18 digits times a power of up to 18 stay below 2¹²⁷.
    let common = max(left.scale, right.scale)
    return Int128(left.coefficient) * Int128(Rounding.power(common - left.scale))
      < Int128(right.coefficient) * Int128(Rounding.power(common - right.scale))
  }
}
