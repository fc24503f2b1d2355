/// Why a decimal could not become an `Amount`.
public enum AmountError: Error, Hashable, Sendable {
  /// The result is beyond ±90 000 000 000 currency units.
  case overflow
  /// The text is not a decimal number.
  case notANumber
}
