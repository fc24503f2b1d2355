import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// Net worth by day, and what is missing from it.
  static func netWorth(
    _ worth: NetWorth, _ currency: Currency, accounts: [Account], warnings: [String]
  ) throws -> JSONValue {
    document(
      [
        ("currency", .string(currency.code)),
        (
          "networth",
          .array(
            try worth.days.map { day in
              [
                "date": .text(day.date), "assets": .text(day.assets),
                "liabilities": .text(day.liabilities), "net_worth": .text(try day.net()),
                "incomplete": .bool(day.isIncomplete),
              ]
            })
        ),
        (
          "missing",
          .array(
            worth.gaps.map { gap in
              [
                "account": .id(gap.accountID),
                "currency": .string(
                  orNull: accounts.first { $0.id == gap.accountID }?.currency.code),
                "reason": .string(gap.reason.rawValue), "first_day": .text(gap.first),
                "last_day": .text(gap.last), "days": .int(gap.days),
              ]
            })
        ),
      ], warnings: warnings)
  }

  /// What came in and what went out, by month.
  static func cashFlow(
    _ months: [MonthlyFlows.Row], _ currency: Currency, _ gaps: [MonthlyFlows.Gap],
    warnings: [String]
  ) throws -> JSONValue {
    document(
      [
        ("currency", .string(currency.code)),
        (
          "cashflow",
          .array(
            try months.map { month in
              [
                "month": .string(ReportText.text(ofMonth: month.month)), "in": .text(month.into),
                "out": .text(month.out), "net": .text(try month.spent().negated),
                "transactions": .int(month.count),
              ]
            })
        ), ("missing", missing(gaps)),
      ], warnings: warnings)
  }

  /// What went out and what came back, by month and category.
  static func spending(
    _ rows: [MonthlyFlows.Row], _ currency: Currency, _ gaps: [MonthlyFlows.Gap],
    warnings: [String]
  ) throws -> JSONValue {
    document(
      [
        ("currency", .string(currency.code)),
        (
          "spending",
          .array(
            try rows.map { row in
              [
                "month": .string(ReportText.text(ofMonth: row.month)),
                "category": .string(orNull: row.category), "out": .text(row.out),
                "back": .text(row.into), "spent": .text(try row.spent()),
                "transactions": .int(row.count),
              ]
            })
        ), ("missing", missing(gaps)),
      ], warnings: warnings)
  }

  private static func missing(_ gaps: [MonthlyFlows.Gap]) -> JSONValue {
    .array(
      gaps.map { gap in
        [
          "currency": .string(gap.currency.code), "first_day": .text(gap.first),
          "last_day": .text(gap.last), "transactions": .int(gap.count),
        ]
      })
  }
}
