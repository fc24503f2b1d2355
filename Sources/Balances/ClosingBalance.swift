import Ledger

/// What an account is worth at the end of a day, in its two parts and in raw units.
struct ClosingBalance: Equatable, Sendable {
  var cash: Int64
  var nonCash: Int64
  /// True when it was computed over an entry whose rate is unknown, or split from a total by
  /// holdings whose value is.
  var isIncomplete: Bool

  /// Nothing, as before the first day of an account without an anchor.
  static let zero = ClosingBalance(cash: 0, nonCash: 0, isIncomplete: false)

  /// Joins the parts.
  init(cash: Int64, nonCash: Int64, isIncomplete: Bool) {
    self.cash = cash
    self.nonCash = nonCash
    self.isIncomplete = isIncomplete
  }

  /// Splits a stated total: all cash, all non-cash, or cash for whatever the holdings leave.
  init(
    _ anchor: Anchor, of composition: Composition, holdings: Holdings
  ) throws(BalanceError) {
    let total = anchor.total.rawValue
    switch composition {
    case .cash: (cash, nonCash) = (total, 0)
    case .loan, .nonCash: (cash, nonCash) = (0, total)
    case .cashAndHoldings:
      nonCash = holdings[anchor.date].value
      cash = try sum(total, -nonCash, on: anchor.date)
    }
    isIncomplete = anchor.isIncomplete || holdings[anchor.date].lacksValue
  }
}
