extension Amount {
  /// An amount parsed from text, with a flag for lost digits.
  package struct Parsed: Hashable, Sendable {
    /// The value, rounded half-even to eight decimals if it has more.
    package let amount: Amount
    /// True when digits were lost: the caller stores the text next to the amount.
    package let isRounded: Bool
  }

  /// Parses a decimal number with a point and without separators: `12.5`, `-0.07`, `1e2`.
  ///
  /// Nothing is rounded. Throws ``AmountError/overflow`` when the number is out of range, and
  /// ``AmountError/notANumber`` when the text is not a number or has more than eight decimals.
  public init(_ text: String) throws(AmountError) {
    let parsed = try Amount.parse(text)
    guard !parsed.isRounded else { throw .notANumber }
    self = parsed.amount
  }

  /// Parses a decimal number and reports whether it was rounded.
  package static func parse(_ text: String) throws(AmountError) -> Parsed {
    var copy = text
    let result: Result<Parsed, AmountError> = copy.withUTF8 { bytes in
      do throws(AmountError) {
        return .success(try parse(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Parses a decimal number from its UTF-8 bytes.
  ///
  /// The common case, up to 18 digits without an exponent, takes one pass.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(AmountError) -> Parsed {
    var index = 0
    let isNegative = !bytes.isEmpty && bytes[0] == UInt8(ascii: "-")
    if isNegative || (!bytes.isEmpty && bytes[0] == UInt8(ascii: "+")) { index = 1 }
    var coefficient: UInt64 = 0
    var digits = 0
    var decimals = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
        guard digits < 18 else { return try DecimalReader.parse(bytes) }
        coefficient = coefficient &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        digits += 1
        if isFraction { decimals += 1 }
      } else if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
      } else {
        return try DecimalReader.parse(bytes)
      }
      index += 1
    }
    guard digits > 0, !isFraction || decimals > 0 else { throw .notANumber }
    guard decimals <= scale else { return try DecimalReader.parse(bytes) }
    let (units, isOverflow) = coefficient.multipliedReportingOverflow(by: power(scale - decimals))
    guard !isOverflow, units <= UInt64(rawValueMax) else { throw .overflow }
    let amount = Amount(unchecked: isNegative ? -Int64(units) : Int64(units))
    return Parsed(amount: amount, isRounded: false)
  }

  /// 10 to the power of `exponent`, which is at most 8.
  private static func power(_ exponent: Int) -> UInt64 {
    var result: UInt64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}
