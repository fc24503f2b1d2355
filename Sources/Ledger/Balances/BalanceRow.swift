/// One day of one account's computed history.
///
/// All amounts are in the account's currency. Cash is money; non-cash is what holdings are worth,
/// the value of a thing, or a loan. For a liability, balances are amounts owed, normally positive.
///
/// An account has a row for every day from its first to its last, and each opens with the closing
/// balance of the day before. Two identities hold for every row, where f is +1 for an asset and −1
/// for a liability:
///
///     endCash    = startCash    + f·(cashIn − cashOut)       + cashAdjustment
///     endNonCash = startNonCash + f·(nonCashIn − nonCashOut) + market + nonCashAdjustment
///
/// Only posted entries count, including those that are excluded from reports.
public struct BalanceRow: Hashable, Sendable {
  /// The version of the rules by which balances are computed.
  ///
  /// Increased whenever a rule changes; accounts computed by another version are synced in full.
  package static let calculationVersion: Int64 = 2

  public package(set) var date: LocalDate
  /// The money at the beginning of the day; negative when an account is overdrawn.
  public package(set) var startCash = Amount.zero
  public package(set) var startNonCash = Amount.zero
  /// The sum of the money that entered the account, such as deposits or payments to a credit card;
  /// never negative.
  public package(set) var cashIn = Amount.zero
  /// The sum of the money that left the account; never negative.
  public package(set) var cashOut = Amount.zero
  /// The value of securities that were bought or received, or the payments to a loan; never
  /// negative.
  public package(set) var nonCashIn = Amount.zero
  /// The value of securities that were sold or delivered, or the charges to a loan; never negative.
  public package(set) var nonCashOut = Amount.zero
  /// By how much the value of the holdings changed, apart from purchases and sales; negative for a
  /// loss. 0 without holdings, and on the first row.
  public package(set) var market = Amount.zero
  /// The change of the money that no entry explains. It makes the balance agree with a valuation or
  /// a reported balance.
  public package(set) var cashAdjustment = Amount.zero
  /// The change of the non-cash part that neither entries nor ``market`` explain.
  public package(set) var nonCashAdjustment = Amount.zero
  public package(set) var endCash = Amount.zero
  public package(set) var endNonCash = Amount.zero
  /// True when an exchange rate or a price was missing, so that the row contains only the part that
  /// is known.
  public package(set) var isIncomplete = false

  /// Creates a row whose amounts are all 0.
  package init(date: LocalDate) {
    self.date = date
  }

  /// Whether both identities hold, in exact arithmetic.
  package func isBalanced(_ classification: Classification) -> Bool {
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

  /// Returns the closing balance, cash and non-cash together.
  ///
  /// Throws ``AmountError/overflow`` when the sum is out of range.
  public func end() throws(AmountError) -> Amount { try endCash.adding(endNonCash) }
  /// Returns the opening balance, cash and non-cash together.
  ///
  /// Throws ``AmountError/overflow`` when the sum is out of range.
  public func start() throws(AmountError) -> Amount { try startCash.adding(startNonCash) }
}

/// The rows that a calculator computed, for contiguous days, ascending.
package struct BalanceSeries: Hashable, Sendable {
  /// The rows.
  package let rows: [BalanceRow]
  /// The days that were computed; the start is open when they include the account's first day.
  package let window: SyncWindow
  /// The positions on the window's days, ascending by security and day: in full, so they may begin
  /// before the window.
  ///
  /// They replace all stored positions of the account that reach into the window: those without a
  /// last day, and those whose last day is on or after the window's first.
  package let positions: [Position]

  /// Creates a series of rows that were computed for a window.
  package init(rows: [BalanceRow], window: SyncWindow, positions: [Position] = []) {
    self.rows = rows
    self.window = window
    self.positions = positions
  }

  /// Returns the row of a day; `nil` when the series does not include it.
  package func row(on date: LocalDate) -> BalanceRow? {
    guard let first = rows.first, date >= first.date else { return nil }
    let place = first.date.days(to: date)
    return place < rows.count ? rows[place] : nil
  }

  /// True when each row is a day after the one before and opens with its closing balance.
  package var isContiguous: Bool {
    zip(rows, rows.dropFirst()).allSatisfy { earlier, later in
      later.date == earlier.date.next && later.startCash == earlier.endCash
        && later.startNonCash == earlier.endNonCash
    }
  }
}
