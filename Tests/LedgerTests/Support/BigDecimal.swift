/// Decimals of any length, computed digit by digit as in long arithmetic; a reference for the fast
/// implementations.
struct BigDecimal: Equatable, CustomStringConvertible {
  /// The digits, last one first, without leading zeros of the number.
  private(set) var digits: [Int]
  /// How many of the digits are decimals.
  private(set) var scale: Int
  private(set) var isNegative: Bool

  /// Creates a number from a plain decimal: digits, optionally with a sign and a decimal point.
  init(_ text: String) {
    let unsigned = text.drop { $0 == "-" }
    isNegative = text.hasPrefix("-")
    scale =
      unsigned.firstIndex(of: ".").map {
        unsigned.distance(from: $0, to: unsigned.endIndex) - 1
      } ?? 0
    digits = unsigned.compactMap { $0.wholeNumberValue }.reversed()
    trim()
  }

  /// Long multiplication.
  static func * (left: BigDecimal, right: BigDecimal) -> BigDecimal {
    var result = left
    result.digits = Array(repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      var carry = 0
      for (other, factor) in right.digits.enumerated() {
        let sum = result.digits[place + other] + digit * factor + carry
        result.digits[place + other] = sum % 10
        carry = sum / 10
      }
      result.digits[place + right.digits.count] += carry
    }
    result.scale = left.scale + right.scale
    result.isNegative = left.isNegative != right.isNegative
    result.trim()
    return result
  }

  /// Long addition, and subtraction if the signs differ.
  static func + (left: BigDecimal, right: BigDecimal) -> BigDecimal {
    let scale = max(left.scale, right.scale)
    let (a, b) = (left.padded(to: scale), right.padded(to: scale))
    let count = max(a.count, b.count) + 1
    let first = a + Array(repeating: 0, count: count - a.count)
    let second = b + Array(repeating: 0, count: count - b.count)
    let isSum = left.isNegative == right.isNegative
    let isSwapped = !isSum && first.reversed().lexicographicallyPrecedes(second.reversed())
    let (more, less) = isSwapped ? (second, first) : (first, second)
    var result = left
    result.digits = []
    var carry = 0
    for place in 0..<count {
      let sum = more[place] + (isSum ? less[place] : -less[place]) + carry
      result.digits.append((sum + 10) % 10)
      carry = sum >= 10 ? 1 : (sum < 0 ? -1 : 0)
    }
    result.scale = scale
    result.isNegative = isSwapped ? right.isNegative : left.isNegative
    result.trim()
    return result
  }

  /// Returns the number rounded half-even to a number of decimals.
  func rounded(toScale decimals: Int) -> BigDecimal {
    guard scale > decimals else { return self }
    var result = self
    let dropped = digits.prefix(scale - decimals)
    result.digits = Array(digits.dropFirst(scale - decimals))
    result.scale = decimals
    let isBeyondDigits = scale - decimals > digits.count
    let first = isBeyondDigits ? 0 : dropped.last ?? 0
    let isMore = dropped.dropLast().contains { $0 != 0 }
    let isOdd = (result.digits.first ?? 0) % 2 == 1
    if first > 5 || (first == 5 && (isMore || isOdd)) {
      var unit = BigDecimal("1")
      (unit.scale, unit.isNegative) = (decimals, isNegative)
      result.trim()
      return result + unit
    }
    result.trim()
    return result
  }

  /// The number of digits before the decimal point.
  var wholeCount: Int { digits.count - scale }
  /// The absolute value.
  var magnitude: BigDecimal { isNegative ? negated : self }
  /// The number with the opposite sign.
  var negated: BigDecimal {
    var result = self
    result.isNegative = !isNegative && !digits.isEmpty
    return result
  }

  /// The shortest text.
  var description: String {
    var text = padded(to: scale).reversed().map(String.init)
    while text.count <= scale { text.insert("0", at: 0) }
    if scale > 0 { text.insert(".", at: text.count - scale) }
    var joined = text.joined()
    if scale > 0 {
      while joined.hasSuffix("0") { joined.removeLast() }
      if joined.hasSuffix(".") { joined.removeLast() }
    }
    return digits.isEmpty ? "0" : (isNegative ? "-" : "") + joined
  }

  private func padded(to decimals: Int) -> [Int] {
    Array(repeating: 0, count: decimals - scale) + digits
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { isNegative = false }
  }
}
