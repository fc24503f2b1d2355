import Ledger

/// What the securities of an account are worth, day by day.
///
/// The one place where stored holdings and prices come in: until there are any, everything that an
/// account of cash and holdings is worth counts as cash, and the market moves nothing.
struct Holdings: Sendable {
  /// The value at the end of a day, in raw units.
  @inline(__always)
  func value(on date: LocalDate) -> Int64 { 0 }

  /// What prices alone did to the value on a day: its change less what was bought and sold.
  @inline(__always)
  func market(on date: LocalDate, bought: Int64, sold: Int64) throws(BalanceError) -> Int64 {
    let before = value(on: date.previous)
    return try remainder(of: value(on: date), after: before, and: bought - sold, on: date)
  }
}
