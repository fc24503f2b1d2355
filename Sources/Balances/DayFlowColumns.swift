import Ledger

/// The flow columns of one day's row, in raw units.
struct DayFlowColumns: Sendable {
  var cashIn: Int64 = 0
  var cashOut: Int64 = 0
  var nonCashIn: Int64 = 0
  var nonCashOut: Int64 = 0
  var market: Int64 = 0
  /// True when an entry of the day is missing here, because its rate is unknown.
  var isIncomplete = false
  /// True when the row was computed over a price or a rate of holdings that is unknown.
  ///
  /// That stays with the day: it says nothing about the ends that are computed from this one.
  var hasUnknownPrice = false

  /// What the day adds to the cash; both columns are in range and not negative, so it is too.
  @inline(__always)
  func cashNet(_ factor: Int64) -> Int64 { factor * (cashIn - cashOut) }

  /// What the day adds to the rest, the market included.
  @inline(__always)
  func nonCashNet(_ factor: Int64, on date: LocalDate) throws(BalanceError) -> Int64 {
    try sum(factor * (nonCashIn - nonCashOut), market, on: date)
  }
}
