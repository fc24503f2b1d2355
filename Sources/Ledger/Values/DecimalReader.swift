/// Parses decimals of any length and with exponents: the slow, general case.
enum DecimalReader {
  /// Splits the text into digits and a power of ten, then scales and rounds half-even.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(AmountError) -> Amount.Parsed {
    let (isNegative, digits, exponent) = try split(bytes)
    let shift = exponent + Amount.scale
    var kept = digits
    var dropped: ArraySlice<UInt8> = []
    if shift < 0 {
      let keptCount = max(0, digits.count + shift)
      kept = Array(digits.prefix(keptCount))
      dropped = digits.dropFirst(keptCount)
      let leadingZeros = min(-shift - digits.count, Amount.scale + 1)
      if leadingZeros > 0 { dropped = repeatElement(0, count: leadingZeros) + dropped }
    }
    var units: UInt64 = 0
    for digit in kept { units = try timesTen(units, plus: UInt64(digit)) }
    if shift > 0 && units != 0 {
      guard shift <= 20 else { throw .overflow }
      for _ in 0..<shift { units = try timesTen(units, plus: 0) }
    }
    let isRounded = dropped.contains { $0 != 0 }
    if isRounded && roundsUp(dropped, isOdd: units % 2 == 1) { units += 1 }
    guard units <= UInt64(Amount.rawValueMax) else { throw .overflow }
    let amount = Amount(unchecked: isNegative ? -Int64(units) : Int64(units))
    return Amount.Parsed(amount: amount, isRounded: isRounded)
  }

  /// Returns the sign, the digits without leading zeros, and the power of ten of the last digit.
  static func split(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(AmountError) -> (isNegative: Bool, digits: [UInt8], exponent: Int) {
    var rest = bytes[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var digits: [UInt8] = []
    var digitsSeen = 0
    var exponent = 0
    var isFraction = false
    var fractionDigits = 0
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      if let digit = decimalDigit(byte) {
        digitsSeen += 1
        if !(digits.isEmpty && digit == 0) { digits.append(digit) }
        if isFraction { fractionDigits += 1 }
      } else {
        guard byte == UInt8(ascii: "."), !isFraction, digitsSeen > 0 else { throw .notANumber }
        isFraction = true
      }
      rest = rest.dropFirst()
    }
    guard digitsSeen > 0, !isFraction || fractionDigits > 0 else { throw .notANumber }
    if !rest.isEmpty { exponent = try exponentPart(rest.dropFirst()) }
    return (isNegative, digits, exponent - fractionDigits)
  }

  /// Exceeds the number of digits in any text, so that a capped exponent has the same effect.
  private static let exponentMax = 1 << 40

  /// Parses the number after the `e`; it is capped far beyond any relevant value, never wrapped.
  private static func exponentPart(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) throws(AmountError) -> Int {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { throw .notANumber }
    var value = 0
    for byte in rest {
      guard let digit = decimalDigit(byte) else { throw .notANumber }
      value = min(value * 10 + Int(digit), exponentMax)
    }
    return isNegative ? -value : value
  }

  private static func decimalDigit(_ byte: UInt8) -> UInt8? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : nil
  }

  private static func timesTen(_ units: UInt64, plus digit: UInt64) throws(AmountError) -> UInt64 {
    let (product, isOverflow) = units.multipliedReportingOverflow(by: 10)
    guard !isOverflow, product <= UInt64(Amount.rawValueMax) else { throw .overflow }
    return product + digit
  }

  /// Half-even: up when more than half is dropped, or exactly half after an odd digit.
  private static func roundsUp(_ dropped: ArraySlice<UInt8>, isOdd: Bool) -> Bool {
    guard let first = dropped.first else { return false }
    if first != 5 { return first > 5 }
    return dropped.dropFirst().contains { $0 != 0 } || isOdd
  }
}
