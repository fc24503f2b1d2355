import PlaidSyncLedger

/// An account's closing balance, split into cash and non-cash, in raw units.
struct ClosingBalance: Equatable, Sendable {
  var cash: Int64
  var nonCash: Int64
  /// True when an entry with an unknown rate affected it, or when a total was split by holdings
  /// with an unknown value.
  var isIncomplete: Bool

  /// The balance 0, as before the first day of an account without an anchor.
  static let zero = ClosingBalance(cash: 0, nonCash: 0, isIncomplete: false)

  /// Creates a closing balance from its parts.
  init(cash: Int64, nonCash: Int64, isIncomplete: Bool) {
    self.cash = cash
    self.nonCash = nonCash
    self.isIncomplete = isIncomplete
  }

  /// Splits a stated total: all cash, all non-cash, or the remainder after holdings as cash.
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
