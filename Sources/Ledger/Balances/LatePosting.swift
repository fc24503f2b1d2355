/// Decides whether late postings were missing from the earlier reported balances.
package enum LatePosting {
  /// True when the change between two reported balances is explained exactly by the entries dated
  /// between them *plus* the late ones, and not without them: the earlier balances lacked them.
  ///
  /// - Parameters:
  ///   - change: The newer reported balance minus the older one.
  ///   - onTime: The signed effect of the entries dated after the older balance.
  ///   - late: The signed effect of the newly arrived entries dated on or before it.
  package static func areMissingFromEarlierBalances(
    change: Amount, onTime: Amount, late: Amount
  ) -> Bool {
    guard late != .zero, change != onTime else { return false }
    return Int128(change.rawValue) == Int128(onTime.rawValue) + Int128(late.rawValue)
  }
}

/// A posted entry that earlier reported balances lacked although it is dated on or before them.
package struct LatePostedEntry: Hashable, Sendable {
  /// The entry's date.
  package let date: LocalDate
  /// The entry's money, in Plaid's sign.
  package let money: Money
  /// The entry's own exchange rate, if it carries one.
  package let rate: Rate?
  /// The reported balance that arrived together with the entry; earlier ones lack it.
  package let arrivedWith: ReportedBalanceID

  /// Creates a late posting.
  package init(date: LocalDate, money: Money, rate: Rate?, arrivedWith: ReportedBalanceID) {
    self.date = date
    self.money = money
    self.rate = rate
    self.arrivedWith = arrivedWith
  }
}
