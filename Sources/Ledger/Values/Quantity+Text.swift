extension Quantity {
  /// A quantity parsed from text, with a flag for lost digits.
  package struct Parsed: Hashable, Sendable {
    /// The value, rounded half-even if it has more than 18 digits or decimals.
    package let quantity: Quantity
    /// True when digits were lost: the caller stores the text next to the quantity.
    package let isRounded: Bool
  }

  /// Parses a decimal number with a point and without separators: `12.5`, `-0.07`, `1e2`.
  ///
  /// Nothing is rounded. Throws ``AmountError/overflow`` when the number has more than 18 digits
  /// before its decimal point, and ``AmountError/notANumber`` when the text is not a number or does
  /// not fit into 18 digits for another reason.
  public init(_ text: String) throws(AmountError) {
    let parsed = try Quantity.parse(text)
    guard !parsed.isRounded else { throw .notANumber }
    self = parsed.quantity
  }

  /// Parses a decimal number and reports whether it was rounded.
  package static func parse(_ text: String) throws(AmountError) -> Parsed {
    var copy = text
    let result: Result<Parsed, AmountError> = copy.withUTF8 { bytes in
      do throws(AmountError) { return .success(try parse(bytes)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Parses a decimal number from its UTF-8 bytes.
  ///
  /// The common case, up to 18 digits without an exponent, takes one pass. Throws when the text is
  /// not a number or has more than 18 digits before its decimal point.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(AmountError) -> Parsed {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var index = isNegative || bytes.first == UInt8(ascii: "+") ? 1 : 0
    var coefficient: Int64 = 0
    var digits = 0
    var decimals = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < digitsMax {
        coefficient = coefficient &* 10 &+ Int64(byte &- UInt8(ascii: "0"))
        digits += 1
        if isFraction { decimals += 1 }
      } else if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
      } else {
        return try parseLong(bytes)
      }
      index += 1
    }
    guard digits > 0, !isFraction || decimals > 0 else { throw .notANumber }
    while decimals > 0, coefficient % 10 == 0 {
      coefficient /= 10
      decimals -= 1
    }
    return Parsed(
      quantity: Quantity(unchecked: isNegative ? -coefficient : coefficient, scale: decimals),
      isRounded: false)
  }

  /// Parses any number of digits, and exponents.
  private static func parseLong(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(AmountError) -> Parsed {
    let (isNegative, digits, exponent) = try DecimalReader.split(bytes)
    let kept = digits.prefix(36)
    let rest = digits.dropFirst(36)
    let magnitude = kept.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
    return try rounding(
      magnitude, scale: -(exponent + rest.count), isMore: rest.contains { $0 != 0 },
      isNegative: isNegative)
  }

  /// Returns the canonical quantity nearest to magnitude × 10⁻ˢᶜᵃˡᵉ, rounded half-even; `isMore`
  /// means that the exact value is slightly larger. Throws when it has more than 18 digits before
  /// the decimal point.
  static func rounding(
    _ magnitude: UInt128, scale: Int, isMore: Bool, isNegative: Bool
  ) throws(AmountError) -> Parsed {
    var magnitude = magnitude
    var scale = scale
    guard magnitude > 0 || isMore else { return Parsed(quantity: .zero, isRounded: false) }
    let limit = Rounding.power(digitsMax)
    while scale < 0 {
      guard magnitude < limit else { throw .overflow }
      magnitude *= 10
      scale += 1
    }
    var isRounded = isMore
    var surplus = max(0, scale - digitsMax)
    while surplus < 38, magnitude / Rounding.power(surplus) >= limit { surplus += 1 }
    if surplus > 0 {
      guard surplus <= 38 else { return Parsed(quantity: .zero, isRounded: true) }
      let divisor = Rounding.power(surplus)
      let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
      let half = divisor - remainder
      let isUp =
        remainder > half || (remainder == half && (isMore || quotient % 2 == 1))
      magnitude = quotient + (isUp ? 1 : 0)
      scale -= surplus
      isRounded = isRounded || remainder > 0
    }
    while scale > 0, magnitude % 10 == 0 {
      magnitude /= 10
      scale -= 1
    }
    guard scale >= 0, magnitude < limit else { throw .overflow }
    let coefficient = Int64(magnitude)
    return Parsed(
      quantity: Quantity(
        unchecked: isNegative ? -coefficient : coefficient, scale: magnitude == 0 ? 0 : scale),
      isRounded: isRounded)
  }
}
