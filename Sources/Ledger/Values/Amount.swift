/// A signed decimal with eight decimals, stored as an integer number of 10⁻⁸ currency units.
///
/// The same scale for every currency keeps sums exact in Swift and in SQLite's `SUM`.
/// The range is ±90,000,000,000 currency units; exceeding it is an error and never wraps around.
///
/// An amount has no currency and no sign convention of its own: of an entry, positive leaves the
/// account; of a balance, positive is owned or, for a liability, owed. ``Money`` has a currency.
public struct Amount: Hashable, Sendable {
  /// The value of ``rawValue`` for one currency unit, such as one euro.
  public static let unitsPerOne: Int64 = 100_000_000
  /// The number of decimals, the same for every currency.
  public static let scale = 8
  /// The largest magnitude of ``rawValue``.
  public static let rawValueMax: Int64 = 9_000_000_000_000_000_000
  public static let zero = Amount(unchecked: 0)

  /// The value in units of 10⁻⁸: 1.50 is 150,000,000.
  public let rawValue: Int64

  /// Creates an amount from units of 10⁻⁸; `Amount("1.50")` parses text.
  ///
  /// Throws ``AmountError/overflow`` when the amount is out of range.
  public init(rawValue: Int64) throws(AmountError) {
    guard rawValue.magnitude <= Amount.rawValueMax.magnitude else { throw .overflow }
    self.rawValue = rawValue
  }

  /// Creates an amount from units known to be in range: read from a store, or a constant.
  package init(unchecked rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// The amount with the opposite sign; the range is symmetric, so this cannot overflow.
  public var negated: Amount { Amount(unchecked: -rawValue) }
  public var magnitude: Amount { Amount(unchecked: abs(rawValue)) }

  /// Returns the exact sum.
  ///
  /// Throws ``AmountError/overflow`` when it is out of range.
  public func adding(_ other: Amount) throws(AmountError) -> Amount {
    let (sum, isOverflow) = rawValue.addingReportingOverflow(other.rawValue)
    guard !isOverflow else { throw .overflow }
    return try Amount(rawValue: sum)
  }

  /// Returns the exact difference.
  ///
  /// Throws ``AmountError/overflow`` when it is out of range.
  public func subtracting(_ other: Amount) throws(AmountError) -> Amount {
    try adding(other.negated)
  }
}

extension Amount: Comparable {
  public static func < (left: Amount, right: Amount) -> Bool { left.rawValue < right.rawValue }
}

extension Amount: CustomStringConvertible {
  /// The shortest decimal text, which is exact: `12.5`, `-0.07`, `100`.
  public var description: String { text(decimalsMin: 0) }

  /// Returns exact decimal text with at least `decimalsMin` decimals, at most 8, and further ones
  /// only if needed: `12.50`, `0.075`.
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

/// Why an ``Amount``, a ``Quantity`` or a ``Rate`` could not be created or computed.
public enum AmountError: Error, Hashable, Sendable {
  /// The result is out of range: for an amount, beyond ±90,000,000,000 currency units; for a
  /// quantity, more than 18 digits.
  case overflow
  /// The text is not a decimal number, or one that would have to be rounded.
  case notANumber
}
