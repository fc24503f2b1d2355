import PlaidSyncLedger

/// Reads a decimal as one does on paper: a row of digits, a moving decimal point, one rounding.
///
/// Slow and without limits, so that nothing in it can overflow.
struct DigitArithmetic {
  /// The value of the text: units of 10⁻⁸ as digits without leading zeros.
  struct Result: Equatable {
    var isNegative: Bool
    var units: [UInt8]
    var isRounded: Bool
  }

  /// The largest magnitude in units, as digits.
  private static let unitsMax = [UInt8](String(Amount.rawValueMax).utf8.map { $0 - 0x30 })
  /// The decimal point need not move farther than this: texts are shorter.
  private static let exponentMax = 1 << 40

  /// Reads a text; `nil` if it is not a decimal.
  static func read(_ text: [UInt8]) -> Result? {
    var rest = text[...]
    let isNegative = takeSign(&rest)
    let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == 0x65 }
    guard let mantissa = parts.first, var point = exponent(parts.dropFirst().first) else {
      return nil
    }
    let halves = mantissa.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let numbers = allDigits(halves) else { return nil }
    // The point is after the integer digits and moves by the exponent and the eight decimals.
    var digits = Array(numbers.joined().drop { $0 == 0 })
    guard !digits.isEmpty else {
      return Result(isNegative: isNegative, units: [], isRounded: false)
    }
    point += 8 + digits.count - (numbers.count == 2 ? numbers[1].count : 0)
    if point > 64 { return Result(isNegative: isNegative, units: unitsMax + [0], isRounded: false) }
    if point < 0 { return Result(isNegative: isNegative, units: [], isRounded: true) }
    if point > digits.count { digits += [UInt8](repeating: 0, count: point - digits.count) }
    let units = Array(digits[..<point])
    let dropped = digits[point...]
    let isRounded = dropped.contains { $0 != 0 }
    let isUp = isUp(dropped, behind: units.last ?? 0)
    return Result(
      isNegative: isNegative, units: isUp ? next(units) : units, isRounded: isRounded)
  }

  /// Whether the units exceed the range of an amount.
  static func isTooLarge(_ units: [UInt8]) -> Bool {
    if units.count != unitsMax.count { return units.count > unitsMax.count }
    return unitsMax.lexicographicallyPrecedes(units)
  }

  private static func takeSign(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else {
      return false
    }
    rest = rest.dropFirst()
    return sign == UInt8(ascii: "-")
  }

  private static func exponent(_ text: ArraySlice<UInt8>?) -> Int? {
    guard var rest = text else { return 0 }
    let isNegative = takeSign(&rest)
    guard let digits = allDigits([rest])?[0] else { return nil }
    let value = digits.reduce(0) { min($0 * 10 + Int($1), exponentMax) }
    return isNegative ? -value : value
  }

  /// The values of the digits, if every part has at least one digit and no other characters.
  private static func allDigits(_ parts: [ArraySlice<UInt8>]) -> [[UInt8]]? {
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    return parts.map { $0.map { $0 - 0x30 } }
  }

  private static func isUp(_ dropped: ArraySlice<UInt8>, behind last: UInt8) -> Bool {
    guard let first = dropped.first, first >= 5 else { return false }
    if first > 5 || dropped.dropFirst().contains(where: { $0 != 0 }) { return true }
    return last % 2 == 1
  }

  private static func next(_ digits: [UInt8]) -> [UInt8] {
    var digits = digits
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return digits
      }
      digits[index] = 0
    }
    return [1] + digits
  }
}
