/// An exact positive factor between two currencies: coefficient × 10⁻ˢᶜᵃˡᵉ.
public struct Rate: Hashable, Sendable, CustomStringConvertible {
  private let factor: Quantity

  /// The digits without trailing zeros.
  public var coefficient: Int64 { factor.coefficient }
  /// How many of the digits are decimals, 0 to 18.
  public var scale: Int { factor.scale }

  /// Reads a positive decimal of at most 18 digits: `1.0845`.
  public init(_ text: String) throws(AmountError) {
    let isPlain = text.utf8.allSatisfy {
      $0 == UInt8(ascii: ".") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
    }
    let reading: Quantity.Reading?
    // Too many digits are no such rate either.
    do throws(AmountError) { reading = try Quantity.reading(text) } catch { reading = nil }
    guard isPlain, let reading, !reading.isRounded, reading.quantity.coefficient > 0 else {
      throw .notANumber
    }
    factor = reading.quantity
  }

  /// The canonical text, which a store keeps.
  public var description: String { factor.description }

  /// The amount times this rate, taken in 128 bits and rounded once, half-even.
  public func converting(_ amount: Amount) throws(AmountError) -> Amount {
    Amount(
      unchecked: try Rounding.product(amount.rawValue, factor.coefficient, scale: factor.scale))
  }
}
