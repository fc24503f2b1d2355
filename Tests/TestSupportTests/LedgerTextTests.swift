import Ledger
import TestSupport
import Testing

@Suite("LedgerText")
struct LedgerTextTests {
  @Test("a whole account is read from text")
  func whole() throws {
    let timeline = try LedgerText(
      """
      account other asset EUR
      linked
      2024-03-02  entry      20.00   # a remark
      2024-03-02  entry      -1.00
      2024-03-03  foreign     3.00 USD at 0.92
      2024-03-03  late        4.00 with 2

      2024-03-04  rate       USD 0.9
      2024-03-05  valuation  80.00
      2024-03-04  opening    90.00
      2024-03-09  today
      """
    ).timeline()
    let second = try #require(LocalDate("2024-03-02"))
    #expect(timeline.kind == .otherAsset && timeline.currency == Currency("EUR"))
    #expect(timeline.isLinked && timeline.firstDay == second.previous)
    #expect(timeline.today == second.adding(days: 7))
    #expect(
      timeline.flows == [
        DayFlow(date: second, inflow: try Amount("1"), outflow: try Amount("20")),
        DayFlow(date: second.next, inflow: .zero, outflow: try Amount("4")),
      ])
    #expect(
      timeline.foreign == [
        ForeignEntry(
          date: second.next, money: Money(try Amount("3"), Currency("USD")), rate: try Rate("0.92"))
      ])
    #expect(timeline.lateEntries.map(\.arrivedWith) == [ObservationID(2)])
    #expect(timeline.valuations.map(\.kind) == [.opening, .reconciliation])
    let rate = timeline.rates.rate(of: Currency("USD"), on: second.adding(days: 2))
    #expect(rate == (try Rate("0.9")))
  }

  @Test(
    "a line that cannot be understood is named",
    arguments: [
      "2024-03-02", "2024-03-02 entry", "2024-03-02 entry x", "2024-03-02 wonder 1",
      "2024-3-2 entry 1",
      "2024-03-02 entry 1 USD by 2", "2024-03-02 late 1", "account nothing", "2024-03-02 rate EUR",
    ])
  func refused(line: String) {
    let error = #expect(throws: LedgerTextError.self) { try LedgerText(line) }
    #expect(error?.line == line)
  }
}
