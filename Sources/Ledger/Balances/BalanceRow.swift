/// One account-day of the computed history.
///
/// Two identities hold on every row, f being +1 for an asset and −1 for a liability:
/// `end_cash = start_cash + f·(cash_in − cash_out) + cash_adjustment`, and
/// `end_non_cash = start_non_cash + f·(non_cash_in − non_cash_out) + market + non_cash_adjustment`.
public struct BalanceRow: Hashable, Sendable {
  public var date: LocalDate
  public var startCash = Amount.zero
  public var startNonCash = Amount.zero
  public var cashIn = Amount.zero
  public var cashOut = Amount.zero
  public var nonCashIn = Amount.zero
  public var nonCashOut = Amount.zero
  public var market = Amount.zero
  public var cashAdjustment = Amount.zero
  public var nonCashAdjustment = Amount.zero
  public var endCash = Amount.zero
  public var endNonCash = Amount.zero
  /// True when a rate or a price was missing, so that only the known part is in here.
  public var isIncomplete = false

  /// An empty day.
  public init(date: LocalDate) {
    self.date = date
  }

  /// Checks both identities in exact arithmetic.
  public func isBalanced(_ classification: Classification) -> Bool {
    let factor = Int128(classification.factor)
    let cash =
      Int128(startCash.rawValue) + factor * (Int128(cashIn.rawValue) - Int128(cashOut.rawValue))
      + Int128(cashAdjustment.rawValue)
    let nonCash =
      Int128(startNonCash.rawValue)
      + factor * (Int128(nonCashIn.rawValue) - Int128(nonCashOut.rawValue))
      + Int128(market.rawValue) + Int128(nonCashAdjustment.rawValue)
    return cash == Int128(endCash.rawValue) && nonCash == Int128(endNonCash.rawValue)
  }

  /// Cash and non-cash at the day's end; throws when the sum leaves the range.
  public func end() throws(AmountError) -> Amount { try endCash.adding(endNonCash) }
  /// Cash and non-cash at the day's start; throws when the sum leaves the range.
  public func start() throws(AmountError) -> Amount { try startCash.adding(startNonCash) }
}
