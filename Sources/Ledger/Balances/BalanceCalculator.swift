/// Turns one account's timeline into one row per day.
///
/// Forward for manual accounts, reverse for linked ones; both are pure.
public protocol BalanceCalculator: Sendable {
  /// The rows of the window, and of whatever lies beside it that has to change with it.
  ///
  /// - Parameter seed: the stored row of the day before the window. Forward starts from it;
  ///   reverse stops when it arrives at the same end. `nil` computes everything.
  func balances(
    of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
  ) throws(BalanceError) -> BalanceSeries
}

/// Why balances could not be computed.
public enum BalanceError: Error, Hashable, Sendable {
  /// The sums of this day leave the range of an amount.
  case overflow(LocalDate)
  /// The walk has to go below the days that the timeline was read from: read it whole.
  case needsEarlier
}
