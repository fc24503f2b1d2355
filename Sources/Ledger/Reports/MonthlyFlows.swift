/// What came in and went out, by month and category, in one currency at each entry's day's rate.
public struct MonthlyFlows: Hashable, Sendable {
  /// One category's flows of one month.
  public struct Row: Hashable, Sendable {
    /// The month's first day.
    public let month: LocalDate
    /// `nil` for entries without one.
    public let category: String?
    /// The sum of what left, not negative.
    public internal(set) var out = Amount.zero
    /// The sum of what came in, not negative: income, and what was given back.
    public internal(set) var into = Amount.zero
    /// How many entries.
    public internal(set) var count = 0

    /// What left less what came back; throws when it leaves the range.
    public func spent() throws(AmountError) -> Amount { try out.subtracting(into) }
  }

  /// Entries that could not be converted and count nothing.
  public struct Gap: Hashable, Sendable {
    public let currency: Currency
    public internal(set) var first: LocalDate
    public internal(set) var last: LocalDate
    public internal(set) var count: Int
  }

  private struct Key: Hashable {
    let month: LocalDate
    let category: String?
  }

  /// By month, then by category; those without one are last.
  public let rows: [Row]
  /// By currency.
  public let gaps: [Gap]

  /// Adds up entries.
  public init(
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

  /// All categories together, month by month from the first one with an entry to the last.
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
  /// The first day of its month.
  public var monthStart: LocalDate { adding(days: 1 - components.dayOfMonth) }
}
