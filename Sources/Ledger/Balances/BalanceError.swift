/// Why balances could not be computed.
public enum BalanceError: Error, Hashable, Sendable {
  /// The sums of this day leave the range of an amount.
  case overflow(LocalDate)
  /// The walk has to go below the days that the timeline was read from: read it whole.
  case needsEarlier
}
