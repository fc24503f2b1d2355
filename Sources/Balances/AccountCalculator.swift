import PlaidSyncLedger

/// Computes linked accounts in reverse, because their current balance is known, and manual accounts
/// forward, because they start at 0.
package struct AccountCalculator: BalanceCalculator {
  /// Creates a calculator.
  package init() {}

  package func balances(
    of timeline: AccountTimeline, in window: SyncWindow, seed: BalanceRow?
  ) throws(BalanceError) -> BalanceSeries {
    timeline.isLinked
      ? try ReverseCalculator().balances(of: timeline, in: window, seed: seed)
      : try ForwardCalculator().balances(of: timeline, in: window, seed: seed)
  }
}
