import PlaidSyncLedger
import TestSupport
import Testing

@Suite("LedgerText")
struct LedgerTextTests {
  @Test("a complete account is read from text")
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
    #expect(timeline.lateEntries.map(\.arrivedWith) == [ReportedBalanceID(2)])
    #expect(timeline.valuations.map(\.kind) == [.opening, .reconciliation])
    let rate = timeline.rates.rate(of: Currency("USD"), on: second.adding(days: 2))
    #expect(rate == (try Rate("0.9")))
  }

  @Test("trades, splits, lists and prices are read from text")
  func securities() throws {
    let text = try LedgerText(
      """
      account investment
      2024-03-05  holding  ABC 40 at 25.00
      2024-03-01  trade    buy ABC 10 at 100.00 for 1005.00
      2024-03-02  split    ABC 30
      2024-03-03  trade    transfer DEF -2 for 0.5 EUR
      2024-03-03  trade    cash CUR:USD 5 for -5.00
      2024-03-04  price    DEF 26.00 EUR
      """)
    let (dollar, euro) = (Currency("USD"), Currency("EUR"))
    let first = try #require(LocalDate("2024-03-01"))
    let (abc, def) = (SecurityID(1), SecurityID(2))
    #expect(text.security("ABC") == abc && text.security("DEF") == def)
    let timeline = text.timeline()
    #expect(timeline.firstDay == first.previous && timeline.today == first.adding(days: 4))
    func trade(
      _ days: Int, _ security: SecurityID?, _ meaning: TradeMeaning, _ quantity: String,
      _ price: String?, _ amount: String, _ currency: Currency
    ) throws -> TradeFlow {
      TradeFlow(
        date: first.adding(days: days), security: security, meaning: meaning,
        quantity: try Quantity(quantity), price: try price.map { try Quantity($0) },
        money: Money(try Amount(amount), currency))
    }
    let expected = InvestmentInputs(
      trades: [
        try trade(0, abc, .buy, "10", "100", "1005", dollar),
        try trade(1, abc, .split, "30", nil, "0", dollar),
        try trade(2, def, .inKind, "-2", nil, "0.5", euro),
        try trade(2, nil, .cash, "5", nil, "-5", dollar),
      ],
      firstList: first.adding(days: 4),
      holdings: [
        Holding(
          security: abc, date: first.adding(days: 4), quantity: try Quantity("40"),
          price: try Quantity("25"), currency: dollar)
      ],
      prices: [
        Price(
          security: def, date: first.adding(days: 3), value: try Quantity("26"), currency: euro)
      ])
    #expect(timeline.investments == expected)
  }

  @Test(
    "the error names a line that cannot be parsed",
    arguments: [
      "2024-03-02", "2024-03-02 entry", "2024-03-02 entry x", "2024-03-02 wonder 1",
      "2024-3-2 entry 1",
      "2024-03-02 entry 1 USD by 2", "2024-03-02 late 1", "account nothing", "2024-03-02 rate EUR",
      "2024-03-02 trade steal ABC 1", "2024-03-02 trade buy ABC", "2024-03-02 holding ABC one",
      "2024-03-02 price CUR:USD 1", "2024-03-02 trade buy ABC 1 at", "2024-03-02 list ABC",
    ])
  func refused(line: String) {
    let error = #expect(throws: LedgerTextError.self) { try LedgerText(line) }
    #expect(error?.line == line)
  }
}
