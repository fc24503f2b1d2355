/// An exact positive factor between two currencies: coefficient × 10⁻ˢᶜᵃˡᵉ.
public struct Rate: Hashable, Sendable, CustomStringConvertible {
  /// The digits without trailing zeros.
  public let coefficient: Int64
  /// How many of the digits are decimals, 0 to 18.
  public let scale: Int

  /// Reads a positive decimal of at most 18 digits: `1.0845`.
  public init(_ text: String) throws(AmountError) {
    var coefficient: Int64 = 0
    var scale = 0
    var digits = 0
    var isFraction = false
    var isDigitBefore = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !isFraction, isDigitBefore {
        (isFraction, isDigitBefore) = (true, false)
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 18 else {
        throw .notANumber
      }
      isDigitBefore = true
      coefficient = coefficient * 10 + Int64(byte - UInt8(ascii: "0"))
      if coefficient > 0 || isFraction { digits += 1 }
      if isFraction { scale += 1 }
    }
    guard isDigitBefore else { throw .notANumber }
    guard coefficient > 0 else { throw .notANumber }
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// The canonical text, which a store keeps.
  public var description: String {
    guard scale > 0 else { return "\(coefficient)" }
    let digits = String(coefficient)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -scale)
    return padded[..<point] + "." + padded[point...]
  }

  /// The amount times this rate, taken in 128 bits and rounded once, half-even.
  public func converting(_ amount: Amount) throws(AmountError) -> Amount {
    let product = Int128(amount.rawValue) * Int128(coefficient)
    var divisor: Int128 = 1
    for _ in 0..<scale { divisor *= 10 }
    let (quotient, remainder) = product.magnitude.quotientAndRemainder(
      dividingBy: divisor.magnitude)
    let twice = remainder * 2
    let isUp = twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 == 1)
    let rounded = quotient + (isUp ? 1 : 0)
    guard rounded <= UInt128(Amount.rawValueMax) else { throw .overflow }
    return Amount(unchecked: product < 0 ? -Int64(rounded) : Int64(rounded))
  }
}
