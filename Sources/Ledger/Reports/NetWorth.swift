/// What a family owns and owes, day by day, in its own currency at each day's rate.
public struct NetWorth: Hashable, Sendable {
  /// One day.
  public struct Day: Hashable, Sendable {
    public let date: LocalDate
    public internal(set) var assets = Amount.zero
    public internal(set) var liabilities = Amount.zero
    /// True when something is missing; `gaps` says what.
    public internal(set) var isIncomplete = false

    /// What is left; throws when it leaves the range.
    public func net() throws(AmountError) -> Amount { try assets.subtracting(liabilities) }
  }

  /// Days on which an account is not in here, or not wholly.
  public struct Gap: Hashable, Sendable {
    /// Why.
    public enum Reason: String, Hashable, Sendable {
      /// There is no rate from its currency into the family's; it counts nothing.
      case rate = "no rate"
      /// A rate or a price of its own is missing; its known part counts.
      case incomplete
      /// Its balances are not computed that far; it counts nothing.
      case behind = "not computed"
    }

    public let accountID: AccountID
    public let reason: Reason
    public let first: LocalDate
    public internal(set) var last: LocalDate
    public internal(set) var days: Int
  }

  /// The days, ascending and without gaps.
  public private(set) var days: [Day] = []
  /// What is missing, by account and reason.
  public var gaps: [Gap] {
    found.values.sorted { ($0.accountID, $0.first) < ($1.accountID, $1.first) }
  }

  private struct Key: Hashable {
    let account: AccountID
    let reason: Gap.Reason
  }

  private var found: [Key: Gap] = [:]

  /// Adds up accounts.
  ///
  /// - Parameters:
  ///   - rows: the accounts' days, ascending by day.
  ///   - accounts: those that the rows are of, and those that should have some.
  ///   - until: the last day that is asked for.
  public init(
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

  /// The last day of each month, and the last day of all.
  public var monthEnds: [Day] {
    days.filter { $0.date.next.components.dayOfMonth == 1 || $0.date == days.last?.date }
  }
}

/// What one account was worth at the end of one day.
public struct AccountDay: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Cash and the rest together, in the account's currency; of a liability, what is owed.
  public let total: Amount
  /// True when a rate or a price was missing, so that only the known part is in here.
  public let isIncomplete: Bool

  /// Describes a day.
  public init(accountID: AccountID, date: LocalDate, total: Amount, isIncomplete: Bool) {
    self.accountID = accountID
    self.date = date
    self.total = total
    self.isIncomplete = isIncomplete
  }
}
