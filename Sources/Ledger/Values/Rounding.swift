/// Powers of ten and rounding in 128 bits, used by all products of decimals.
enum Rounding {
  /// Returns 10 to the power of `exponent`, which is at most 38.
  static func power(_ exponent: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// Returns the product of two numbers times 10⁻ˢᶜᵃˡᵉ, rounded once, half-even.
  ///
  /// A product that fits into 64 bits, the common case, is divided in 64 bits.
  static func product(
    _ left: Int64, _ right: Int64, scale: Int
  ) throws(AmountError) -> Int64 {
    let product = left.magnitude.multipliedFullWidth(by: right.magnitude)
    let isNegative = (left < 0) != (right < 0)
    if product.high == 0, scale < 19 {
      let divisor = smallPowers[scale]
      let (quotient, remainder) = product.low.quotientAndRemainder(dividingBy: divisor)
      let half = divisor - remainder
      let isUp = remainder > half || (remainder == half && quotient % 2 == 1)
      return try signed(UInt128(quotient) + (isUp ? 1 : 0), isNegative)
    }
    let wide = UInt128(product.high) << 64 | UInt128(product.low)
    let divisor = power(scale)
    let (quotient, remainder) = wide.quotientAndRemainder(dividingBy: divisor)
    let half = divisor - remainder
    let isUp = remainder > half || (remainder == half && quotient % 2 == 1)
    return try signed(quotient + (isUp ? 1 : 0), isNegative)
  }

  private static let smallPowers: [UInt64] = (0..<19).map { UInt64(power($0)) }

  private static func signed(
    _ magnitude: UInt128, _ isNegative: Bool
  ) throws(AmountError) -> Int64 {
    guard magnitude <= UInt128(Amount.rawValueMax) else { throw .overflow }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }
}
