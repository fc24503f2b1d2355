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
    /// What the entries are: income, spending, or, without a category that says so, either.
    package let nature: ReportEntry.Nature
    /// The sum of outflows; never negative. Income has none.
    public internal(set) var out = Amount.zero
    /// The sum of inflows: of spending, the refunds; of income, less what was taken back, so that
    /// it can be negative.
    public internal(set) var into = Amount.zero
    /// The number of entries.
    public internal(set) var count = 0

    /// Returns outflows minus inflows: positive for spending, negative for income.
    ///
    /// Throws ``AmountError/overflow`` when the result is out of range.
    public func spent() throws(AmountError) -> Amount { try out.subtracting(into) }
    /// True for categories in which money was spent, or came back.
    public var isSpending: Bool {
      nature == .spending || nature == .unknown && out != .zero
    }
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
    let nature: ReportEntry.Nature
  }

  /// The rows by month and category; entries without a category are last in their month. A month
  /// without entries has no row.
  public let rows: [Row]
  /// The entries that could not be converted, by currency.
  public let gaps: [Gap]
  /// Entries that are left out because a sum with them would be out of range.
  public let tooLarge: [ReportEntry]

  /// Sums up entries.
  package init(_ entries: [ReportEntry], in currency: Currency, rates: RateBook) {
    var rows: [Key: Row] = [:]
    var gaps: [Currency: Gap] = [:]
    var tooLarge: [ReportEntry] = []
    for entry in entries where !entry.isPaymentIntoDebt {
      let amount: Amount?
      do throws(AmountError) { amount = try entry.amount(in: currency, rates) } catch {
        tooLarge.append(entry)
        continue
      }
      guard let amount else {
        let code = entry.money.currency
        var gap =
          gaps[code] ?? Gap(currency: code, first: entry.date, last: entry.date, count: 0)
        gap.first = min(gap.first, entry.date)
        gap.last = max(gap.last, entry.date)
        gap.count += 1
        gaps[code] = gap
        continue
      }
      let key = Key(
        month: entry.date.monthStart, category: entry.category, nature: entry.nature)
      var row = rows[key] ?? Row(month: key.month, category: key.category, nature: key.nature)
      do throws(AmountError) {
        try row.add(amount)
        rows[key] = row
      } catch {
        tooLarge.append(entry)
      }
    }
    self.tooLarge = tooLarge
    self.rows = rows.values.sorted { left, right in
      if left.month != right.month { return left.month < right.month }
      guard let first = left.category, let second = right.category else {
        return left.category != nil || right.category == nil && left.nature < right.nature
      }
      return (first, left.nature) < (second, right.nature)
    }
    self.gaps = gaps.values.sorted { $0.currency.code < $1.currency.code }
  }

  /// The categories in which money was spent, or came back.
  public var spending: [Row] { rows.filter(\.isSpending) }

  /// Returns the total of all categories for each month from the first with an entry to the last,
  /// including months without entries. Refunds lessen what went out, and are not income.
  ///
  /// Throws ``AmountError/overflow`` when a sum is out of range.
  public func months() throws(AmountError) -> [Row] {
    guard let first = rows.first?.month, let last = rows.last?.month else { return [] }
    var months: [Row] = []
    var month = first
    while month <= last {
      var sum = Row(month: month, category: nil, nature: .unknown)
      for row in rows where row.month == month {
        let isRefunded = row.nature == .spending
        sum.out = try sum.out.adding(isRefunded ? row.spent() : row.out)
        if !isRefunded { sum.into = try sum.into.adding(row.into) }
        sum.count += row.count
      }
      months.append(sum)
      month = month.adding(days: 31).monthStart
    }
    return months
  }
}

extension MonthlyFlows.Row {
  fileprivate mutating func add(_ amount: Amount) throws(AmountError) {
    if amount > .zero, nature != .income {
      out = try out.adding(amount)
    } else {
      into = try into.subtracting(amount)
    }
    count += 1
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
  /// What the entry is, by its category.
  package let nature: Nature
  /// True if the account is a debt: a credit card, a loan, another liability.
  package let isDebt: Bool

  /// What an entry is.
  package enum Nature: Int, Hashable, Sendable, Comparable {
    case income, spending, unknown

    package static func < (left: Nature, right: Nature) -> Bool { left.rawValue < right.rawValue }

    /// Reads a category, as a code if it has one.
    package init(category: String?) {
      if category?.hasPrefix("INCOME") ?? false {
        self = .income
      } else {
        self =
          TransferEvidence(category: category, texts: []).purpose == .other ? .spending : .unknown
      }
    }
  }

  /// Creates an entry.
  package init(
    accountID: AccountID, date: LocalDate, money: Money, ownRate: Rate?,
    accountCurrency: Currency, category: String?, nature: Nature, isDebt: Bool
  ) {
    self.accountID = accountID
    self.date = date
    self.money = money
    self.ownRate = ownRate
    self.accountCurrency = accountCurrency
    self.category = category
    self.nature = nature
    self.isDebt = isDebt
  }

  /// True if money enters a debt and is no refund: a payment, which is never income.
  var isPaymentIntoDebt: Bool { isDebt && money.amount < .zero && nature != .spending }

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
