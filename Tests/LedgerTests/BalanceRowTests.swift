import PlaidSyncLedger
import Testing

@Suite("BalanceRow")
struct BalanceRowTests {
  private func row() -> BalanceRow {
    var row = BalanceRow(date: LocalDate(day: 0))
    row.startCash = Amount(unchecked: 100)
    row.cashIn = Amount(unchecked: 30)
    row.cashOut = Amount(unchecked: 10)
    row.cashAdjustment = Amount(unchecked: 1)
    row.endCash = Amount(unchecked: 121)
    return row
  }

  @Test("both identities are checked with the account's sign")
  func identities() {
    var row = row()
    #expect(row.isBalanced(.asset))
    #expect(!row.isBalanced(.liability))
    row.endCash = Amount(unchecked: 81)
    #expect(row.isBalanced(.liability))
    row.market = Amount(unchecked: 5)
    #expect(!row.isBalanced(.liability))
    row.endNonCash = Amount(unchecked: 5)
    #expect(row.isBalanced(.liability))
  }

  @Test("rows are contiguous when each opens with the previous closing balance, a day later")
  func contiguity() {
    var next = BalanceRow(date: LocalDate(day: 1))
    next.startCash = Amount(unchecked: 121)
    let window = SyncWindow.everything
    #expect(BalanceSeries(rows: [row(), next], window: window).isContiguous)
    next.startNonCash = Amount(unchecked: 1)
    #expect(!BalanceSeries(rows: [row(), next], window: window).isContiguous)
    next.startNonCash = .zero
    next.date = LocalDate(day: 2)
    #expect(!BalanceSeries(rows: [row(), next], window: window).isContiguous)
    #expect(BalanceSeries(rows: [], window: window).isContiguous)
  }

  @Test("the first day is the day before the first entry, or the first valuation or balance")
  func firstDay() {
    let day = LocalDate(day: 10)
    func first(_ entry: LocalDate?, _ valuation: LocalDate?, _ balance: LocalDate?) -> LocalDate? {
      AccountTimeline.firstDay(
        firstTransaction: entry, firstValuation: valuation, firstReportedBalance: balance)
    }
    #expect(first(day, nil, nil) == day.previous)
    #expect(first(day, day, day) == day.previous)
    #expect(first(day, day.adding(days: -2), nil) == day.adding(days: -2))
    #expect(first(nil, nil, day) == day)
    #expect(first(nil, nil, nil) == nil)
  }
}
