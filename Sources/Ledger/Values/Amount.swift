/// A signed decimal in units of 10⁻⁸ of a currency unit, held as an integer.
///
/// One scale serves every currency: exact in Swift, exact in SQLite's `SUM`.
/// The range is ±90 000 000 000 currency units; leaving it is an error, never a wrap.
public struct Amount: Hashable, Sendable {
  /// The number of units in 1.
  public static let unitsPerOne: Int64 = 100_000_000
  /// The number of decimals that a unit stands for.
  public static let scale = 8
  /// The largest magnitude in units.
  public static let rawValueMax: Int64 = 9_000_000_000_000_000_000
  /// Nothing.
  public static let zero = Amount(unchecked: 0)

  /// The value in units of 10⁻⁸.
  public let rawValue: Int64

  /// Wraps units of 10⁻⁸; throws when they are out of range.
  public init(rawValue: Int64) throws(AmountError) {
    guard rawValue.magnitude <= Amount.rawValueMax.magnitude else { throw .overflow }
    self.rawValue = rawValue
  }

  /// Wraps units that are in range already: read back from a store, or a constant.
  public init(unchecked rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// The same value with the other sign; the range is symmetric, so this cannot overflow.
  public var negated: Amount { Amount(unchecked: -rawValue) }
  /// The value without its sign.
  public var magnitude: Amount { Amount(unchecked: abs(rawValue)) }

  /// The sum; throws when it leaves the range.
  public func adding(_ other: Amount) throws(AmountError) -> Amount {
    let (sum, isOverflow) = rawValue.addingReportingOverflow(other.rawValue)
    guard !isOverflow else { throw .overflow }
    return try Amount(rawValue: sum)
  }

  /// The difference; throws when it leaves the range.
  public func subtracting(_ other: Amount) throws(AmountError) -> Amount {
    try adding(other.negated)
  }
}

extension Amount: Comparable {
  public static func < (left: Amount, right: Amount) -> Bool { left.rawValue < right.rawValue }
}

extension Amount: CustomStringConvertible {
  /// The shortest decimal text: `12.5`, `-0.07`, `100`.
  public var description: String { text(decimalsMin: 0) }

  /// Decimal text with at least `decimalsMin` decimals, and more only where they are not zero.
  public func text(decimalsMin: Int) -> String {
    let units = rawValue.magnitude
    let whole = units / UInt64(Amount.unitsPerOne)
    var fraction = units % UInt64(Amount.unitsPerOne)
    var digits: [UInt8] = []
    for _ in 0..<Amount.scale {
      digits.append(UInt8(ascii: "0") + UInt8(fraction % 10))
      fraction /= 10
    }
    while digits.count > decimalsMin, let last = digits.first, last == UInt8(ascii: "0") {
      digits.removeFirst()
      if digits.isEmpty { break }
    }
    let sign = rawValue < 0 ? "-" : ""
    guard !digits.isEmpty else { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + String(decoding: digits.reversed(), as: UTF8.self)
  }
}

/// Why a decimal could not become an `Amount`.
public enum AmountError: Error, Hashable, Sendable {
  /// The result is beyond ±90 000 000 000 currency units.
  case overflow
  /// The text is not a decimal number.
  case notANumber
}
