import PlaidSyncLedger
import Testing

@Suite("Balance series")
struct BalanceSeriesTests {
  @Test("a series finds the row of each of its days and of no other")
  func rowOfADay() {
    let days = (10..<13).map { BalanceRow(date: LocalDate(day: $0)) }
    let series = BalanceSeries(rows: days, window: .everything)
    let found = (8..<15).map { series.row(on: LocalDate(day: $0))?.date.day }
    #expect(found == [nil, nil, 10, 11, 12, nil, nil])
    #expect(BalanceSeries(rows: [], window: .everything).row(on: LocalDate(day: 10)) == nil)
  }
}
