/// A family's assets and liabilities by day, in one currency, each day at its exchange rate.
public struct NetWorth: Hashable, Sendable {
  /// The totals of one day.
  public struct Day: Hashable, Sendable {
    public let date: LocalDate
    /// The sum of what is owned at the end of the day.
    public internal(set) var assets = Amount.zero
    /// The sum of what is owed at the end of the day, normally positive.
    public internal(set) var liabilities = Amount.zero
    /// True when part of the day's totals is missing; ``NetWorth/gaps`` lists what.
    public internal(set) var isIncomplete = false

    /// Returns assets minus liabilities.
    ///
    /// Throws ``AmountError/overflow`` when the result is out of range.
    public func net() throws(AmountError) -> Amount { try assets.subtracting(liabilities) }
  }

  /// Days on which an account is not included, or only in part.
  public struct Gap: Hashable, Sendable {
    /// Why the account is missing.
    public enum Reason: String, Hashable, Sendable {
      /// There is no rate from its currency into the report's; the account is not included.
      case rate = "no rate"
      /// One of its own rates or prices is missing; the known part is included.
      case incomplete
      /// Its balances have not been computed up to that day; the account is not included.
      case behind = "not computed"
    }

    public let accountID: AccountID
    public let reason: Reason
    /// The first of these days.
    public let first: LocalDate
    /// The last of these days.
    public internal(set) var last: LocalDate
    /// The number of these days, which need not be adjacent.
    public internal(set) var days: Int
  }

  /// The days, ascending and contiguous; empty if no account has a balance.
  public private(set) var days: [Day] = []
  /// The missing parts, by account and first day: at most one for each account and reason.
  public var gaps: [Gap] {
    found.values.sorted { ($0.accountID, $0.first) < ($1.accountID, $1.first) }
  }

  private struct Key: Hashable {
    let account: AccountID
    let reason: Gap.Reason
  }

  private var found: [Key: Gap] = [:]

  /// Sums up accounts; throws when a sum is out of range.
  ///
  /// - Parameters:
  ///   - rows: The accounts' days, ascending by day.
  ///   - accounts: All accounts to include, even those without rows.
  ///   - until: The last day of the report.
  package init(
    _ rows: [AccountDay], of accounts: [Account], in currency: Currency, rates: RateBook,
    until: LocalDate
  ) throws(AmountError) {
    guard let first = rows.first?.date else { return }
    let byID = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    days = (first.day...max(first.day, until.day)).map { Day(date: LocalDate(day: $0)) }
    var last: [AccountID: LocalDate] = [:]
    for row in rows {
      guard let account = byID[row.accountID] else { continue }
      last[row.accountID] = row.date
      if row.isIncomplete { note(.incomplete, of: row.accountID, on: row.date) }
      let money = Money(row.total, account.currency)
      guard let worth = try rates.converting(money, to: currency, on: row.date) else {
        note(.rate, of: row.accountID, on: row.date)
        continue
      }
      let place = first.days(to: row.date)
      if account.kind.classification == .asset {
        days[place].assets = try days[place].assets.adding(worth)
      } else {
        days[place].liabilities = try days[place].liabilities.adding(worth)
      }
    }
    for account in accounts where account.status == .open {
      guard let day = last[account.id]?.next ?? (account.firstDay == nil ? first : nil),
        day <= until
      else { continue }
      for number in day.day...until.day {
        note(.behind, of: account.id, on: LocalDate(day: number))
      }
    }
  }

  private mutating func note(_ reason: Gap.Reason, of account: AccountID, on date: LocalDate) {
    let key = Key(account: account, reason: reason)
    if let start = days.first?.date { days[start.days(to: date)].isIncomplete = true }
    guard var gap = found[key] else {
      found[key] = Gap(accountID: account, reason: reason, first: date, last: date, days: 1)
      return
    }
    gap.last = date
    gap.days += 1
    found[key] = gap
  }

  /// Those of ``days`` that are the last of their month, and the last day of the report.
  public var monthEnds: [Day] {
    days.filter { $0.date.next.components.dayOfMonth == 1 || $0.date == days.last?.date }
  }
}

/// The balance of one account at the end of one day.
public struct AccountDay: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Cash and non-cash together, in the account's currency; for a liability, the amount owed.
  public let total: Amount
  /// True when a rate or a price was missing, so that the total contains the known part only.
  public let isIncomplete: Bool

  /// Creates an account's day.
  package init(accountID: AccountID, date: LocalDate, total: Amount, isIncomplete: Bool) {
    self.accountID = accountID
    self.date = date
    self.total = total
    self.isIncomplete = isIncomplete
  }
}
