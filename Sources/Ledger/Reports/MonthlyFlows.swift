/// Income and spending by month and category, in one currency.
///
/// Each entry is converted by its own rate or that of its day. Transfers, excluded transactions and
/// pending ones are not included.
public struct MonthlyFlows: Hashable, Sendable {
  /// One category's flows of one month.
  public struct Row: Hashable, Sendable {
    /// The month's first day.
    public let month: LocalDate
    /// The category; `nil` for entries without one, and in the totals of ``MonthlyFlows/months()``.
    public let category: String?
    /// The sum of outflows; never negative.
    public internal(set) var out = Amount.zero
    /// The sum of inflows, that is income and refunds; never negative.
    public internal(set) var into = Amount.zero
    /// The number of entries.
    public internal(set) var count = 0

    /// Returns outflows minus inflows: positive for spending, negative for income.
    ///
    /// Throws ``AmountError/overflow`` when the result is out of range.
    public func spent() throws(AmountError) -> Amount { try out.subtracting(into) }
  }

  /// Entries of one currency that are not included, because no exchange rate is known for their
  /// days.
  public struct Gap: Hashable, Sendable {
    public let currency: Currency
    /// The day of the earliest of these entries.
    public internal(set) var first: LocalDate
    /// The day of the latest of these entries.
    public internal(set) var last: LocalDate
    /// The number of these entries.
    public internal(set) var count: Int
  }

  private struct Key: Hashable {
    let month: LocalDate
    let category: String?
  }

  /// The rows by month and category; entries without a category are last in their month. A month
  /// without entries has no row.
  public let rows: [Row]
  /// The entries that could not be converted, by currency.
  public let gaps: [Gap]

  /// Sums up entries; throws when a sum is out of range.
  package init(
    _ entries: [ReportEntry], in currency: Currency, rates: RateBook
  ) throws(AmountError) {
    var rows: [Key: Row] = [:]
    var gaps: [Currency: Gap] = [:]
    for entry in entries {
      guard let amount = try entry.amount(in: currency, rates) else {
        let code = entry.money.currency
        var gap =
          gaps[code] ?? Gap(currency: code, first: entry.date, last: entry.date, count: 0)
        gap.first = min(gap.first, entry.date)
        gap.last = max(gap.last, entry.date)
        gap.count += 1
        gaps[code] = gap
        continue
      }
      let key = Key(month: entry.date.monthStart, category: entry.category)
      var row = rows[key] ?? Row(month: key.month, category: key.category)
      row.count += 1
      if amount > .zero {
        row.out = try row.out.adding(amount)
      } else {
        row.into = try row.into.adding(amount.magnitude)
      }
      rows[key] = row
    }
    self.rows = rows.values.sorted { left, right in
      if left.month != right.month { return left.month < right.month }
      guard let first = left.category, let second = right.category else {
        return left.category != nil
      }
      return first < second
    }
    self.gaps = gaps.values.sorted { $0.currency.code < $1.currency.code }
  }

  /// Returns the total of all categories for each month from the first with an entry to the last,
  /// including months without entries.
  ///
  /// Throws ``AmountError/overflow`` when a sum is out of range.
  public func months() throws(AmountError) -> [Row] {
    guard let first = rows.first?.month, let last = rows.last?.month else { return [] }
    var months: [Row] = []
    var month = first
    while month <= last {
      var sum = Row(month: month, category: nil)
      for row in rows where row.month == month {
        sum.out = try sum.out.adding(row.out)
        sum.into = try sum.into.adding(row.into)
        sum.count += row.count
      }
      months.append(sum)
      month = month.adding(days: 31).monthStart
    }
    return months
  }
}

extension LocalDate {
  /// The first day of this date's month.
  public var monthStart: LocalDate { adding(days: 1 - components.dayOfMonth) }
}

/// A transaction that counts as income or spending: posted, not removed, not excluded, and not a
/// side of a transfer. Of a split transaction, the parts.
public struct ReportEntry: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// The amount in the transaction's own currency; positive leaves the account.
  public let money: Money
  /// The transaction's own exchange rate into the account's currency; `nil` if it has none.
  public let ownRate: Rate?
  public let accountCurrency: Currency
  public let category: String?

  /// Creates an entry.
  package init(
    accountID: AccountID, date: LocalDate, money: Money, ownRate: Rate?,
    accountCurrency: Currency, category: String?
  ) {
    self.accountID = accountID
    self.date = date
    self.money = money
    self.ownRate = ownRate
    self.accountCurrency = accountCurrency
    self.category = category
  }

  /// Returns the amount in another currency, by the transaction's own rate or the rate of its day;
  /// `nil` when no rate is known.
  ///
  /// Throws ``AmountError/overflow`` when the result is out of range.
  public func amount(in currency: Currency, _ rates: RateBook) throws(AmountError) -> Amount? {
    guard money.currency != currency, let ownRate else {
      return try rates.converting(money, to: currency, on: date)
    }
    let own = Money(try ownRate.converting(money.amount), accountCurrency)
    return try rates.converting(own, to: currency, on: date)
  }
}
