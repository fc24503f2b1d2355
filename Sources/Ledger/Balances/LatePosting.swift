/// Decides whether entries that arrived late were missing from the earlier readings.
public enum LatePosting {
  /// True when the change between two readings is explained exactly by the entries dated between
  /// them *plus* the late ones, and not without them: then the earlier readings lacked them.
  ///
  /// - Parameters:
  ///   - change: the newer reading less the older one.
  ///   - onTime: the signed effect of the entries dated after the older reading.
  ///   - late: the signed effect of the entries dated on or before it that arrived just now.
  public static func areMissingFromEarlierBalances(
    change: Amount, onTime: Amount, late: Amount
  ) -> Bool {
    guard late != .zero, change != onTime else { return false }
    return Int128(change.rawValue) == Int128(onTime.rawValue) + Int128(late.rawValue)
  }
}

/// A posted entry that earlier readings did not contain yet, though it is dated before them.
public struct LatePostedEntry: Hashable, Sendable {
  /// The entry's date.
  public let date: LocalDate
  /// The entry's money, in Plaid's sign.
  public let money: Money
  /// The entry's own exchange rate, if it carries one.
  public let rate: Rate?
  /// The reading with which it first arrived: earlier readings lack it.
  public let arrivedWith: ReportedBalanceID

  /// Describes a late entry.
  public init(date: LocalDate, money: Money, rate: Rate?, arrivedWith: ReportedBalanceID) {
    self.date = date
    self.money = money
    self.rate = rate
    self.arrivedWith = arrivedWith
  }
}
