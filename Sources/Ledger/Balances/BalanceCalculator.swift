/// Turns one account's timeline into one row per day.
///
/// Manual accounts are computed forward, linked ones in reverse; both calculations are pure.
package protocol BalanceCalculator: Sendable {
  /// Returns the rows of the window and of the days outside it that have to change with it.
  ///
  /// - Parameter seed: The stored row of the day before the window. The forward calculation starts
  ///   from it; the reverse one stops when it reaches the same closing balance. `nil` computes
  ///   everything.
  func balances(
    of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
  ) throws(BalanceError) -> BalanceSeries
}

/// Why balances could not be computed.
package enum BalanceError: Error, Hashable, Sendable {
  /// A sum on this day is out of the range of an amount.
  case overflow(LocalDate)
  /// The calculation needs days before `readFrom`: the timeline must be read in full.
  case needsEarlier
}
