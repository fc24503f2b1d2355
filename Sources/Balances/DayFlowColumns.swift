import PlaidSyncLedger

/// The flow columns of one day's row, in raw units.
struct DayFlowColumns: Sendable {
  var cashIn: Int64 = 0
  var cashOut: Int64 = 0
  var nonCashIn: Int64 = 0
  var nonCashOut: Int64 = 0
  var market: Int64 = 0
  /// True when an entry of the day is not included because its rate is unknown.
  var isIncomplete = false
  /// True when a price or a rate of holdings that the row depends on is unknown.
  ///
  /// This concerns the day only: closing balances computed from it are not affected.
  var hasUnknownPrice = false

  /// Returns the change of cash; both columns are in range and not negative, so it is in range.
  @inline(__always)
  func cashNet(_ factor: Int64) -> Int64 { factor * (cashIn - cashOut) }

  /// Returns the change of non-cash, including the market change.
  @inline(__always)
  func nonCashNet(_ factor: Int64, on date: LocalDate) throws(BalanceError) -> Int64 {
    try sum(factor * (nonCashIn - nonCashOut), market, on: date)
  }
}
