import PlaidSyncLedger

/// Reports as tables, and their gaps as warnings.
enum ReportText {
  /// Net worth at the ends of months.
  static func table(
    _ worth: NetWorth, _ currency: Currency, on terminal: Terminal
  ) throws -> String {
    guard !worth.days.isEmpty else { return "no balances in this period\n" }
    var table = Table([
      .fixed("DATE"), .number("ASSETS"), .number("LIABILITIES"), .number("NET WORTH"), .fixed(""),
      .fixed(""),
    ])
    for day in worth.monthEnds {
      table.add([
        day.date.description, MoneyText.text(day.assets, currency),
        MoneyText.text(day.liabilities, currency), MoneyText.text(try day.net(), currency),
        currency.code, day.isIncomplete ? "incomplete" : "",
      ])
    }
    return table.text(on: terminal)
  }

  /// What came in and what went out, by month.
  static func table(
    _ months: [MonthlyFlows.Row], _ currency: Currency, on terminal: Terminal
  ) throws -> String {
    guard !months.isEmpty else { return "nothing came in or went out\n" }
    var table = Table([
      .fixed("MONTH"), .number("IN"), .number("OUT"), .number("LEFT"), .fixed(""),
      .number("TRANSACTIONS"),
    ])
    for month in months {
      table.add([
        text(ofMonth: month.month), MoneyText.text(month.into, currency),
        MoneyText.text(month.out, currency), MoneyText.text(try month.spent().negated, currency),
        currency.code, String(month.count),
      ])
    }
    return table.text(on: terminal)
  }

  /// What went out and what came back, by month and category.
  static func table(
    ofSpending rows: [MonthlyFlows.Row], _ currency: Currency, on terminal: Terminal
  ) throws -> String {
    guard !rows.isEmpty else { return "nothing was spent\n" }
    var table = Table([
      .fixed("MONTH"), .text("CATEGORY"), .number("OUT"), .number("BACK"), .number("SPENT"),
      .fixed(""), .number("TRANSACTIONS"),
    ])
    for row in rows {
      table.add([
        text(ofMonth: row.month), row.category ?? "(none)", MoneyText.text(row.out, currency),
        row.into == .zero ? "" : MoneyText.text(row.into, currency),
        MoneyText.text(try row.spent(), currency), currency.code, String(row.count),
      ])
    }
    return table.text(on: terminal)
  }

  /// `2025-05`.
  static func text(ofMonth month: LocalDate) -> String { String(month.description.prefix(7)) }

  /// Warnings about accounts that net worth lacks.
  static func warnings(_ gaps: [NetWorth.Gap], _ accounts: [Account]) -> [String] {
    gaps.map { gap in
      let account = accounts.first { $0.id == gap.accountID }
      let name = account?.name ?? "account \(gap.accountID)"
      let days = "\(CountText.text(gap.days, "day")), \(gap.first) to \(gap.last)"
      switch gap.reason {
      case .rate:
        return "\(name) is not included for \(days): there is no exchange rate for "
          + (account?.currency.code ?? "its currency")
      case .incomplete:
        return
          "\(name) is included only as far as it is known for \(days): a rate or a price is missing"
      case .behind: return "\(name) is not included for \(days): \(RemedyText.text(.pull))"
      }
    }
  }

  /// Warnings about transactions that are left out.
  static func warnings(_ flows: MonthlyFlows) -> [String] {
    flows.tooLarge.map { entry in
      "the transaction of \(entry.money) on \(entry.date) is left out: it is too large to add up"
    }
      + flows.gaps.map { gap in
        "\(CountText.text(gap.count, "transaction")) in \(gap.currency), \(gap.first) to "
          + "\(gap.last), could not be converted and \(gap.count == 1 ? "is" : "are") left out: "
          + "there is no exchange rate"
      }
  }
}
